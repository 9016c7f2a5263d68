import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ownUser } from './account.ts'
import type { Account } from './account.ts'

/** Name of the product's role in its own server. */
export const ROLE = 'yichuang'

const PASSWORD_FILE = 'yichuang.password'

/**
 * Makes the files of a new database server in an empty folder, once. A folder where this was cut short by a crash is
 * made anew; a folder that holds anything else is refused.
 */
export async function ensureCluster(
  folder: string,
  initdb: string,
  { account, durable }: { readonly account: Account; readonly durable: boolean },
): Promise<void> {
  const passwordFile = join(folder, PASSWORD_FILE)
  if (existsSync(passwordFile)) return
  clearUnfinished(folder)
  const password = randomBytes(24).toString('base64url')
  const handedOver = join(folder, '..', `.initdb-${process.pid}.password`)
  writeFileSync(handedOver, `${password}\n`, { mode: 0o600 })
  if (account.uid !== ownUser()) chownSync(handedOver, account.uid, account.gid)
  try {
    await promisify(execFile)(initdb, [...initdbArguments(folder, durable), `--pwfile=${handedOver}`], {
      uid: account.uid,
      gid: account.gid,
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    })
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    if (told.includes('could not look up effective user ID')) throw new Error(namelessUser(account), { cause: error })
    throw new Error(`the database could not be set up in ${folder}: ${told}`, { cause: error })
  } finally {
    rmSync(handedOver, { force: true })
  }
  // written last: its presence says that the folder is complete
  writeFileSync(passwordFile, password, { mode: 0o600 })
}

function namelessUser({ uid }: Account): string {
  return (
    `PostgreSQL cannot run as user ${uid}, which has no name on this machine (no line in /etc/passwd). ` +
    'Start the product as a user with a name or as root, or set DATABASE_URL to a PostgreSQL server'
  )
}

/** Password of the product's role, known only to who may read the data folder. */
export function clusterPassword(folder: string): string {
  return readFileSync(join(folder, PASSWORD_FILE), 'utf8')
}

function initdbArguments(folder: string, durable: boolean): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${ROLE}`,
    '--encoding=UTF8',
    // the same order of text on every machine; names of people are sorted by an explicit collation
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    '--data-checksums',
    // the password is 24 random bytes: stretching it would only slow every connection
    '--set=scram_iterations=1',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
}

/** Removes what an interrupted initdb left; it writes PG_VERSION first and our password file comes last. */
function clearUnfinished(folder: string): void {
  const found = readdirSync(folder)
  if (found.length === 0) return
  if (!found.includes('PG_VERSION') || existsSync(join(folder, 'postmaster.opts'))) {
    throw new Error(`${folder} holds other files: choose an empty folder for the database`)
  }
  for (const name of found) rmSync(join(folder, name), { recursive: true })
}
