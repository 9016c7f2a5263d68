import { createHash } from 'node:crypto'
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import type { Pool, PoolClient, QueryConfig } from 'pg'
import type { Sending } from './queries.ts'
import { refuseSecondOf } from './second-connection.ts'

/** Kysely over the pool: each query takes a free connection. Transactions are begun by `withTransaction` only. */
export function poolDialect(pool: Pool, sending: Sending): Dialect {
  const held = new WeakMap<DatabaseConnection, PoolClient>()
  return dialect({
    async acquireConnection() {
      refuseSecondOf(pool)
      const client = await pool.connect()
      const connection = connectionOver(client, sending)
      held.set(connection, client)
      return connection
    },
    async releaseConnection(connection) {
      held.get(connection)?.release()
    },
  })
}

/** Kysely over the one connection of a transaction that has begun. */
export function transactionDialect(client: PoolClient, sending: Sending): Dialect {
  const connection = connectionOver(client, sending)
  return dialect({ acquireConnection: async () => connection, releaseConnection: async () => {} })
}

function dialect(connections: Pick<Driver, 'acquireConnection' | 'releaseConnection'>): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      ...connections,
      init: async () => {},
      destroy: async () => {},
      beginTransaction: refuseTransaction,
      commitTransaction: refuseTransaction,
      rollbackTransaction: refuseTransaction,
    }),
  }
}

async function refuseTransaction(): Promise<void> {
  throw new Error('transactions are begun and ended by withTransaction only')
}

function connectionOver(client: PoolClient, sending: Sending): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const config: QueryConfig = { text: sql, values: [...parameters] }
      const name = sending.named ? nameOf(sql) : undefined
      if (name !== undefined) config.name = name
      sending.listener?.(name ?? 'kysely')
      const result = await client.query(config)
      const numAffectedRows = result.rowCount === null ? undefined : BigInt(result.rowCount)
      return numAffectedRows === undefined ? { rows: result.rows } : { rows: result.rows, numAffectedRows }
    },
    streamQuery() {
      throw new Error('streaming is not offered here: read by pages, or copy out')
    },
  }
}

const MOST_NAMES = 1000
const names = new Map<string, string>()
const seenOnce = new Set<string>()

/**
 * The name under which a text is prepared: from its second use on, and for at most a thousand texts, so that lists of
 * changing length (`in ($1, $2, …)`) cannot fill the memory of every connection with plans used once.
 */
function nameOf(sql: string): string | undefined {
  const name = names.get(sql)
  if (name !== undefined || names.size >= MOST_NAMES) return name
  if (!seenOnce.has(sql)) {
    if (seenOnce.size >= MOST_NAMES) seenOnce.clear()
    seenOnce.add(sql)
    return undefined
  }
  seenOnce.delete(sql)
  const made = `k-${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`
  names.set(sql, made)
  return made
}
