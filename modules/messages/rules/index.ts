/** What is told to whom about a case, in which words, and when it is said again. */

export { draftsOf, messageKinds, messagesOf, toldToApplicants } from './applicant-messages.ts'
export type { Draft, EvaluationFill, LockerFill, MessageKind } from './applicant-messages.ts'
export { mostAttempts, pauseAfter } from './attempts.ts'
export {
  awaitedKinds,
  awaitedOf,
  isHourToRemind,
  isUnclaimed,
  reminderOf,
  stepDue,
  usualReminders,
} from './reminders.ts'
export type { Awaited, AwaitedKind, ReminderSetting } from './reminders.ts'
export { noticeKinds, responsibleFor, staffNoticesOf, toldToStaff } from './staff-notices.ts'
export type { NoticeFacts, NoticeKind, StaffNotice } from './staff-notices.ts'
export { fillTemplate, templates } from './templates.ts'
export type { MessageLanguage, TemplateFacts, TemplateName } from './templates.ts'
export { quietEvents } from './told.ts'
export type { Told } from './told.ts'
