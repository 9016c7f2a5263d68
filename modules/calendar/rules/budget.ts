import type { PlainDate } from '@yichuang/platform/pure'
import type { CompiledCalendar } from './calendar.ts'
import { reachOf, stopsOf, type Ledger } from './ledger.ts'
import { dayNumberOf } from './plain-date.ts'
import { stoppedDays, type Stop } from './spans.ts'
import { workdaysUpTo } from './table.ts'

/** The budget of a limit and what is left of it. */
export interface Budget {
  /** N, in days of the limit's unit, extensions included; months as days, hours as days begun */
  readonly total: number
  readonly remaining: number
}

/**
 * The budget and the counted days of it that remain after this day: nothing on the due day, everything on day 0.
 * While the clock stands the remainder does not shrink.
 */
export function budgetOn(ledger: Ledger, on: PlainDate, calendar: CompiledCalendar): Budget {
  const reached = reachOf(ledger, calendar)
  const stops = stopsOf(ledger)
  const last = dayNumberOf(on)
  let from = dayNumberOf(ledger.entries[0].dayZero)
  let total = 0
  let used = 0
  for (const { unit, days, end = Infinity } of reached.parts) {
    const budget = unit === 'hour' ? Math.ceil(days / 24) : days
    total += budget
    if (last >= end) used += budget
    else if (last > from) used += Math.min(countedDays({ unit, after: from, last }, stops, calendar), budget)
    from = end
  }
  return { total, remaining: total - used }
}

/** The counted days of a limit that remain after this day (lifecycle 2.8). */
export function remainingDays(ledger: Ledger, on: PlainDate, calendar: CompiledCalendar): number {
  return budgetOn(ledger, on, calendar).remaining
}

interface DayStretch {
  readonly unit: 'workday' | 'day' | 'hour'
  readonly after: number
  readonly last: number
}

function countedDays({ unit, after, last }: DayStretch, stops: readonly Stop[], { table }: CompiledCalendar): number {
  const daysUpTo = (day: number) => (unit === 'workday' ? workdaysUpTo(day, table) : day)
  let counted = daysUpTo(last) - daysUpTo(after)
  for (const span of stoppedDays(stops)) {
    const from = Math.max(span.from - 1, after)
    const to = Math.min(span.to - 1, last)
    if (from < to) counted -= daysUpTo(to) - daysUpTo(from)
  }
  return counted
}
