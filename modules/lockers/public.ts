/** What other modules on the server may use of lockers. */
export { addLocker, pairLocker } from './commands/keep-locker.ts'
export type { LockersParts } from './parts.ts'
