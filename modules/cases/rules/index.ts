/** The spine's rules: what a dossier is, what can happen to it, what the clock does, and the commands of `cases`. */

export * from './dossier.ts'
export * from './events.ts'
export * from './facts.ts'
export * from './papers.ts'
export { fold, foldAll } from './fold.ts'
export type { FoldStamp } from './reducers.ts'
export { bound } from './fold-intake.ts'
export {
  atDepartments,
  barIf,
  delegated,
  delegationFor,
  firstRefusal,
  isBlank,
  isNoticeTimeOver,
  notClosed,
  notEnded,
  openCase,
  requesterOf,
  resultIn,
  underExamination,
} from './guards.ts'
export type {
  AtDepartmentsRefusal,
  Check,
  ClosedRefusal,
  EndedRefusal,
  ExaminationRefusal,
  OpenCaseRefusal,
  RefusalOf,
  Requester,
  ResultRefusal,
} from './guards.ts'
export { endings, limitNames, opening, resumings, runningLedger, startScribe, stoppings } from './scribe.ts'
export type { Scribe } from './scribe.ts'
export {
  accept,
  closeIfSettled,
  conclude,
  dayAfter,
  deferralGround,
  deferralUntil,
  isProcedureOpen,
  openTasks,
  resumeClock,
  stepOpening,
  takeOriginals,
  voidDecision,
} from './compounds.ts'
export type { Acceptance, Concluding, DeferralPlan } from './compounds.ts'
export { signatureKinds, signaturesIn } from './signatures.ts'
export type { CaseSignature, SignatureKind, SignaturePicture } from './signatures.ts'
export { nextAlarm, runTimers } from './timers.ts'
export { reprojectLimits, runReplacements } from './reprojection.ts'
export { toldOf } from './told.ts'
export type { Told, ToldForm, ToldTerm } from './told.ts'
export { rejectedFile } from './files.ts'
export { caseCommands } from './commands.ts'
export type { AddedMaterial, ErrorReport, ErrorSettlement, Payment, Succession, Urging } from './commands-changes.ts'
export type { Countersignature, Dispatch, OriginalReturn, SheetRejection } from './commands-custody.ts'
export type { DeferralExtension, DeferredSupply } from './commands-deferral.ts'
export type { Archiving, CaseWithdrawal, NoticeService, Termination, TerminationGround } from './commands-ending.ts'
export { onDossier, perform } from './command.ts'
export type { AbsentRefusal, CommandRule, Performance } from './command.ts'
export { availableActions } from './actions.ts'
export { offering, offersOf } from './offers.ts'
export { announcedUntil } from './announced.ts'
export type { ActionOffer, Offering, Probe } from './offers.ts'
