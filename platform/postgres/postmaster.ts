import { execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'

/** A PostgreSQL server process on one data folder. */
export interface Postmaster {
  readonly pid: number
  /** Ends when the server is gone, whoever stopped it. */
  readonly gone: Promise<void>
}

/** What is needed to start a server. */
export interface Launch {
  readonly program: string
  readonly args: readonly string[]
  readonly folder: string
  readonly account: Account
}

/** What the server wrote about itself into its lock file. */
export interface PidFile {
  readonly pid: number
  /** accepts connections */
  readonly isReady: boolean
  readonly socketFolder: string
}

const POLL_MS = 10
const START_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 30_000
const LEFTOVERS_LIMIT_MS = 15_000
const START_LOG = 'start.log'
const SOCKET_LOCK = '.s.PGSQL.5432.lock'
// larger than any number Linux or macOS gives to a process
const NO_PROCESS = 2_147_483_646

/** The server that runs on a data folder, or undefined when there is none or only the file of a dead one. */
export function runningPostmaster(folder: string): PidFile | undefined {
  const file = readPidFile(folder)
  return file !== undefined && isPostmasterOf(file.pid, folder) ? file : undefined
}

/**
 * Starts the server and waits until it accepts connections; after a crash this includes recovery.
 * @throws with the last lines of its log when it ends or does not get ready
 */
export async function startPostmaster(launch: Launch): Promise<Postmaster> {
  disownDeadServer(launch.folder)
  const until = Date.now() + LEFTOVERS_LIMIT_MS
  for (;;) {
    try {
      return await startOnce(launch)
    } catch (error) {
      // a killed server's children need a moment to see that it is gone
      if (!String(error).includes('still in use') || Date.now() > until) throw error
      await pause()
    }
  }
}

async function startOnce({ program, args, folder, account }: Launch): Promise<Postmaster> {
  const out = openSync(join(folder, START_LOG), 'w', 0o600)
  // detached: Ctrl-C in a terminal must reach the product first, which then stops the database in order
  const child = spawn(program, args, {
    cwd: folder,
    uid: account.uid,
    gid: account.gid,
    detached: true,
    stdio: ['ignore', out, out],
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(out)
  child.unref()
  let ended = false
  const gone = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve())
    child.once('error', reject)
  }).finally(() => (ended = true))
  gone.catch(() => {})
  const until = Date.now() + START_LIMIT_MS
  while (!isReady(folder, child.pid)) {
    if (ended) throw new Error(`PostgreSQL did not start on ${folder}: ${lastWords(folder)}`)
    if (Date.now() > until) throw new Error(`PostgreSQL on ${folder} did not get ready: ${lastWords(folder)}`)
    await Promise.race([gone, pause()])
  }
  return { pid: child.pid ?? 0, gone }
}

/** Takes over a server that a killed process of the product left running; undefined when it is ending. */
export async function adoptPostmaster(folder: string, pid: number): Promise<Postmaster | undefined> {
  const until = Date.now() + START_LIMIT_MS
  while (!isReady(folder, pid)) {
    if (!isPostmasterOf(pid, folder) || Date.now() > until) return undefined
    await pause()
  }
  return { pid, gone: watchEnd(pid, folder) }
}

/** Stops a server in order: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(folder: string, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isPostmasterOf(pid, folder)) return
    process.kill(pid, signal)
    const until = Date.now() + STOP_LIMIT_MS
    while (isPostmasterOf(pid, folder) && Date.now() < until) await pause()
  }
}

/** Whether a process is the PostgreSQL server of this folder (its number may have gone to another process). */
function isPostmasterOf(pid: number, folder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(folder)
  } catch {
    return false
  }
}

/**
 * In a container the number of a dead server may be another process of the same user by now, and PostgreSQL would
 * refuse to start. The rest of the file stays: by it PostgreSQL sees whether children of the dead server still write.
 */
function disownDeadServer(folder: string): void {
  const file = readPidFile(folder)
  if (file === undefined || isPostmasterOf(file.pid, folder)) return
  const path = join(folder, 'postmaster.pid')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^.*/, String(NO_PROCESS)))
  // the lock of its socket tells nothing more
  rmSync(join(file.socketFolder, SOCKET_LOCK), { force: true })
}

function readPidFile(folder: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', isReady: (lines[7] ?? '').trim() === 'ready' }
  } catch {
    return undefined
  }
}

function isReady(folder: string, pid: number | undefined): boolean {
  const file = readPidFile(folder)
  return file !== undefined && file.pid === pid && file.isReady
}

/** Looks once a second whether a server that is not our child still runs; keeps no process alive by it. */
async function watchEnd(pid: number, folder: string): Promise<void> {
  while (isPostmasterOf(pid, folder)) {
    await new Promise((resolve) => setTimeout(resolve, 1_000).unref())
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS))
}

/** Last lines of what the server said: before it opened its log, and in the newest file of its log. */
function lastWords(folder: string): string {
  const logs = existsSync(join(folder, 'log'))
    ? readdirSync(join(folder, 'log')).map((name) => join(folder, 'log', name))
    : []
  const newest = logs.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0]
  const texts = [join(folder, START_LOG), newest].map((path) => (path === undefined ? '' : readFileSync(path, 'utf8')))
  return texts.flatMap((text) => text.trim().split('\n').slice(-4)).join(' | ')
}
