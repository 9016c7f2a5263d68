/** What other modules on the server may use of access. */
export { sessionReader } from './queries/session.ts'
export type { PlaceNames } from './queries/present-session.ts'
export { demoPassword, listDemoAccounts } from './queries/demo-accounts.ts'
export { addPerson } from './commands/add-person.ts'
export type { AddPerson } from './commands/add-person.ts'
export { hashPassword } from './commands/hash-password.ts'
