import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PoolClient } from 'pg'
import pg from 'pg'
import { applyMigrations, checksumOf, inOrder, poolOf } from '../../db/index.ts'
import type { Database, Migration } from '../../db/index.ts'
import type { FileStore } from '../../files/index.ts'
import { openArchive } from './archive.ts'
import type { Archive } from './archive.ts'
import { summaryOf } from './backup.ts'
import type { BackupProgress, BackupSummary } from './backup.ts'
import { copyIn } from './copy.ts'
import { placeOf, putFolderFile } from './folders.ts'
import type { Folders } from './folders.ts'
import { damagedFile, hashOfMember } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { columnList, listTables, quoted } from './tables.ts'
import type { Table } from './tables.ts'

/** Where a backup is restored to, and with what. */
export interface RestoreTarget {
  readonly db: Database
  readonly files: FileStore
  /** all migrations of this program; those that the backup does not know are run afterwards, at the next start */
  readonly migrations: readonly Migration[]
  /** installs the schema of the job queue */
  readonly before: (db: Database) => Promise<void>
  /** where the folders of the backup are put back; those not named are left out */
  readonly folders?: Folders
  readonly onProgress?: BackupProgress
  /** true puts the backup in the place of what is there: tables, files and keys of the product; false refuses */
  readonly replaces?: boolean
}

/**
 * Brings a backup back into a database and a file store: all of it or nothing. The archive is read through before
 * anything is touched; the rows go in by one transaction, in which, with `replaces`, those that were there go; files
 * that came in are taken out when it fails. Keys that are replaced are set aside in a folder beside the new ones.
 * @throws DamagedBackup when the archive is not whole; an error with a sentence for the operator when the database is
 * not empty, or the backup is of a newer release
 */
export async function restore(path: string, target: RestoreTarget): Promise<BackupSummary> {
  const archive = await openArchive(path)
  try {
    const steps = stepsOf(archive.manifest, target.migrations)
    const present = await listPresent(target.db)
    if (target.replaces === true) demandOwn(target, present)
    else await demandEmpty(target.db, present)
    await target.before(target.db)
    await load(archive, target, { steps, present })
    if (target.replaces === true) await removeOtherFiles(archive, target.files)
    await poolOf(target.db).query('analyze')
    return summaryOf(archive.manifest, archive.bytes)
  } finally {
    await archive.close()
  }
}

/** The steps that made the schema of the backup, in order. */
function stepsOf({ migrations: kept }: Manifest, own: readonly Migration[]): readonly Migration[] {
  const steps = kept.map(({ name, checksum }) => {
    const step = own.find((migration) => migration.name === name)
    if (step === undefined)
      throw new Error(`this backup was made by a newer release (it has ${name}): restore it with that`)
    if (checksumOf(step) !== checksum) throw new Error(`migration ${name} is another one than when the backup was made`)
    return step
  })
  return inOrder(steps)
}

async function demandEmpty(db: Database, present: readonly Table[]): Promise<void> {
  const client = await poolOf(db).connect()
  try {
    const own = present.filter(({ schema }) => schema !== QUEUE)
    const hasQueue = present.some(({ name }) => name === '_private_jobs')
    const jobs = hasQueue ? await client.query('select from graphile_worker._private_jobs limit 1') : undefined
    if (own.length === 0 && (jobs?.rowCount ?? 0) === 0) return
    throw new Error(
      `${db.address} is not empty (it has ${own.length} tables): restore into a new data folder or an empty database`,
    )
  } finally {
    client.release()
  }
}

const QUEUE = 'graphile_worker'

async function listPresent(db: Database): Promise<readonly Table[]> {
  const client = await poolOf(db).connect()
  try {
    return await listTables(client)
  } finally {
    client.release()
  }
}

/** Only what the product itself has made is replaced: a database may hold tables of others. */
function demandOwn({ db, migrations }: RestoreTarget, present: readonly Table[]): void {
  const own = ownSchemas(migrations)
  const strange = present.filter(({ schema }) => schema !== QUEUE && !own.includes(schema))
  if (strange.length === 0) return
  const names = strange.map(({ schema, name }) => `${schema}.${name}`).join(', ')
  throw new Error(`${db.address} has tables that are not the product's (${names}): restore into another database`)
}

/** Schemas that the migrations of the product make. */
function ownSchemas(migrations: readonly Migration[]): readonly string[] {
  const made = migrations.flatMap(({ sql }) =>
    Array.from(sql.matchAll(/^\s*create schema (?:if not exists )?(\w+)/gim), ([, name = '']) => name),
  )
  return ['platform', ...made]
}

interface Loading {
  readonly steps: readonly Migration[]
  /** tables that are there before */
  readonly present: readonly Table[]
}

async function load(archive: Archive, target: RestoreTarget, { steps, present }: Loading): Promise<void> {
  const client = await poolOf(target.db).connect()
  const undo: (() => Promise<void>)[] = []
  let isDone = false
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    if (target.replaces === true) await dropPresent(client, present)
    await applyMigrations(client, steps)
    await loadRows(client, archive, target)
    await loadFolders(archive, target, undo)
    await loadFiles(archive, target, undo)
    await client.query('commit')
    isDone = true
  } finally {
    // the end of the connection ends the transaction, also when it cannot be told to
    client.release(!isDone)
    if (!isDone) for (const takeOut of undo.toReversed()) await takeOut()
  }
}

/** The queue keeps its tables, whose rows are replaced with all others. */
async function dropPresent(client: PoolClient, present: readonly Table[]): Promise<void> {
  const schemas = new Set(['platform', ...present.map(({ schema }) => schema)])
  schemas.delete(QUEUE)
  for (const schema of schemas) await client.query(`drop schema if exists ${pg.escapeIdentifier(schema)} cascade`)
}

/** Files that the backup does not know, when it has taken the place of everything. */
async function removeOtherFiles({ manifest }: Archive, files: FileStore): Promise<void> {
  const kept = new Set(manifest.members.map(({ name }) => hashOfMember(name)))
  for await (const { hash } of files.list()) if (!kept.has(hash)) await files.remove(hash)
}

async function loadRows(client: PoolClient, archive: Archive, { onProgress }: RestoreTarget): Promise<void> {
  const { tables, sequences } = archive.manifest
  const undo = await liftGuards(client)
  if (tables.length > 0) await client.query(`truncate ${tables.map(quoted).join(', ')}`)
  for (const table of tables) {
    onProgress?.({ what: 'table', name: `${table.schema}.${table.name}` })
    if (table.rows === 0) continue
    const text = `copy ${quoted(table)} (${columnList(table)}) from stdin`
    const rows = await copyIn(client, text, archive.readRows(table.pieces))
    if (rows !== table.rows) throw new Error(`${table.schema}.${table.name} took ${rows} rows of ${table.rows}`)
  }
  for (const sequence of sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [quoted(sequence), sequence.value, sequence.isCalled])
  }
  for (const statement of undo) await client.query(statement)
}

/**
 * Takes away, for the time of this transaction, what would stand against rows in any order: references between tables
 * and triggers (the ones that let nobody change an event, and those that announce new rows).
 * @returns the statements that bring them back; references are checked over all rows again
 */
async function liftGuards(client: PoolClient): Promise<readonly string[]> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition
     from pg_catalog.pg_constraint
     where contype = 'f' and conparentid = 0`,
  )
  const { rows: triggers } = await client.query<{ table: string; name: string; mode: string }>(
    `select tgrelid::regclass::text as table, tgname::text as name,
       case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as mode
     from pg_catalog.pg_trigger
     where not tgisinternal and tgparentid = 0 and tgenabled <> 'D'`,
  )
  const undo: string[] = []
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`)
    undo.push(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`)
  }
  for (const { table, name, mode } of triggers) {
    await client.query(`alter table ${table} disable trigger ${pg.escapeIdentifier(name)}`)
    undo.push(`alter table ${table} ${mode} trigger ${pg.escapeIdentifier(name)}`)
  }
  return undo
}

type Undo = (() => Promise<void>)[]

async function loadFolders(archive: Archive, target: RestoreTarget, undo: Undo): Promise<void> {
  const { folders = {}, replaces = false } = target
  const setAside = `replaced-${new Date().toISOString().replaceAll(/[:.]/g, '')}`
  for (const { name } of archive.manifest.members) {
    const path = placeOf(name, folders)
    if (path === undefined) continue
    const content = await buffer(archive.read(name))
    if (replaces) await moveAside(path, { content, setAside, undo })
    const isNew = await putFolderFile(path, content)
    if (isNew) undo.push(() => rm(path, { force: true }))
  }
}

/** Moves a file with other content into a folder beside it. Backups keep no folders of folders. */
async function moveAside(
  path: string,
  { content, setAside, undo }: { readonly content: Buffer; readonly setAside: string; readonly undo: Undo },
): Promise<void> {
  const present = await readFile(path).catch(() => undefined)
  if (present === undefined || present.equals(content)) return
  const aside = join(dirname(path), setAside, basename(path))
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
  await rename(path, aside)
  undo.push(() => rename(aside, path))
}

async function loadFiles(archive: Archive, { files, onProgress }: RestoreTarget, undo: Undo): Promise<void> {
  for (const member of archive.manifest.members) {
    const hash = hashOfMember(member.name)
    if (hash === undefined || damagedFile(member) !== undefined) continue
    onProgress?.({ what: 'file', name: hash })
    const present = await files.verify(hash)
    if (present === 'intact') continue
    if (present === 'damaged') await files.remove(hash)
    undo.push(() => files.remove(hash))
    await files.putOwn(archive.read(member.name))
  }
}
