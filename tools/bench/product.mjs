/** The built server as an operator runs it, and how long it takes to be there. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../lib/root.mjs'

const READY_LIMIT_MS = 120_000

/**
 * Starts the server on a data folder and waits until `/readyz` says yes.
 * @returns address, pid, seconds to readiness, and how to end it
 * @throws with everything printed, when it does not get ready
 */
export async function startProduct({ dataDir, databaseUrl, port, profile }) {
  const main = join(root, 'apps/server/dist/main.mjs')
  const inspect = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const began = performance.now()
  const server = spawn(process.execPath, [...inspect, main, 'start', '--port', String(port), '--data', dataDir], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      YICHUANG_LOG: 'info',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (printed = (printed + chunk).slice(-50_000)))
  const address = `http://127.0.0.1:${port}`
  while (!(await isReady(address))) {
    if (server.exitCode !== null || performance.now() - began > READY_LIMIT_MS) {
      server.kill('SIGKILL')
      throw new Error(`the server did not get ready:\n${printed}`)
    }
    await wait(10)
  }
  const end = async (signal) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await ended
  }
  return {
    address,
    pid: server.pid,
    seconds: (performance.now() - began) / 1000,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/readyz`)).ok
  } catch {
    return false
  }
}

/** A port nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
