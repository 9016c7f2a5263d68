import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The operating system user that PostgreSQL runs as: it refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

// `nobody` on Linux and macOS knows it by another number; any machine can run a process under it without useradd
const NOBODY = 65534

/** The user of this process, or an unprivileged one when it is root. */
export function databaseAccount(): Account {
  const uid = ownUser()
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid: process.getgid?.() ?? uid }
}

/** Number of the user of this process. */
export function ownUser(): number {
  return process.getuid?.() ?? 0
}

/** Whether `account` can enter a folder: every folder above it must let it through. */
export function isReachableBy(folder: string, account: Account): boolean {
  if (account.uid === ownUser()) return true
  for (let path = folder; ; path = dirname(path)) {
    const { uid, gid, mode } = statSync(path)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

/**
 * Makes a folder that only `account` may enter. Folders above it that are missing are made with the usual mode:
 * given with `recursive`, a mode of 0700 would shut the account out of the parents.
 */
export function makeOwnFolder(folder: string, account: Account): void {
  mkdirSync(dirname(folder), { recursive: true })
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  const isRoots = ownUser() === 0 && statSync(folder).uid === 0
  if (isRoots) chownSync(folder, account.uid, account.gid)
}

/**
 * The user that the database in a folder belongs to, so that root can start what another user has set up.
 * @throws with a sentence for the operator when it belongs to somebody this process cannot act for
 */
export function accountOfFolder(folder: string): Account {
  const { uid, gid } = statSync(folder)
  if (ownUser() !== 0 && uid !== ownUser()) {
    throw new Error(
      `${folder} belongs to user ${uid}, this process runs as user ${ownUser()}: ` +
        `start it as that user or as root, or give it away with chown -R ${ownUser()} ${folder}`,
    )
  }
  return { uid, gid }
}
