import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, PlainDate } from '@yichuang/platform/pure'
import type { Calendar, Holiday, LocalClosure } from './calendar.ts'
import { weekdayOf } from './plain-date.ts'

/** What a calendar marks a day with; unmarked days are Monday to Friday worked, Saturday and Sunday not. */
export type DayMarking =
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'makeup' }
  | { readonly kind: 'local-closure'; readonly name: string; readonly orderNo: string }
  | { readonly kind: 'plain' }

/** Why a calendar may not be published. */
export type EditionRefusal =
  | { readonly code: 'calendar.cause-missing' }
  | { readonly code: 'calendar.superseded'; readonly version: string }
  | { readonly code: 'calendar.day-twice'; readonly date: PlainDate }
  | { readonly code: 'calendar.order-missing'; readonly date: PlainDate }
  | { readonly code: 'calendar.makeup-on-workday'; readonly date: PlainDate }
  | { readonly code: 'calendar.outside-years'; readonly date: PlainDate }
  | { readonly code: 'calendar.year-dropped'; readonly year: number }
  | { readonly code: 'calendar.nothing-changed' }

/** A day that two calendars mark differently. */
export interface DayChange {
  readonly date: PlainDate
  readonly from: DayMarking
  readonly to: DayMarking
}

/** How a calendar marks a day; a local closure wins over a makeup workday, that over a holiday, as in `compileCalendar`. */
export function markingOf(calendar: Calendar, day: PlainDate): DayMarking {
  const closure = calendar.localClosures.find(({ date }) => date === day)
  if (closure !== undefined) return { kind: 'local-closure', name: closure.name, orderNo: closure.orderNo }
  if (calendar.makeupWorkdays.some(({ date }) => date === day)) return { kind: 'makeup' }
  const holiday = calendar.holidays.find(({ date }) => date === day)
  return holiday === undefined ? { kind: 'plain' } : { kind: 'holiday', name: holiday.name }
}

/** The calendar with one day marked otherwise. A year that had no notice yet stays provisional: coverage is a fact of its own. */
export function withMarking(calendar: Calendar, day: PlainDate, marking: DayMarking): Calendar {
  const without = <Entry extends { readonly date: PlainDate }>(entries: readonly Entry[]) =>
    entries.filter(({ date }) => date !== day)
  const bare: Calendar = {
    ...calendar,
    holidays: without(calendar.holidays),
    makeupWorkdays: without(calendar.makeupWorkdays),
    localClosures: without(calendar.localClosures),
  }
  if (marking.kind === 'holiday') {
    return { ...bare, holidays: byDay<Holiday>([...bare.holidays, { date: day, name: marking.name }]) }
  }
  if (marking.kind === 'makeup') return { ...bare, makeupWorkdays: byDay([...bare.makeupWorkdays, { date: day }]) }
  if (marking.kind === 'plain') return bare
  const { name, orderNo } = marking
  return { ...bare, localClosures: byDay<LocalClosure>([...bare.localClosures, { date: day, name, orderNo }]) }
}

/** The days that a calendar marks differently from another, in their order. */
export function changesBetween(former: Calendar, calendar: Calendar): readonly DayChange[] {
  const days = new Set([...markedDays(former), ...markedDays(calendar)])
  return [...days].toSorted().flatMap((date): DayChange[] => {
    const [from, to] = [markingOf(former, date), markingOf(calendar, date)]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ date, from, to }]
  })
}

/**
 * Whether a calendar may follow the one in force: it says its cause, was made from that one, marks no day twice, gives
 * every closure its order, keeps the years that were announced, and changes something. (TIM-04; 放假办法; lifecycle 2.7)
 * @param basedOn version it was made from; @param former the calendar in force
 */
export function checkEdition(
  calendar: Calendar,
  { basedOn, former }: { readonly basedOn: string; readonly former: Calendar },
): Decision<Calendar, EditionRefusal> {
  if (calendar.cause.trim() === '') return refused({ code: 'calendar.cause-missing' })
  if (basedOn !== former.version) return refused({ code: 'calendar.superseded', version: former.version })
  const wrong = wrongDay(calendar)
  if (wrong !== undefined) return refused(wrong)
  const dropped = former.years.find((year) => !calendar.years.includes(year))
  if (dropped !== undefined) return refused({ code: 'calendar.year-dropped', year: dropped })
  const isSame = calendar.years.length === former.years.length && changesBetween(former, calendar).length === 0
  return isSame ? refused({ code: 'calendar.nothing-changed' }) : decided(calendar)
}

function wrongDay(calendar: Calendar): EditionRefusal | undefined {
  const { holidays, makeupWorkdays, localClosures, years } = calendar
  const days = [...holidays, ...makeupWorkdays].map(({ date }) => date)
  const closed = localClosures.map(({ date }) => date)
  const twice = firstTwice(days) ?? firstTwice(closed)
  if (twice !== undefined) return { code: 'calendar.day-twice', date: twice }
  const nameless = localClosures.find(({ name, orderNo }) => name.trim() === '' || orderNo.trim() === '')
  if (nameless !== undefined) return { code: 'calendar.order-missing', date: nameless.date }
  const worked = makeupWorkdays.find(({ date }) => weekdayOf(date) < 6)
  if (worked !== undefined) return { code: 'calendar.makeup-on-workday', date: worked.date }
  const outside = days.find((date) => !years.includes(Number(date.slice(0, 4))))
  return outside === undefined ? undefined : { code: 'calendar.outside-years', date: outside }
}

function firstTwice(days: readonly PlainDate[]): PlainDate | undefined {
  return days.find((day, n) => days.indexOf(day) !== n)
}

function markedDays({ holidays, makeupWorkdays, localClosures }: Calendar): readonly PlainDate[] {
  return [...holidays, ...makeupWorkdays, ...localClosures].map(({ date }) => date)
}

function byDay<Entry extends { readonly date: PlainDate }>(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => (a.date < b.date ? -1 : 1))
}
