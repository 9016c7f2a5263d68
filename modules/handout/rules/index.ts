/** Hand-out's rules: how a result gets from the department's table to the applicant, and what when nobody comes. */

export { availableActions } from './actions.ts'
export { deferralOpen, feeUnpaid } from './bars.ts'
export { handoutCommands } from './commands.ts'
export type { DepositResult, DepositResultRefusal, HandOver, HandOverRefusal, Recipient } from './handing-over.ts'
export { depositResult, handOver } from './handing-over.ts'
export type { ReceiveResult, ReceiveResultRefusal } from './receiving.ts'
export { receiveResult } from './receiving.ts'
export type {
  MailResult,
  MailResultRefusal,
  PublishElectronic,
  PublishElectronicRefusal,
  PutInLocker,
  PutInLockerRefusal,
  RecordDelivery,
  RecordDeliveryRefusal,
  RecordReturn,
  RecordReturnRefusal,
} from './sending.ts'
export { mailResult, publishElectronic, putInLocker, recordDelivery, recordReturn } from './sending.ts'
