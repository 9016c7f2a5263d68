import { addWorkingDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** Working days a department has to answer when it promised nothing else. */
export const defaultAnswerDays = 1

/** The longest time a department may promise, in working days. */
export const mostAnswerDays = 20

/** Under which name the time is kept that the colleagues of a hall promise each other. */
export function promiserOfHall(hall: string | undefined): string {
  return `hall:${hall ?? ''}`
}

/** The day by which a question is to be answered; the day of the question does not count. (JL1 9.3.5) */
export function promisedDay(askedAt: Instant, days: number, calendar: CompiledCalendar): PlainDate {
  return addWorkingDays(dateOf(askedAt), days, calendar)
}

/** Of what the first-asked person is reminded while nobody answered. */
export type Reminder = 'due' | 'overdue'

/** What is said at the bell about a question that waits, and to whom: who was asked first, and the colleague. (CON-05) */
export function remindersOf(
  question: { readonly due_on: PlainDate; readonly asked_by: string; readonly colleague: string | null },
  today: PlainDate,
): { readonly reminder: Reminder; readonly people: readonly string[] } {
  const { due_on: due, asked_by: owner, colleague } = question
  return { reminder: due < today ? 'overdue' : 'due', people: colleague === null ? [owner] : [owner, colleague] }
}
