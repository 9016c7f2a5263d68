/** What other modules on the server may use of handling. */
export { matterProjection, taskProjection } from './commands/task-projection.ts'
export type { Colleague } from './queries/present-handling.ts'
export type { HandlingTables } from './tables.ts'
