/** 事项工坊 over HTTP: combing, review, simulated acceptance, publication, versions. (CAT-07 … CAT-12) */

export {
  cancelDraft,
  listDrafts,
  objectToDraft,
  openDraft,
  publishDraft,
  readDraft,
  returnDraft,
  reviewDraft,
  saveDraft,
  submitDraft,
  tryDraft,
  withdrawObjection,
} from './contract/drafts.ts'
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
