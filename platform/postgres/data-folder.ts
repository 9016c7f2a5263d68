import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isReachableBy, makeOwnFolder } from './account.ts'
import type { Account } from './account.ts'

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

/** Removes a database for good, wherever it lies. The server must have been stopped. */
export function removeDataFolder(dataDir: string): void {
  const asked = resolve(dataDir)
  const target = linkTarget(asked)
  if (target !== undefined) {
    rmSync(target, { recursive: true, force: true })
    unlinkSync(asked)
    return
  }
  rmSync(asked, { recursive: true, force: true })
}

function linkTarget(path: string): string | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isSymbolicLink() === true ? resolve(dirname(path), readlinkSync(path)) : undefined
}
