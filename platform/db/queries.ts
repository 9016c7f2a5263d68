import type { Kysely } from 'kysely'
import type { QueryConfig, QueryResult, QueryResultRow } from 'pg'
import type { Statement } from './statement.ts'
import { jsonAsText } from './types.ts'

/** Runs prepared statements: on any free connection (`Database`) or inside one transaction (`Tx`). */
export interface Queries {
  /** The one row. @throws when there is none or more than one */
  one<Row, Params extends readonly unknown[]>(statement: Statement<Row, Params>, params: Params): Promise<Row>
  /** The row, or undefined when there is none. @throws when there is more than one */
  find<Row, Params extends readonly unknown[]>(
    statement: Statement<Row, Params>,
    params: Params,
  ): Promise<Row | undefined>
  /** All rows, in the order of the statement. */
  many<Row, Params extends readonly unknown[]>(
    statement: Statement<Row, Params>,
    params: Params,
  ): Promise<readonly Row[]>
  /** Runs the statement for its effect; gives the number of rows written. */
  run<Row, Params extends readonly unknown[]>(statement: Statement<Row, Params>, params: Params): Promise<number>
}

/** `Queries` and a Kysely that knows the tables of one module; Kysely's statements are named and prepared too. */
export interface Reader<Tables> extends Queries {
  readonly kysely: Kysely<Tables>
}

/** What can run a query: a pool or one of its connections. */
export interface Runs {
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>>
}

/** Told of every statement before it runs: for counters and for tests that count statements. */
export type StatementListener = (name: string) => void

/** How statements are sent. */
export interface Sending {
  /** false behind a pooler that cannot keep named statements (PgBouncer before 1.21) */
  readonly named: boolean
  readonly listener: StatementListener | undefined
}

/** The four ways to run a prepared statement, over whatever can run a query. */
export function queriesOver(runs: Runs, sending: Sending): Queries {
  async function send<Row>(
    statement: Statement<Row>,
    params: readonly unknown[],
  ): Promise<QueryResult<Row & QueryResultRow>> {
    sending.listener?.(statement.name)
    const config: QueryConfig = { text: statement.text, values: [...params] }
    if (sending.named) config.name = statement.name
    if (statement.json === 'text') config.types = jsonAsText
    return runs.query<Row & QueryResultRow>(config)
  }
  async function find<Row>(statement: Statement<Row>, params: readonly unknown[]): Promise<Row | undefined> {
    const { rows } = await send(statement, params)
    if (rows.length > 1)
      throw new Error(`statement ${statement.name} gave ${rows.length} rows, at most one is expected`)
    return rows[0]
  }
  return {
    find,
    async one(statement, params) {
      const found = await find(statement, params)
      if (found === undefined) throw new Error(`statement ${statement.name} gave no row, one is expected`)
      return found
    },
    async many(statement, params) {
      return (await send(statement, params)).rows
    },
    async run(statement, params) {
      return (await send(statement, params)).rowCount ?? 0
    },
  }
}
