import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { accountOfFolder, databaseAccount } from './account.ts'
import type { Account } from './account.ts'
import { findBinaries } from './binaries.ts'
import { clusterPassword, ensureCluster } from './cluster.ts'
import { lockFileOf, realDataFolder } from './data-folder.ts'
import { ensureDatabase, socketUrl } from './first-database.ts'
import { FolderInUse, livingOwner, takeLock } from './owner-lock.ts'
import type { OwnerLock } from './owner-lock.ts'
import { adoptPostmaster, runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import type { Launch, Postmaster } from './postmaster.ts'
import { serverArguments } from './settings.ts'
import { keepRunning } from './keep-running.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

/** A running PostgreSQL of the product's own. */
export interface EmbeddedPostgres {
  /** address of the product's database, with password: print nothing of it */
  readonly url: string
  /** address of another database of the same server */
  readonly urlOf: (database: string) => string
  /** how this process came to it: started it, took it over from a killed process, or joined a running product */
  readonly how: 'started' | 'adopted' | 'joined'
  /** number of the server process; another one after it was restarted */
  readonly pid: () => number
  /** Ends when the server is stopped, or has died so often that restarting does not help: the product must then end. */
  readonly gone: Promise<void>
  /** Stops the server in order and frees the folder; a joined server runs on. */
  readonly stop: () => Promise<void>
  /** Frees the folder and leaves the server running for whoever takes it over next. */
  readonly leave: () => void
}

/** Where and how the embedded PostgreSQL runs. */
export interface EmbeddedOptions {
  readonly dataDir: string
  /** when a living process of the product has the folder: refuse (the default, for the server), or join it (for its command line) */
  readonly whenInUse?: 'refuse' | 'join'
  /** false gives speed for safety: for test databases only */
  readonly durable?: boolean
}

const DATABASE = 'yichuang'
const JOIN_LIMIT_MS = 30_000

/**
 * Starts the embedded PostgreSQL on a data folder, which is made on first use. A server that a killed process left
 * running is taken over as it is, with every committed transaction.
 * @throws FolderInUse when another process of the product runs on the folder; an error with a sentence for the
 * operator when the server cannot be set up or started
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = realDataFolder(options.dataDir, databaseAccount())
  const account = accountOfFolder(folder)
  const lockFile = lockFileOf(options.dataDir)
  let lock: OwnerLock
  try {
    lock = await takeLock(lockFile)
  } catch (error) {
    if (error instanceof FolderInUse && options.whenInUse === 'join') return joinRunning(folder, lockFile)
    throw error
  }
  try {
    return await runOn(folder, { account, lock, durable: options.durable ?? true })
  } catch (error) {
    lock.release()
    throw error
  }
}

interface Running {
  readonly how: 'started' | 'adopted'
  readonly postmaster: Postmaster
  readonly launch: Launch
  readonly socketFolder: string
}

async function runOn(
  folder: string,
  { account, lock, durable }: { readonly account: Account; readonly lock: OwnerLock; readonly durable: boolean },
): Promise<EmbeddedPostgres> {
  const binaries = findBinaries(account)
  await ensureCluster(folder, binaries.initdb, { account, durable })
  const start = { folder, account, program: binaries.postgres, durable }
  const { how, postmaster, launch, socketFolder } = (await adoptOrStop(start)) ?? (await startNew(start))
  const urlOf = socketUrl(socketFolder, clusterPassword(folder))
  await ensureDatabase(urlOf('postgres'), DATABASE)
  const { pid, gone, stop, leave } = keepRunning(postmaster, launch)
  const stopAndFree = async () => {
    await stop()
    removeSocketFolder(socketFolder, folder)
    lock.release()
  }
  const leaveAndFree = () => {
    leave()
    lock.release()
  }
  let stopping: Promise<void> | undefined
  return {
    url: urlOf(DATABASE),
    urlOf,
    how,
    pid,
    gone,
    stop: () => (stopping ??= stopAndFree()),
    leave: leaveAndFree,
  }
}

interface Start {
  readonly folder: string
  readonly account: Account
  readonly program: string
  readonly durable: boolean
}

async function startNew(start: Start): Promise<Running> {
  const socketFolder = makeSocketFolder(start.folder, start.account)
  const launch = launchOf(start, socketFolder)
  return { how: 'started', postmaster: await startPostmaster(launch), launch, socketFolder }
}

/** Takes over a running server when it is the one we would start; one of an older release is stopped. */
async function adoptOrStop(start: Start): Promise<Running | undefined> {
  const { folder } = start
  const orphan = runningPostmaster(folder)
  if (orphan === undefined) return undefined
  const { socketFolder } = orphan
  const launch = launchOf(start, socketFolder)
  const wanted = [launch.program, ...launch.args.map((each) => `"${each}"`)].join(' ')
  if (readFileSync(join(folder, 'postmaster.opts'), 'utf8').trim() === wanted) {
    const postmaster = await adoptPostmaster(folder, orphan.pid)
    if (postmaster !== undefined) return { how: 'adopted', postmaster, launch, socketFolder }
  }
  await stopPostmaster(folder, orphan.pid)
  removeSocketFolder(socketFolder, folder)
  return undefined
}

function launchOf({ folder, account, program, durable }: Start, socketFolder: string): Launch {
  return { program, args: serverArguments(folder, { durable, socketFolder }), folder, account }
}

async function joinRunning(folder: string, lockFile: string): Promise<EmbeddedPostgres> {
  const until = Date.now() + JOIN_LIMIT_MS
  for (;;) {
    const running = runningPostmaster(folder)
    const joined = running === undefined ? undefined : await adoptPostmaster(folder, running.pid)
    if (running !== undefined && joined !== undefined) {
      const urlOf = socketUrl(running.socketFolder, clusterPassword(folder))
      await ensureDatabase(urlOf('postgres'), DATABASE)
      const { pid, gone } = joined
      return { url: urlOf(DATABASE), urlOf, how: 'joined', pid: () => pid, gone, stop: async () => {}, leave() {} }
    }
    if (livingOwner(lockFile) === undefined || Date.now() > until) {
      throw new Error(`the process that holds ${lockFile} has no database running: try again`)
    }
    await new Promise((wake) => setTimeout(wake, 50))
  }
}
