/** Rules of questions to departments: who may ask, answer, pass on, tell and withdraw when. Pure. */
export {
  actionsOn,
  decideAnswer,
  decideAnswerTime,
  decideMessage,
  decidePass,
  decideQuestion,
  decideSubject,
  decideTelling,
  decideWithdrawal,
  isUnseenBy,
} from './decide.ts'
export type { InquiryAction, PassWish, Promiser, Question, Seen } from './decide.ts'
export { askingChannels, directedKinds, inquiryStates, isChosenPlace, tellingWays, topics } from './inquiry.ts'
export type {
  AskedApplication,
  AskingChannel,
  Directed,
  DirectedKind,
  InquiryState,
  InquiryView,
  TellingWay,
  Topic,
} from './inquiry.ts'
export { promiserOfHall, defaultAnswerDays, mostAnswerDays, promisedDay, remindersOf } from './promise.ts'
export type { Reminder } from './promise.ts'
