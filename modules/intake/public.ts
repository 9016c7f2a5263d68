/** What other modules on the server may use of intake. */
export { machineOf, prepareApplication } from './commands/prepare-application.ts'
export type { MachineHall, PreparedNumber, PreparingParts } from './commands/prepare-application.ts'
export { takeApplication } from './commands/take-application.ts'
export type { CounterAct } from './commands/take-application.ts'
