/** What other modules on the server may use of intake. */
export { takeApplication } from './commands/take-application.ts'
export type { CounterAct } from './commands/take-application.ts'
