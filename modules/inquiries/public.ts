/** What other modules on the server may use of inquiries. */
export { answerInquiry, passInquiry } from './commands/answer-inquiry.ts'
export { answerAtWindow, askDepartment } from './commands/ask-department.ts'
export type { AskLookups } from './commands/ask-department.ts'
export { tellApplicant } from './commands/tell-applicant.ts'
