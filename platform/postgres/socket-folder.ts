import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownUser } from './account.ts'
import type { Account } from './account.ts'

// sun_path holds 108 bytes on Linux and 104 on macOS, with the name of the socket and an end mark
const LONGEST = 103 - '/.s.PGSQL.5432'.length

/** Where the server puts its socket: in its data folder, or in a short temporary one when that path is too long. */
export function makeSocketFolder(dataFolder: string, account: Account): string {
  if (Buffer.byteLength(dataFolder) <= LONGEST) return dataFolder
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-'))
  if (account.uid !== ownUser()) chownSync(folder, account.uid, account.gid)
  return folder
}

/** Removes a temporary socket folder. */
export function removeSocketFolder(socketFolder: string, dataFolder: string): void {
  if (socketFolder !== dataFolder) rmSync(socketFolder, { recursive: true, force: true })
}
