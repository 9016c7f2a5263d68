import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The built product, running on a port and in a data folder of its own. */
export interface Product {
  readonly address: string
  readonly port: number
  readonly dataDir: string
  /** process id of the server */
  readonly pid: number
  /** everything it printed so far */
  output(): string
  /** Ends it as an operator does; the data folder stays. */
  stop(): Promise<void>
  /** Ends it as a power cut does (the server only: the database is found orphaned by the next start). */
  kill(): Promise<void>
  /** Stops it and removes the data folder, when the folder was made here. */
  remove(): Promise<void>
}

export interface ProductOptions {
  /** a folder kept from an earlier start; without it a new temporary one */
  readonly dataDir?: string
  readonly port?: number
  readonly demo?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** milliseconds until it must be ready (90 000) */
  readonly readyWithin?: number
}

const launcher = fileURLToPath(new URL('../../apps/server/bin/yichuang.mjs', import.meta.url))

/**
 * Starts the product as a person does, `start --port N --data DIR`, and waits until `/readyz` says yes.
 * @throws with everything printed, when it ends or is not ready in time
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const port = options.port ?? (await freePort())
  const folder = options.dataDir === undefined ? temporaryFolder() : undefined
  const dataDir = options.dataDir ?? join(folder ?? '', 'data')
  const address = `http://127.0.0.1:${port}`
  const args = ['start', '--port', String(port), '--data', dataDir, ...(options.demo === false ? ['--no-demo'] : [])]
  const server = spawn(process.execPath, [launcher, ...args], {
    env: { ...process.env, NODE_ENV: 'production', YICHUANG_STRICT: 'on', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed = (printed + chunk).slice(-200_000)
    })
  }
  const remove = async () => {
    await end(server, 'SIGTERM')
    await endOrphan(dataDir)
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(server, address, options.readyWithin ?? 90_000)
  } catch (error) {
    await remove()
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${printed}`, { cause: error })
  }
  return {
    address,
    port,
    dataDir,
    pid: server.pid ?? 0,
    output: () => printed,
    stop: () => end(server, 'SIGTERM'),
    kill: () => end(server, 'SIGKILL'),
    remove,
  }
}

/** A port nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The embedded database runs as an unprivileged user when we are root, so the folder must let it through. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-'))
  chmodSync(folder, 0o755)
  return folder
}

async function untilReady(server: ChildProcess, address: string, within: number): Promise<void> {
  const deadline = Date.now() + within
  while (Date.now() < deadline) {
    if (hasEnded(server))
      throw new Error(`the product ended with ${server.exitCode ?? server.signalCode} before it was ready`)
    const ready = await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await wait(50)
  }
  throw new Error(`the product was not ready after ${within / 1000} s`)
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (hasEnded(server)) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill(signal)
  const late = setTimeout(() => server.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(late)
}

/** Ends the database that a killed server left running. */
async function endOrphan(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  for (let tries = 0; tries < 100 && existsSync(pidFile); tries++) {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      return
    }
    await wait(50)
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}
