/** Builders for tests: the hand-out window's people, and results on their way to the applicant. */
export { anItem, calendar, documents, moment, numbers, people } from './hall.ts'
export type { PersonName } from './hall.ts'
export {
  aCase,
  aDraft,
  agentPaper,
  applicantPaper,
  aReceipt,
  aResult,
  DAY,
  ResultStory,
  strangerPaper,
} from './result-story.ts'
export type { Act, Setting } from './result-story.ts'
