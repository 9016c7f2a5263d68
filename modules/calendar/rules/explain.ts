import type { PlainDate } from '@yichuang/platform/pure'
import { classOfNumber, type CompiledCalendar, type DayClass } from './calendar.ts'
import { dueAfter, type Limit, type LimitUnit, type ReachedPart } from './deadline.ts'
import { extensionsOf, reachOf, stopsOf, type Ledger, type LedgerStop, type LimitName } from './ledger.ts'
import { dayNumberOf, dayOfNumber } from './plain-date.ts'

/** One day of an explanation and why it counts or does not. */
export type ExplainedDay = { readonly date: PlainDate } & (
  | { readonly class: 'day-zero' | 'weekend' | 'rolled' }
  | { readonly class: 'counted' | 'counted-makeup'; readonly n?: number }
  | { readonly class: 'holiday'; readonly name: string }
  | { readonly class: 'local-closure'; readonly name: string; readonly orderNo: string }
  | { readonly class: 'stopped'; readonly ground: string; readonly notice: string }
)

/** The answer to "why this day?" (TIM-03, lifecycle 2.5). */
export interface Explanation {
  readonly limit: LimitName
  readonly dayZero: PlainDate
  readonly budget: number
  readonly unit: LimitUnit
  readonly extension: readonly Limit[]
  readonly due: PlainDate | null
  readonly provisional: boolean
  readonly calendarVersion: string
  readonly days: readonly ExplainedDay[]
}

/**
 * Every day from day 0 to the due day with the reason it counts or not; counted days are numbered 1 … N, days in
 * hours are not numbered. While there is no due day the list ends with the first day the open stop takes out, or
 * with `today` when that is later. An ended limit is explained by the calendar version that judged it.
 */
export function explain(ledger: Ledger, calendar: CompiledCalendar, today?: PlainDate): Explanation {
  const [opened] = ledger.entries
  const reached = reachOf(ledger, calendar)
  const { due, provisional } = dueAfter(reached, calendar)
  const stops = stopsOf(ledger)
  const last = due ?? lastDayWithoutDue(stops, today ?? opened.dayZero)
  return {
    limit: ledger.limit,
    dayZero: opened.dayZero,
    budget: opened.value,
    unit: opened.unit,
    extension: extensionsOf(ledger),
    due,
    provisional,
    calendarVersion: calendar.version,
    days: explainedDays(
      { first: dayNumberOf(opened.dayZero), last: dayNumberOf(last), parts: reached.parts, stops },
      calendar,
    ),
  }
}

interface Stretch {
  readonly first: number
  readonly last: number
  readonly parts: readonly ReachedPart[]
  readonly stops: readonly LedgerStop[]
}

function explainedDays({ first, last, parts, stops }: Stretch, calendar: CompiledCalendar): readonly ExplainedDay[] {
  const days: ExplainedDay[] = [{ date: dayOfNumber(first), class: 'day-zero' }]
  let n = 0
  for (let day = first + 1; day <= last; day++) {
    const date = dayOfNumber(day)
    const part = parts.find(({ end }) => end === undefined || day <= end)
    const stop = part && stops.find((candidate) => takesOut(candidate, day))
    const byCalendar = classOfNumber(day, calendar)
    if (stop) days.push({ date, class: 'stopped', ground: stop.ground, notice: stop.notice })
    else if (!part) days.push(rolledDay(date, byCalendar))
    else if (part.unit === 'hour') days.push({ date, class: 'counted' })
    else if (part.unit === 'day') days.push({ date, class: 'counted', n: ++n })
    else if (byCalendar.class === 'workday') days.push({ date, class: 'counted', n: ++n })
    else if (byCalendar.class === 'makeup') days.push({ date, class: 'counted-makeup', n: ++n })
    else days.push({ date, ...byCalendar })
  }
  return days
}

function takesOut({ suspendedAt, resumedAt }: LedgerStop, day: number): boolean {
  return dayNumberOf(suspendedAt) <= day && (resumedAt === null || day < dayNumberOf(resumedAt))
}

// Behind the budget only the way to the next working day is left: days off keep their reason, the last one is 期满顺延.
function rolledDay(date: PlainDate, byCalendar: DayClass): ExplainedDay {
  if (byCalendar.class === 'workday' || byCalendar.class === 'makeup') return { date, class: 'rolled' }
  return { date, ...byCalendar }
}

function lastDayWithoutDue(stops: readonly LedgerStop[], today: PlainDate): PlainDate {
  const open = stops.filter((stop) => stop.resumedAt === null).map((stop) => dayNumberOf(stop.suspendedAt))
  return dayOfNumber(Math.max(dayNumberOf(today), ...open))
}
