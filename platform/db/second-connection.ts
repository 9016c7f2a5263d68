import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool } from 'pg'

/** What runs now holds a connection of this pool for its transaction. */
interface Holding {
  readonly pool: Pool
  open: boolean
}

/** Pools of which no transaction gets a second connection. */
const strict = new WeakSet<Pool>()
const holdings = new AsyncLocalStorage<Holding>()

/** From now on a transaction of the pool is refused a second connection: for tests, which then name who asks for one. */
export function beStrictOn(pool: Pool): void {
  strict.add(pool)
}

/** Runs the work of a transaction, and knows until its end that it holds a connection of the pool. */
export async function holdingOneOf<Value>(pool: Pool, work: () => Promise<Value>): Promise<Value> {
  const holding: Holding = { pool, open: true }
  try {
    return await holdings.run(holding, work)
  } finally {
    holding.open = false
  }
}

/**
 * Refuses a second connection to who holds one: in a rush every transaction would hold one and wait for another, and
 * none would end. What a transaction reads it reads over its own connection.
 * @throws inside of the work of a transaction of the same pool, where the pool is strict
 */
export function refuseSecondOf(pool: Pool): void {
  if (!strict.has(pool)) return
  const holding = holdings.getStore()
  if (holding?.open !== true || holding.pool !== pool) return
  throw new Error('a transaction asks the pool for a second connection: read over the transaction itself')
}
