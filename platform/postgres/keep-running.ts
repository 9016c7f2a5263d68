import { startPostmaster, stopPostmaster } from './postmaster.ts'
import type { Launch, Postmaster } from './postmaster.ts'

/** A server that is started again when it dies. */
export interface KeptRunning {
  readonly pid: () => number
  readonly gone: Promise<void>
  readonly stop: () => Promise<void>
  readonly leave: () => void
}

const MOST_RESTARTS = 3
const WITHIN_MS = 60_000

/**
 * Starts the server again when it dies without having been told to (out of memory, killed by hand): the address stays,
 * so the pool connects anew. Ends, with `gone`, after the third death within a minute.
 */
export function keepRunning(first: Postmaster, launch: Launch): KeptRunning {
  let current = first
  let isStopping = false
  const restarts: number[] = []

  async function watch(): Promise<void> {
    for (;;) {
      await current.gone
      const now = Date.now()
      if (isStopping || restarts.filter((at) => now - at < WITHIN_MS).length >= MOST_RESTARTS) return
      restarts.push(now)
      current = await startPostmaster(launch)
    }
  }

  // a server that cannot be started again is as gone as one that was stopped
  const gone = watch().catch(() => {})
  return {
    pid: () => current.pid,
    gone,
    leave() {
      isStopping = true
    },
    async stop() {
      isStopping = true
      let stopped = 0
      while (stopped !== current.pid) {
        stopped = current.pid
        await stopPostmaster(launch.folder, stopped)
        await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2_000))])
      }
    },
  }
}
