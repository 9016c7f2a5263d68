import { addWorkingDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** Working days a department has to answer when it promised nothing else. */
export const defaultAnswerDays = 1

/** The longest time a department may promise, in working days. */
export const mostAnswerDays = 20

/** The day by which a department is to have answered; the day of the question does not count. (JL1 9.3.5) */
export function promisedDay(askedAt: Instant, days: number, calendar: CompiledCalendar): PlainDate {
  return addWorkingDays(dateOf(askedAt), days, calendar)
}
