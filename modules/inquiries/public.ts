/** What other modules on the server may use of inquiries. */
export { answerAsColleague, answerInquiry, passInquiry } from './commands/answer-inquiry.ts'
export { answerAtWindow, askColleague, askDepartment } from './commands/ask-department.ts'
export type { AskLookups } from './commands/ask-department.ts'
export type { PlaceWish } from './commands/describe-question.ts'
export type { NamedPromiser } from './commands/set-answer-time.ts'
export { tellApplicant } from './commands/tell-applicant.ts'
