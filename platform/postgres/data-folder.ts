import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isReachableBy, makeOwnFolder } from './account.ts'
import type { Account } from './account.ts'
import { takeLock } from './owner-lock.ts'
import { runningPostmaster, stopPostmaster } from './postmaster.ts'

const ELSEWHERE = '/var/lib/yichuang'

/**
 * The folder where the database really lies. Normally it is `dataDir` itself. When this process is root and the
 * account of the database cannot get there (a checkout under /root), the data lies in /var/lib/yichuang and `dataDir`
 * is a link to it.
 */
export function realDataFolder(dataDir: string, account: Account): string {
  const asked = resolve(dataDir)
  const target = linkTarget(asked)
  if (target !== undefined) {
    if (!existsSync(target))
      throw new Error(`${asked} is a link to ${target}, which is gone: put it back or remove the link`)
    return target
  }
  mkdirSync(dirname(asked), { recursive: true })
  if (existsSync(asked) || isReachableBy(dirname(asked), account)) {
    makeOwnFolder(asked, account)
    return asked
  }
  const elsewhere = join(ELSEWHERE, `postgres-${randomBytes(6).toString('hex')}`)
  makeOwnFolder(elsewhere, account)
  symlinkSync(elsewhere, asked)
  return elsewhere
}

/**
 * Removes a database for good, wherever it lies; a server that a killed process left running is stopped first.
 * @throws FolderInUse when a process of the product is at work on it
 */
export async function removeDataFolder(dataDir: string): Promise<void> {
  const asked = resolve(dataDir)
  if (!existsSync(asked)) return
  const lock = await takeLock(lockFileOf(asked))
  try {
    const place = linkTarget(asked) ?? asked
    const orphan = runningPostmaster(place)
    if (orphan !== undefined) await stopPostmaster(place, orphan.pid)
    rmSync(place, { recursive: true, force: true })
    rmSync(asked, { recursive: true, force: true })
  } finally {
    lock.release()
  }
}

/** The lock beside a data folder; not in it, as a new one must be empty. */
export function lockFileOf(dataDir: string): string {
  return `${resolve(dataDir)}.lock`
}

function linkTarget(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isSymbolicLink() === true ? resolve(dirname(path), readlinkSync(path)) : undefined
}
