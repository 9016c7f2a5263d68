/** What other modules on the server may use of hand-out. */
export { resultProjection } from './commands/result-projection.ts'
export type { HandoutTables } from './tables.ts'
export { codeHashOf, isCodeOf, lockerCodes } from './commands/locker-code.ts'
export type { LockerCode } from './commands/locker-code.ts'
export { resultOfCode } from './queries/pick-up.ts'
export type { PickUp } from './queries/pick-up.ts'
