import type { PoolClient } from 'pg'
import { poolOf } from './database.ts'
import type { Database } from './database.ts'
import { checksumOf, inOrder } from './migrations.ts'
import type { Migration } from './migrations.ts'

/** What a run of migrations may be told. */
export interface MigrateOptions {
  /** told before each step, for a progress line */
  readonly onProgress?: (step: { readonly name: string; readonly number: number; readonly of: number }) => void
  /** installs what the migrations may use (the job queue); run under the same lock, each time */
  readonly before?: (db: Database) => Promise<void>
}

/** How the schema of a database stands to the migrations of this program. */
export interface SchemaState {
  /** not run yet */
  readonly pending: readonly string[]
  /** run, but their text is another one now */
  readonly changed: readonly string[]
  /** run by a newer program, unknown to this one */
  readonly unknown: readonly string[]
}

/** Says that the database does not fit the program; the message tells the operator what to do. */
export class SchemaMismatch extends Error {
  readonly state: SchemaState
  constructor(state: SchemaState) {
    super(mismatchSentence(state))
    this.name = 'SchemaMismatch'
    this.state = state
  }
}

// any number, the same in every release: ASCII of 'yichuang'
const LOCK = '8747506097037405799'

/**
 * Brings the schema up to date: verifies the checksums of what was run, then runs each missing step in its own
 * transaction, the ledger row first. Several processes may start at once; one runs the steps, the others wait.
 * @returns names of the steps that were run
 * @throws SchemaMismatch when a step that was run has been changed, or is not known to this program; an error that
 * names the step when its SQL fails (nothing of that step remains)
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  options: MigrateOptions = {},
): Promise<readonly string[]> {
  const client = await poolOf(db).connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await options.before?.(db)
    await client.query(LEDGER)
    const state = compare(await readLedger(client), migrations)
    if (state.changed.length > 0 || state.unknown.length > 0) throw new SchemaMismatch(state)
    const pending = inOrder(migrations).filter(({ name }) => state.pending.includes(name))
    for (const [index, migration] of pending.entries()) {
      options.onProgress?.({ name: migration.name, number: index + 1, of: pending.length })
      await runStep(client, migration)
    }
    return pending.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => {})
    client.release()
  }
}

/** Compares without changing anything: for readiness, and for the doctor. */
export async function schemaState(db: Database, migrations: readonly Migration[]): Promise<SchemaState> {
  const client = await poolOf(db).connect()
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('platform.migration') is not null as there`,
    )
    return compare(rows[0]?.there === true ? await readLedger(client) : new Map(), migrations)
  } finally {
    client.release()
  }
}

const LEDGER = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    name text not null,
    checksum text not null,
    at timestamptz not null default now(),
    constraint migration_pkey primary key (name)
  );
  comment on table platform.migration is '已执行的数据库升级步骤 / steps of the schema that were run';`

async function readLedger(client: PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration',
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function compare(ledger: ReadonlyMap<string, string>, migrations: readonly Migration[]): SchemaState {
  const known = new Map(migrations.map((migration) => [migration.name, checksumOf(migration)]))
  return {
    pending: [...known.keys()].filter((name) => !ledger.has(name)),
    changed: [...known].filter(([name, sum]) => ledger.has(name) && ledger.get(name) !== sum).map(([name]) => name),
    unknown: [...ledger.keys()].filter((name) => !known.has(name)),
  }
}

/** Runs steps inside a transaction that has begun: for a restore, which is all or nothing. */
export async function applyMigrations(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query(LEDGER)
  for (const migration of migrations) await apply(client, migration)
}

async function runStep(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await apply(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  const { name, sql } = migration
  try {
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [name, checksumOf(migration)])
    await client.query(sql)
  } catch (error) {
    throw new Error(`migration ${name} failed: ${sentenceOf(error, sql)}`, { cause: error })
  }
}

function sentenceOf(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error)
  if (!('position' in error) || typeof error.position !== 'string') return error.message
  return `${error.message} (line ${sql.slice(0, Number(error.position)).split('\n').length})`
}

function mismatchSentence({ changed, unknown }: SchemaState): string {
  if (changed.length > 0) {
    return (
      `migration ${changed.join(', ')} was changed after it had been run on this database. ` +
      'Put its text back and write the change as a new migration'
    )
  }
  return (
    `this database was made by a newer release (it has ${unknown.join(', ')}). ` +
    'Start that release, or restore a backup of this one'
  )
}
