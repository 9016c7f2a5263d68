/** What other modules on the server may use of the simulation. */
export { takeOverDay } from './commands/take-over-day.ts'
export type { EarlierVisit } from './contract.ts'
