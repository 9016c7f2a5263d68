/** 事项工坊 over HTTP: combing, review, simulated acceptance, publication, versions. (CAT-07 … CAT-12) */

export {
  addBlankForm,
  addSamplePages,
  answerCancellation,
  blackenSample,
  dropAnnexFile,
  markSample,
  readDraftAnnexes,
  readDraftFile,
} from './contract/annexes.ts'
export type { DraftAnnex } from './contract/annexes.ts'
export { listDrafts, openDraft, readDraft, saveDraft } from './contract/drafts.ts'
export {
  cancelDraft,
  objectToDraft,
  publishDraft,
  rebaseDraft,
  returnDraft,
  reviewDraft,
  submitDraft,
  tryDraft,
  withdrawObjection,
} from './contract/steps.ts'
export {
  countChangeRequests,
  declineChange,
  listChangeRequests,
  readChangeRequest,
  requestChange,
  takeUpChange,
  withdrawChange,
} from './contract/change-requests.ts'
export type { ChangeRequest, ChangeRequestLine } from './contract/change-requests.ts'
export {
  changeVolumeBands,
  dropCombing,
  listCombers,
  noteCheck,
  planCombing,
  readCombingPlan,
} from './contract/combing-plan.ts'
export type { CombingDepartment, CombingLine } from './contract/combing-plan.ts'
export type { Draft, DraftLine, Mock, Objection, Planned } from './contract/drafts.ts'
export {
  checkDocument,
  compareDraft,
  compareVersions,
  listLibraryMaterials,
  listVersions,
  readItemChange,
  restoreVersion,
  seeItemChange,
} from './contract/versions.ts'
export type { Comparison, Finding, Notice } from './contract/versions.ts'
