/** Rules of questions to departments: who may ask, answer, pass on, tell and withdraw when. Pure. */
export {
  actionsOn,
  decideAnswer,
  decideAnswerTime,
  decideMessage,
  decidePass,
  decideQuestion,
  decideTelling,
  decideWithdrawal,
  isUnseenBy,
} from './decide.ts'
export type { InquiryAction, PassWish, Question, Seen } from './decide.ts'
export { inquiryStates, tellingWays } from './inquiry.ts'
export type { AskedApplication, InquiryState, InquiryView, TellingWay } from './inquiry.ts'
export { defaultAnswerDays, mostAnswerDays, promisedDay } from './promise.ts'
