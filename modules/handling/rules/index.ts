/** Handling's rules: the departments' work on an accepted case, from the first task to the sealed result. */

export { availableActions } from './actions.ts'
export { handlingCommands } from './commands.ts'
export type { DecideCase, DecideCaseRefusal, ForwardUp, ForwardUpRefusal } from './decision.ts'
export { decideCase, forwardUp, proceduresNeeded } from './decision.ts'
export type {
  RequestExtension,
  RequestExtensionRefusal,
  ServeExtensionNotice,
  ServeExtensionNoticeRefusal,
  SettleExtension,
  SettleExtensionRefusal,
} from './extension.ts'
export { bindingDue, requestExtension, serveExtensionNotice, settleExtension } from './extension.ts'
export type {
  EndProcedure,
  EndProcedureRefusal,
  OpenProcedure,
  OpenProcedureRefusal,
  ServeProcedureNotice,
  ServeProcedureNoticeRefusal,
} from './procedures.ts'
export { endProcedure, openProcedure, serveProcedureNotice } from './procedures.ts'
export type {
  MadeDocument,
  ProduceResult,
  ProduceResultRefusal,
  VoidingGround,
  VoidResult,
  VoidResultRefusal,
} from './result.ts'
export { documentsOwed, produceResult, voidResult } from './result.ts'
export type {
  ClaimTask,
  ClaimTaskRefusal,
  GiveOpinion,
  GiveOpinionRefusal,
  OpinionChecks,
  ReleaseTask,
  ReleaseTaskRefusal,
  ReturnTask,
  ReturnTaskRefusal,
} from './tasks.ts'
export { claimTask, giveOpinion, releaseTask, returnTask } from './tasks.ts'
