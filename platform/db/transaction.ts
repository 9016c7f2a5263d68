import { Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import { connectionsOf } from './database.ts'
import type { Database } from './database.ts'
import { isRetryable } from './faults.ts'
import { transactionDialect } from './kysely.ts'
import { queriesOver } from './queries.ts'
import type { Queries, Reader, Sending } from './queries.ts'
import { holdingOneOf, refuseSecondOf } from './second-connection.ts'

const sealed: unique symbol = Symbol('transaction')

/**
 * A running transaction that says nothing about tables: what public functions of a module take. Only the owner of a
 * set of tables can open it, by `within<OwnTables>(tx)`.
 */
export interface AnyTx {
  readonly [sealed]: true
}

/** A running transaction, open for the tables of one module. Another module's table does not compile. */
export interface Tx<Tables> extends AnyTx, Reader<Tables> {}

/** Opens a transaction for the tables of the module that calls. */
export function within<Tables>(tx: AnyTx): Tx<Tables> {
  if (!(tx instanceof OpenTx)) throw new Error('not a transaction of withTransaction')
  return tx.openedFor<Tables>()
}

/** The statements of a transaction, or of a database outside of one: for functions of platform that serve both. */
export function queriesOf(on: AnyTx | Database): Queries {
  return on instanceof OpenTx ? on : connectionsOf(on)
}

/** How a transaction runs. */
export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readonly readOnly?: boolean
  /** how often it is tried in all when the database asks to try again (40001, 40P01); 5 when not said */
  readonly attempts?: number
}

/**
 * Runs `work` in one transaction: commits what it returns from, rolls back what it throws out of. The whole of `work`
 * runs again after a serialisation failure or a deadlock, so it may have no effect outside of the transaction.
 * @throws what `work` throws, and the database's last fault when the attempts are used up
 */
export async function withTransaction<Tables, Value>(
  db: Database,
  work: (tx: Tx<Tables>) => Promise<Value>,
  options: TransactionOptions = {},
): Promise<Value> {
  return retried(() => attempt(db, work, options), options.attempts)
}

/** Runs `work` again, after a short random pause, while the database asks for it (40001, 40P01). */
export async function retried<Value>(work: () => Promise<Value>, attempts = 5): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work()
    } catch (error) {
      if (tried >= attempts || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tried))
    }
  }
}

async function attempt<Tables, Value>(
  db: Database,
  work: (tx: Tx<Tables>) => Promise<Value>,
  options: TransactionOptions,
): Promise<Value> {
  const { pool, sending } = connectionsOf(db)
  refuseSecondOf(pool)
  const client = await pool.connect()
  const lost = { now: false }
  const onLost = () => (lost.now = true)
  client.on('error', onLost)
  try {
    await client.query(beginText(options))
    const value = await holdingOneOf(pool, () => work(new OpenTx<Tables>(client, sending)))
    await client.query('commit')
    return value
  } catch (error) {
    // a connection that cannot even roll back must not go back to the pool
    await client.query('rollback').catch(onLost)
    throw error
  } finally {
    client.off('error', onLost)
    client.release(lost.now)
  }
}

function beginText({ isolation, readOnly }: TransactionOptions): string {
  const parts = ['begin']
  if (isolation !== undefined) parts.push(`isolation level ${isolation}`)
  if (readOnly === true) parts.push('read only')
  return parts.join(' ')
}

class OpenTx<Tables> implements Tx<Tables> {
  readonly [sealed] = true
  readonly #client: PoolClient
  readonly #sending: Sending
  readonly one: Queries['one']
  readonly find: Queries['find']
  readonly many: Queries['many']
  readonly run: Queries['run']
  #kysely: Kysely<Tables> | undefined

  constructor(client: PoolClient, sending: Sending) {
    this.#client = client
    this.#sending = sending
    const { one, find, many, run } = queriesOver(client, sending)
    this.one = one
    this.find = find
    this.many = many
    this.run = run
  }

  get kysely(): Kysely<Tables> {
    this.#kysely ??= new Kysely<Tables>({ dialect: transactionDialect(this.#client, this.#sending) })
    return this.#kysely
  }

  openedFor<Others>(): OpenTx<Others> {
    return new OpenTx<Others>(this.#client, this.#sending)
  }
}
