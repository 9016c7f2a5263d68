/** Rules of the catalogue workshop: editing a draft, its way to being published, mock applications. Pure. */
export { applyEdit } from './edit.ts'
export type { AttachKind, AttachPlace, Edit, MasterMember } from './edits.ts'
export { advanced, historyOf, redone, undone } from './history.ts'
export type { History } from './history.ts'
export { checkMaster } from './master.ts'
export type { MasterBreach, MasterFinding } from './master.ts'
export { mockApplications } from './mocks.ts'
export {
  answersKept,
  decideAddition,
  decideAnnexChange,
  decideMarks,
  marked,
  mostPages,
  unmarked,
  withoutPage,
} from './annex.ts'
export type { AnnexView } from './annex.ts'
export { actionsOn } from './actions.ts'
export { decideBase } from './base.ts'
export {
  decideCancellation,
  decideObjection,
  decideObjectionWithdrawal,
  decideOpening,
  decidePublication,
  decideRebase,
  decideReturn,
  decideReview,
  decideRollback,
  decideSaving,
  decideSubmission,
  decideTrial,
  trialStanding,
} from './decide.ts'
export type { Seen, TrialStanding, TryingWindow } from './decide.ts'
export {
  actionsOnRequest,
  decideDeclining,
  decideRequest,
  decideRequestWithdrawal,
  decideTakingUp,
  requestStates,
  sideOf,
} from './change-request.ts'
export type { AtRequest, RequestSide, RequestState, RequestView } from './change-request.ts'
export {
  bandOf,
  byDepartment,
  combingState,
  decideBands,
  decidePlan,
  decidePlanning,
  decidePlanReading,
  lastRank,
  rankedByVolume,
} from './combing-plan.ts'
export type { BandStarts, VolumeBand } from './combing-plan.ts'
export { draftStates, grades, requestCauses, reviewAspects, stepDays, windowsNeeded } from './draft.ts'
export type {
  ChangeCause,
  DraftState,
  DraftView,
  Grade,
  Grades,
  MockApplication,
  RequestCause,
  ReviewAspect,
  TrialView,
} from './draft.ts'
export { placesOf } from './order.ts'
export { checkNewItem, newItem } from './new-item.ts'
export type { ItemKnown, NewItem, NewItemBreach } from './new-item.ts'
export { choiceOf, findMaterial, findQuestion, standing } from './tree.ts'
export type { AnswerPlace, StandingQuestion } from './tree.ts'
export { deferredBy, isNeeded, masterChoices, necessities, withNecessity } from './values.ts'
