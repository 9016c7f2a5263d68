/** 事项工坊 over HTTP: combing, review, simulated acceptance, publication, versions. (CAT-07 … CAT-12) */

export { listDrafts, openDraft, readDraft, saveDraft } from './contract/drafts.ts'
export {
  cancelDraft,
  objectToDraft,
  publishDraft,
  returnDraft,
  reviewDraft,
  submitDraft,
  tryDraft,
  withdrawObjection,
} from './contract/steps.ts'
export type { Draft, DraftLine, Mock, Objection } from './contract/drafts.ts'
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
