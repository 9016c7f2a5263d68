/** Builders for tests: the departments' people, and cases as they really come about. */
export { aCase, aDraft, aRejection, CaseStory, DAY } from './case-story.ts'
export type { Act, Setting } from './case-story.ts'
export { aDelegation, anItem, calendar, delegations, expertReview, moment, people, siteCheck } from './hall.ts'
export type { PersonName } from './hall.ts'
