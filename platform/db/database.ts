import { availableParallelism } from 'node:os'
import { Kysely } from 'kysely'
import type { Dialect } from 'kysely'
import pg from 'pg'
import type { Pool } from 'pg'
import { poolDialect } from './kysely.ts'
import { queriesOver } from './queries.ts'
import type { Queries, Reader, Runs, Sending, StatementListener } from './queries.ts'
import { beStrictOn, refuseSecondOf } from './second-connection.ts'
import { plainTypes } from './types.ts'

/** A PostgreSQL database with a pool of connections. Made by `connect`; stands in for no table of its own. */
export interface Database extends Queries {
  /** connection address, with the password: never print it, print `address` */
  readonly url: string
  /** the same without password, for people */
  readonly address: string
  /** version of the server, e.g. 180004 */
  readonly serverVersion: number
  /** Ends all connections, after the queries that run. */
  close(): Promise<void>
}

/** Settings of a connection pool. */
export interface ConnectOptions {
  /** most connections at once; 8 per processor and at most 48 when not said: more makes it slower */
  readonly poolSize?: number
  /** false behind a pooler without named statements (PgBouncer before 1.21) */
  readonly namedStatements?: boolean
  /** shown in pg_stat_activity */
  readonly applicationName?: string
  readonly onStatement?: StatementListener
  /** true in tests: a transaction that reads over a second connection is refused instead of waiting for it in a rush */
  readonly strict?: boolean
}

const OLDEST_SERVER = 150000
const PER_PROCESSOR = 8
const MOST_CONNECTIONS = 48

/**
 * Connects to a PostgreSQL database (15 or newer, UTF-8) and proves that it answers.
 * Sessions run in UTC; types come as `types.ts` says.
 * @throws with a sentence for the operator when it cannot be reached, is too old or has another encoding
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? Math.min(PER_PROCESSOR * availableParallelism(), MOST_CONNECTIONS),
    types: plainTypes,
    options: '-c TimeZone=UTC -c client_encoding=UTF8',
    application_name: options.applicationName ?? 'yichuang',
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: false,
  })
  // an idle connection that dies is replaced by the pool; without a listener it would end the process
  pool.on('error', () => {})
  if (options.strict === true) beStrictOn(pool)
  const sending = { named: options.namedStatements ?? true, listener: options.onStatement }
  try {
    return new PooledDatabase(url, pool, { sending, serverVersion: await checkServer(pool) })
  } catch (error) {
    await pool.end()
    throw new Error(`database ${addressOf(url)}: ${sentenceOf(error)}`, { cause: error })
  }
}

/** Reads outside of a transaction, with the tables of the module that calls. */
export function reading<Tables>(db: Database): Reader<Tables> {
  const { dialect } = connectionsOf(db)
  const { one, find, many, run } = db
  return { one, find, many, run, kysely: new Kysely<Tables>({ dialect }) }
}

/** The pool behind a database: for the other folders of platform (jobs, live, backup), never for modules. */
export function poolOf(db: Database): Pool {
  return connectionsOf(db).pool
}

/** For the files of this folder. */
export function connectionsOf(db: object): Database & { pool: Pool; sending: Sending; dialect: Dialect } {
  if (!(db instanceof PooledDatabase)) throw new Error('not a database of connect')
  return db
}

class PooledDatabase implements Database {
  readonly url: string
  readonly address: string
  readonly serverVersion: number
  readonly pool: Pool
  readonly sending: Sending
  readonly dialect: Dialect
  readonly one: Queries['one']
  readonly find: Queries['find']
  readonly many: Queries['many']
  readonly run: Queries['run']
  #closing: Promise<void> | undefined

  constructor(url: string, pool: Pool, { sending, serverVersion }: { sending: Sending; serverVersion: number }) {
    this.url = url
    this.address = addressOf(url)
    this.serverVersion = serverVersion
    this.pool = pool
    this.sending = sending
    this.dialect = poolDialect(pool, sending)
    const { one, find, many, run } = queriesOver(guarded(pool), sending)
    this.one = one
    this.find = find
    this.many = many
    this.run = run
  }

  close(): Promise<void> {
    this.#closing ??= this.pool.end()
    return this.#closing
  }
}

/** The pool, for whoever holds none of its connections yet. */
function guarded(pool: Pool): Runs {
  return {
    query: (config) => {
      refuseSecondOf(pool)
      return pool.query(config)
    },
  }
}

async function checkServer(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  )
  const found = rows[0]
  if (found === undefined) throw new Error('the server did not tell its version')
  if (found.version < OLDEST_SERVER) throw new Error(`PostgreSQL 15 or newer is needed, this is ${found.version}`)
  if (found.encoding !== 'UTF8') throw new Error(`its encoding must be UTF8, it is ${found.encoding}`)
  return found.version
}

function addressOf(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:/@]*):[^@]*@/, '$1:***@')
}

function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sentenceOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
