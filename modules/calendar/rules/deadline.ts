import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { CompiledCalendar } from './calendar.ts'
import {
  addMonths,
  DAY_MS,
  dayNumberOf,
  dayNumberOfMs,
  dayOfNumber,
  epochMsOf,
  HOUR_MS,
  instantOf,
  startOfDayMs,
  type Moment,
} from './plain-date.ts'
import { stoppedDays, stoppedMilliseconds, type Stop } from './spans.ts'
import { covers, nthWorkday, workdaysUpTo, type CalendarTable } from './table.ts'

/** In what a limit is counted: 工作日, 自然日, 月, 小时. */
export type LimitUnit = 'workday' | 'day' | 'month' | 'hour'

/** A budget of time; a whole number, zero included. */
export interface Limit {
  readonly value: number
  readonly unit: LimitUnit
}

export interface DeadlineQuestion {
  /** day 0; for hours the instant of acceptance, without a time of day they begin at the end of day 0 */
  readonly acceptedAt: Moment
  readonly limit: Limit
  readonly stops?: readonly Stop[]
  readonly extension?: Limit | null
  readonly calendar: CompiledCalendar
}

/** The last day on which an act is in time. */
export interface Due {
  /** null while the clock stands and the limit was not reached before */
  readonly due: PlainDate | null
  /** a day whose class was needed lies in a year the calendar does not cover (lifecycle 2.6) */
  readonly provisional: boolean
  /** only for limits that end in hours: the exact end */
  readonly dueAt?: Instant
}

/**
 * The due day of a limit (lifecycle 2.4 B1–B10; catalogue README 6; 行政许可法 82, 民法典 201–203): day 0 never counts,
 * a day counts if the clock runs at its 24:00, an extension adds to the budget, no budget is due on day 0 itself.
 * An extension in another unit is counted from the day the limit would have ended on.
 */
export function deadline({ acceptedAt, limit, stops = [], extension, calendar }: DeadlineQuestion): Due {
  const parts = budgetParts(limit, extension ? [extension] : [])
  return dueAfter(reach({ acceptedAt, parts, stops, calendar }), calendar)
}

/** The budget as the parts counted one after the other: what is in the unit of the limit is one part with it. */
export function budgetParts(limit: Limit, extensions: readonly Limit[]): readonly Limit[] {
  const value = extensions.reduce((sum, added) => (added.unit === limit.unit ? sum + added.value : sum), limit.value)
  return [{ value, unit: limit.unit }, ...extensions.filter((added) => added.unit !== limit.unit)].filter(
    (part) => part.value > 0,
  )
}

/** One part of a budget counted out: `days` is its budget in days of its kind (for hours, in hours). */
export interface ReachedPart {
  readonly unit: 'workday' | 'day' | 'hour'
  readonly days: number
  /** day number on which it ends, not rolled; undefined when the clock stands before that */
  readonly end: number | undefined
}

/** How far the parts of a budget were counted. */
export interface Reached {
  readonly parts: readonly ReachedPart[]
  /** day number after the last part that was counted out */
  readonly day: number
  /** the exact end, when the last part was in hours */
  readonly ms: number | undefined
  readonly provisional: boolean
}

/** What is counted: the parts of a budget, from an acceptance on. */
interface Counting {
  readonly acceptedAt: Moment
  readonly parts: readonly Limit[]
  readonly stops: readonly Stop[]
  readonly calendar: CompiledCalendar
}

/** Counts the parts one after the other; a stop still open keeps one part and all behind it from their end. */
export function reach({ acceptedAt, parts, stops, calendar: { table } }: Counting): Reached {
  const count: Count = {
    day: dayNumberOf(acceptedAt),
    ms: acceptedAt.length === 10 ? undefined : epochMsOf(acceptedAt),
    provisional: false,
  }
  const reached: ReachedPart[] = []
  let isRunning = true
  for (const part of parts) {
    const { value, unit } = inDays(part, count.day)
    if (isRunning) {
      isRunning = unit === 'hour' ? countHours(value, count, stops) : countDays({ value, unit, stops, table }, count)
    }
    reached.push({ unit, days: value, end: isRunning ? count.day : undefined })
  }
  return { parts: reached, ...count }
}

/** The due day after counting: days, months and hours that end on a day off roll to the next working day (B5). */
export function dueAfter({ parts, day, ms, provisional }: Reached, { table }: CompiledCalendar): Due {
  const last = parts.at(-1)
  if (last === undefined) return { due: dayOfNumber(day), provisional: false }
  if (last.end === undefined) return { due: null, provisional: false }
  if (last.unit === 'workday') return { due: dayOfNumber(day), provisional }
  const workday = nthWorkday(workdaysUpTo(day - 1, table) + 1, table)
  const due = { due: dayOfNumber(workday), provisional: provisional || !covers(day, workday, table) }
  return ms === undefined ? due : { ...due, dueAt: instantOf(ms + (workday - day) * DAY_MS) }
}

interface Count {
  day: number
  ms: number | undefined
  provisional: boolean
}

interface DayCounting {
  readonly value: number
  readonly unit: 'workday' | 'day'
  readonly stops: readonly Stop[]
  readonly table: CalendarTable
}

// Months become the days to the corresponding day, so that excluded days are added to them (民法典 202, B5).
function inDays({ value, unit }: Limit, fromDay: number): { value: number; unit: 'workday' | 'day' | 'hour' } {
  if (unit !== 'month') return { value, unit }
  return { value: dayNumberOf(addMonths(dayOfNumber(fromDay), value)) - fromDay, unit: 'day' }
}

function countDays({ value, unit, stops, table }: DayCounting, count: Count): boolean {
  let left = value
  for (const span of stoppedDays(stops)) {
    const available = daysIn(unit, count.day, span.from - 1, table)
    if (available >= left) break
    left -= Math.max(available, 0)
    noteCoverage(count, unit, span.from - 1, table)
    if (span.to === Infinity) return false
    count.day = Math.max(count.day, span.to - 1)
  }
  const end = unit === 'workday' ? nthWorkday(workdaysUpTo(count.day, table) + left, table) : count.day + left
  noteCoverage(count, unit, end, table)
  count.day = end
  count.ms = undefined
  return true
}

function daysIn(unit: 'workday' | 'day', after: number, last: number, table: CalendarTable): number {
  return unit === 'workday' ? workdaysUpTo(last, table) - workdaysUpTo(after, table) : last - after
}

// Calendar days are counted whatever they are; only the days a working-day count looked at were needed.
function noteCoverage(count: Count, unit: 'workday' | 'day', last: number, table: CalendarTable): void {
  if (unit === 'workday' && !covers(count.day + 1, last, table)) count.provisional = true
}

function countHours(hours: number, count: Count, stops: readonly Stop[]): boolean {
  let now = count.ms ?? startOfDayMs(count.day + 1)
  let left = hours * HOUR_MS
  for (const span of stoppedMilliseconds(stops)) {
    const available = span.from - now
    if (available >= left) break
    left -= Math.max(available, 0)
    if (span.to === Infinity) return false
    now = Math.max(now, span.to)
  }
  count.ms = now + left
  count.day = dayNumberOfMs(count.ms)
  return true
}
