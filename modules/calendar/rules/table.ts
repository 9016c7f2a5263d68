import { daysFromCivil } from './plain-date.ts'

/** What a calendar says of one day beyond the week's rhythm. */
export type DayMark =
  | { readonly class: 'makeup' }
  | { readonly class: 'holiday'; readonly name: string }
  | { readonly class: 'local-closure'; readonly name: string; readonly orderNo: string }

/** Day numbers, both inclusive. */
interface DaySpan {
  readonly first: number
  readonly last: number
}

/**
 * Prefix counts of working days over the years a calendar speaks of; outside them Monday–Friday is arithmetic.
 * The count starts at the first day of the table, so it is negative before it.
 */
export interface CalendarTable {
  readonly marks: ReadonlyMap<number, DayMark>
  /** runs of covered years, ascending, not touching each other */
  readonly covered: readonly DaySpan[]
  readonly span: DaySpan
  /** working days from the first day of the table to day first + i */
  readonly upTo: Int32Array
  /** the working days of the table, ascending */
  readonly workdays: Int32Array
}

/** Lays out the table for the years covered and every marked day. */
export function compileTable(years: readonly number[], marks: ReadonlyMap<number, DayMark>): CalendarTable {
  const covered = coveredSpans(years)
  const span = wholeSpan(covered, marks)
  const upTo = new Int32Array(span.last - span.first + 1)
  const workdays: number[] = []
  for (let day = span.first; day <= span.last; day++) {
    const mark = marks.get(day)
    if (mark ? mark.class === 'makeup' : isMondayToFriday(day)) workdays.push(day)
    upTo[day - span.first] = workdays.length
  }
  return { marks, covered, span, upTo, workdays: Int32Array.from(workdays) }
}

/** Running count of working days up to and including a day. Only differences of it mean anything. */
export function workdaysUpTo(day: number, { span, upTo, workdays }: CalendarTable): number {
  if (day < span.first) return weekdaysUpTo(day) - weekdaysUpTo(span.first - 1)
  if (day > span.last) return workdays.length + weekdaysUpTo(day) - weekdaysUpTo(span.last)
  return upTo[day - span.first] ?? 0
}

/** The working day at which the running count of `workdaysUpTo` first reaches `count`. */
export function nthWorkday(count: number, { span, workdays }: CalendarTable): number {
  if (count < 1) return nthWeekday(weekdaysUpTo(span.first - 1) + count)
  return workdays[count - 1] ?? nthWeekday(weekdaysUpTo(span.last) + count - workdays.length)
}

/** Whether every day from `first` to `last` lies in a covered year; true when there is none. */
export function covers(first: number, last: number, { covered }: CalendarTable): boolean {
  return first > last || covered.some((span) => span.first <= first && last <= span.last)
}

// Day 0, 1970-01-01, was a Thursday: day −3 is a Monday and carries weekday number 1.
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5)
}

function nthWeekday(count: number): number {
  const weeks = Math.floor((count - 1) / 5)
  return weeks * 7 + (count - 1 - weeks * 5) - 3
}

function isMondayToFriday(day: number): boolean {
  return weekdaysUpTo(day) > weekdaysUpTo(day - 1)
}

function coveredSpans(years: readonly number[]): DaySpan[] {
  const spans: DaySpan[] = []
  for (const year of years.toSorted((a, b) => a - b)) {
    const first = daysFromCivil(year, 1, 1)
    const last = daysFromCivil(year, 12, 31)
    const before = spans.at(-1)
    if (before && before.last >= first - 1) spans[spans.length - 1] = { first: before.first, last }
    else spans.push({ first, last })
  }
  return spans
}

function wholeSpan(covered: readonly DaySpan[], marks: ReadonlyMap<number, DayMark>): DaySpan {
  let first = covered[0]?.first ?? Infinity
  let last = covered.at(-1)?.last ?? -Infinity
  for (const day of marks.keys()) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return first > last ? { first: 0, last: -1 } : { first, last }
}
