/** Events: canonical text, hash chain, outbox and dispatch, signed anchors, proof of the whole log. */

export { canonicalJson } from './canonical.ts'
export { chainEvents, linkHash, startOf } from './chain.ts'
export type { ActStamp, EventRow, Head, NewEvent } from './chain.ts'
export { appendEvents, eventsJson, recordEventsSql } from './append.ts'
export { startDispatcher } from './dispatcher.ts'
export type { Dispatcher, EventNote, Subscriber } from './dispatcher.ts'
export { anchorKeys, anchorPublicKey } from './anchor.ts'
export type { AnchorKeys } from './anchor.ts'
export { anchorLog } from './log.ts'
export { verifyLog } from './verify.ts'
export type { LogFault, LogVerdict } from './verify.ts'
