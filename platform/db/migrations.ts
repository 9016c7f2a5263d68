import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One forward step of the schema: a file of SQL in the folder of the module that owns the tables. */
export interface Migration {
  /** `module/202611211030-what-it-does`: the steps of all modules run in order of their time */
  readonly name: string
  readonly sql: string
}

const FILE = /^(\d{12}-[a-z0-9-]+)\.sql$/
const PARENTS = ['platform', 'modules']

/**
 * Reads the migrations of the source tree, for development and tests; a built server has them embedded.
 * @param root the folder that holds `modules` and `platform`
 * @throws when a file in a migrations folder is not named `yyyymmddhhmm-words.sql`
 */
export function loadMigrations(root: string): Migration[] {
  const found: Migration[] = []
  for (const parent of PARENTS) {
    for (const owner of readdirSync(join(root, parent))) {
      const folder = join(root, parent, owner, 'migrations')
      if (existsSync(folder)) found.push(...readFolder(folder, owner))
    }
  }
  return inOrder(found)
}

/** The order in which migrations run: by time, then by owner. */
export function inOrder(migrations: readonly Migration[]): Migration[] {
  return [...migrations].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
}

/** What a migration is recognised by; line ends do not count, so that a checkout on any system agrees. */
export function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}

/** One hash over the names and texts of all migrations: the version of the schema. */
export function schemaHash(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const migration of inOrder(migrations)) hash.update(`${migration.name} ${checksumOf(migration)}\n`)
  return hash.digest('hex')
}

function readFolder(folder: string, owner: string): Migration[] {
  return readdirSync(folder).map((file) => {
    const stem = FILE.exec(file)?.[1]
    if (stem === undefined) throw new Error(`${join(folder, file)}: a migration is named yyyymmddhhmm-words.sql`)
    return { name: `${owner}/${stem}`, sql: readFileSync(join(folder, file), 'utf8') }
  })
}

function sortKey({ name }: Migration): string {
  const slash = name.indexOf('/')
  return `${name.slice(slash + 1)} ${name.slice(0, slash)}`
}
