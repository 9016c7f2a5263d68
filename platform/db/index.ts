/** The database: connection pool, named statements, transactions, and the walls between the tables of modules. */

export { prepared } from './statement.ts'
export type { JsonColumns, Statement } from './statement.ts'
export type { Queries, Reader, StatementListener } from './queries.ts'
export { connect, poolOf, reading } from './database.ts'
export type { ConnectOptions, Database } from './database.ts'
export { queriesOf, retried, within, withTransaction } from './transaction.ts'
export type { AnyTx, TransactionOptions, Tx } from './transaction.ts'
export { isRetryable, isUnreadableValue, violatesUnique } from './faults.ts'
export { checksumOf, inOrder, loadMigrations, schemaHash } from './migrations.ts'
export type { Migration } from './migrations.ts'
export { applyMigrations, migrate, SchemaMismatch, schemaState } from './migrate.ts'
export type { MigrateOptions, SchemaState } from './migrate.ts'
