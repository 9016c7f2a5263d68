/** Rules of the catalogue workshop: editing a draft, its way to being published, mock applications. Pure. */
export { applyEdit } from './edit.ts'
export type { AttachKind, AttachPlace, Edit, MasterMember } from './edits.ts'
export { advanced, historyOf, redone, undone } from './history.ts'
export type { History } from './history.ts'
export { checkMaster } from './master.ts'
export type { MasterBreach, MasterFinding } from './master.ts'
export { mockApplications } from './mocks.ts'
export {
  actionsOn,
  decideCancellation,
  decideObjection,
  decideObjectionWithdrawal,
  decideOpening,
  decidePublication,
  decideReturn,
  decideReview,
  decideRollback,
  decideSaving,
  decideSubmission,
  decideTrial,
  trialStanding,
} from './decide.ts'
export type { Seen, TrialStanding, TryingWindow } from './decide.ts'
export { changeCauses, draftStates, grades, reviewAspects, stepDays, windowsNeeded } from './draft.ts'
export type {
  ChangeCause,
  DraftState,
  DraftView,
  Grade,
  Grades,
  MockApplication,
  ReviewAspect,
  TrialView,
} from './draft.ts'
export { newItem } from './new-item.ts'
export { choiceOf, findMaterial, findQuestion, standing } from './tree.ts'
export type { AnswerPlace, StandingQuestion } from './tree.ts'
export { deferredBy, isNeeded, masterChoices, necessities, withNecessity } from './values.ts'
