/** Working days, limits and their ledgers: the time law of the house (lifecycle 2). Pure; today is always passed in. */

export type { Budget } from './budget.ts'
export { budgetOn, remainingDays } from './budget.ts'
export type { Calendar, CompiledCalendar, DayClass, Holiday, LocalClosure, MakeupWorkday } from './calendar.ts'
export {
  addWorkingDays,
  bareCalendar,
  classOf,
  compileCalendar,
  isCovered,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './calendar.ts'
export type { DeadlineQuestion, Due, Limit, LimitUnit } from './deadline.ts'
export { deadline } from './deadline.ts'
export type { DayChange, DayMarking, EditionRefusal } from './edition.ts'
export { changesBetween, checkEdition, markingOf, withMarking } from './edition.ts'
export type { ExplainedDay, Explanation } from './explain.ts'
export { explain } from './explain.ts'
export type {
  EndedEntry,
  ExtendedEntry,
  LaterEntry,
  Ledger,
  LedgerEntry,
  LedgerStop,
  LimitName,
  OpenedEntry,
  ReprojectedEntry,
  ResumedEntry,
  StoppedEntry,
} from './ledger.ts'
export {
  dueOf,
  endingEntry,
  endOf,
  extensionsOf,
  isStopped,
  openLedger,
  reproject,
  stopsOf,
  withEntry,
} from './ledger.ts'
export type { DueLine, DueMark } from './due-mark.ts'
export { dueMark } from './due-mark.ts'
export type { Light, LightQuestion, LightThresholds } from './light.ts'
export { defaultThresholds, effectiveDue, lightOf, overdueSince } from './light.ts'
export type { LineProblem } from './line.ts'
export { deadlineLine } from './line.ts'
export type { CalendarProblem } from './parse-calendar.ts'
export { parseCalendar } from './parse-calendar.ts'
export type { Moment, Weekday } from './plain-date.ts'
export {
  addDays,
  addMinutes,
  addMonths,
  dateOf,
  daysBetween,
  instant,
  instantOf,
  parseInstant,
  parsePlainDate,
  plainDate,
  startOfDay,
  weekdayOf,
} from './plain-date.ts'
export type { Stop } from './spans.ts'
