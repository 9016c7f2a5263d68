/** What other modules on the server may use of messages. */
export { notifyStaff } from './commands/notify-staff.ts'
export { queueMessages } from './commands/queue-messages.ts'
export type { Queuing } from './commands/queue-messages.ts'
export type { Driver, DriverAnswer, Outgoing } from './drivers/driver.ts'
export { sandboxDriver } from './drivers/sandbox.ts'
export type { MessagesParts } from './parts.ts'
export type { MessagesTables } from './tables.ts'
