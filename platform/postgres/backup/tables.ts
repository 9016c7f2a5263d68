import pg from 'pg'
import type { PoolClient } from 'pg'

/** A table whose rows are kept in a backup. */
export interface Table {
  readonly schema: string
  readonly name: string
  /** columns that are stored, in order; computed ones are left out */
  readonly columns: readonly string[]
}

/** Position of a sequence. */
export interface Sequence {
  readonly schema: string
  readonly name: string
  readonly value: string
  readonly isCalled: boolean
}

// The ledger is written anew by the steps themselves, and sign of life is of the moment.
const NOT_KEPT = ['platform.migration', 'platform.worker_heartbeat', 'graphile_worker.migrations']

/** All tables with rows to keep, of all schemas but the server's own. */
export async function listTables(client: PoolClient): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select space.nspname::text as schema, class.relname::text as name,
       array(
         select attname::text from pg_catalog.pg_attribute
         where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''
         order by attnum
       ) as columns
     from pg_catalog.pg_class as class
     join pg_catalog.pg_namespace as space on space.oid = class.relnamespace
     where class.relkind in ('r', 'p')
       and not class.relispartition
       and class.relpersistence <> 't'
       and space.nspname <> 'information_schema'
       and space.nspname not like 'pg\\_%'
       and space.nspname || '.' || class.relname <> all ($1)
     order by 1, 2`,
    [NOT_KEPT],
  )
  return rows
}

/** Positions of all sequences. They move outside of transactions, so they are read after the rows. */
export async function listSequences(client: PoolClient): Promise<readonly Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname::text as schema, sequencename::text as name
     from pg_catalog.pg_sequences
     where schemaname not like 'pg\\_%'
     order by 1, 2`,
  )
  const sequences: Sequence[] = []
  for (const { schema, name } of rows) {
    const { rows: found } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted({ schema, name })}`,
    )
    const [position] = found
    if (position !== undefined) sequences.push({ schema, name, value: position.value, isCalled: position.called })
  }
  return sequences
}

/** Name of a table or sequence, for use in a statement. */
export function quoted({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

/** The columns of a table, for use in a statement. */
export function columnList({ columns }: Table): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}
