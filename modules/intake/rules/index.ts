/** Intake's rules: the commands from the first word at the counter to acceptance or refusal, and what screens ask. */

export type {
  AcceptApplication,
  AcceptApplicationRefusal,
  CompleteOnTheSpot,
  CompleteOnTheSpotRefusal,
  SignedCommitment,
} from './acceptance.ts'
export { acceptApplication, completeOnTheSpot } from './acceptance.ts'
export { availableActions } from './actions.ts'
export { intakeCommands } from './commands.ts'
export type {
  ApproveSecondNotice,
  ApproveSecondNoticeRefusal,
  CorrectionNoticeText,
  IssueCorrectionRefusal,
  ProposeCorrectionRefusal,
  ServeCorrection,
  ServeCorrectionRefusal,
  SupplyCorrection,
  SupplyCorrectionRefusal,
} from './correction.ts'
export {
  approveSecondNotice,
  issueCorrection,
  proposeCorrection,
  serveCorrection,
  supplyCorrection,
} from './correction.ts'
export { defectsOf, untoldDefects } from './defects.ts'
export type { DeferralTerms } from './deferral.ts'
export { deferralTerms } from './deferral.ts'
export type { Gaps } from './gaps.ts'
export { gapsOf } from './gaps.ts'
export type { PassPreReview, PassPreReviewRefusal, PresentOriginals, PresentOriginalsRefusal } from './half-online.ts'
export { passPreReview, presentOriginals } from './half-online.ts'
export type { IdentityFault } from './identity.ts'
export { identityFault, papersOf } from './identity.ts'
export type { GapKind, MaterialGap } from './material-gaps.ts'
export { isBlocking } from './material-gaps.ts'
export type { BindMaterialRefusal, MaterialChange } from './materials.ts'
export { bindingOf, bindMaterial } from './materials.ts'
export type { OpenApplication, OpenApplicationRefusal } from './opening.ts'
export { openApplication } from './opening.ts'
export type { PushAccepted, PushAcceptedRefusal } from './pushing.ts'
export { pushAccepted } from './pushing.ts'
export type {
  DiscardDraft,
  DiscardDraftRefusal,
  ReceiveApplication,
  ReceiveApplicationRefusal,
  WithdrawApplication,
  WithdrawApplicationRefusal,
} from './receiving.ts'
export { discardDraft, receiveApplication, withdrawApplication } from './receiving.ts'
export type { GroundTerms, RefusalText, RefusalTextQuestion } from './refusal-text.ts'
export { refusalGrounds, refusalText } from './refusal-text.ts'
export type {
  DropProposal,
  DropProposalRefusal,
  ProposeRefusalRefusal,
  RefusalStatement,
  RefuseApplication,
  RefuseApplicationRefusal,
} from './refusing.ts'
export { dropProposal, proposeRefusal, refuseApplication } from './refusing.ts'
export type { TakeUpApplication, TakeUpApplicationRefusal } from './taking-up.ts'
export { takeUpApplication } from './taking-up.ts'
export type { ShownContent } from './shown-content.ts'
export { shownContent } from './shown-content.ts'
