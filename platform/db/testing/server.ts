import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { FolderInUse, startEmbeddedPostgres } from '../../postgres/index.ts'
import type { EmbeddedPostgres } from '../../postgres/index.ts'
import { livingOwner, takeLock } from '../../postgres/owner-lock.ts'
import type { OwnerLock } from '../../postgres/owner-lock.ts'
import { runningPostmaster } from '../../postgres/postmaster.ts'
import { sourceRoot } from './source-root.ts'

/** The database server that all tests of this checkout share; each test file has databases of its own on it. */
export interface TestServer {
  readonly urlOf: (database: string) => string
  /** This process needs it no more; the last one to say so stops the server. */
  readonly release: () => Promise<void>
}

let ours: Promise<TestServer> | undefined

/**
 * The shared test server: `TEST_DATABASE_URL` when set, else an embedded one that the first test run starts and the
 * last one stops. Its files are kept, so the next run need not set it up again.
 */
export function testServer(): Promise<TestServer> {
  ours ??= acquire()
  return ours
}

async function acquire(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '')
    return { urlOf: (database) => withDatabase(given, database), release: async () => {} }
  const home = join(tmpdir(), `yichuang-test-${userInfo().uid}-${hashOf(sourceRoot)}`)
  const runs = join(home, 'runs')
  mkdirSync(runs, { recursive: true })
  const registration = await takeLock(join(runs, `${process.pid}.run`))
  const server = await take(home)
  server.leave()
  const onExit = () => stopWhenIdle(home, registration)
  process.once('exit', onExit)
  process.once('SIGTERM', endProcess)
  return {
    urlOf: server.urlOf,
    async release() {
      ours = undefined
      process.off('exit', onExit)
      process.off('SIGTERM', endProcess)
      const taken = await take(home)
      registration.release()
      if (othersAt(runs)) taken.leave()
      else await taken.stop()
    },
  }
}

/** Waits for its turn: another test process holds the folder only while it starts or leaves. */
async function take(home: string): Promise<EmbeddedPostgres> {
  for (;;) {
    try {
      return await startEmbeddedPostgres({ dataDir: join(home, 'server'), durable: false })
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

// the test runner ends its workers by this signal, and without a listener there is no 'exit' for it
function endProcess(): void {
  process.exit()
}

/** The last moment of a test process that nobody told to release: no waiting is possible any more. */
function stopWhenIdle(home: string, registration: OwnerLock): void {
  registration.release()
  const running = runningPostmaster(join(home, 'server'))
  if (running !== undefined && !othersAt(join(home, 'runs'))) process.kill(running.pid, 'SIGINT')
}

function othersAt(runs: string): boolean {
  const living = readdirSync(runs).filter((name) => {
    if (!name.endsWith('.run')) return false
    if (livingOwner(join(runs, name)) !== undefined) return true
    rmSync(join(runs, name), { force: true })
    return false
  })
  return living.length > 0
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.toString()
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
