import type { PlainDate } from '@yichuang/platform/pure'
import { workingDaysBetween } from './calendar.ts'
import type { CompiledCalendar } from './calendar.ts'
import { defaultThresholds } from './light.ts'
import type { Light } from './light.ts'
import { daysBetween } from './plain-date.ts'

/** What a line of a list knows of its limit. */
export interface DueLine {
  readonly due: PlainDate
  readonly statutoryDue: PlainDate | null
  /** N of the limit, when the line knows it */
  readonly budget?: number | null | undefined
  readonly unit?: string | null | undefined
}

export interface DueMark {
  readonly light: Exclude<Light, 'grey'>
  /** counted days left or, negative, gone by since the due day */
  readonly days: number
}

/**
 * The light and the days left of a line that knows its due days but not its ledger; the clock of it runs. A line without
 * its budget turns yellow by the floor alone. (lifecycle 2.8)
 */
export function dueMark(line: DueLine, today: PlainDate, calendar: CompiledCalendar): DueMark {
  const days = daysLeft(line, today, calendar)
  if (line.statutoryDue !== null && line.statutoryDue < today) return { light: 'double-red', days }
  if (days < 0) return { light: 'red', days }
  const { yellowShare, yellowFloor } = defaultThresholds
  const yellow = Math.max(yellowFloor, Math.ceil(yellowShare * (line.budget ?? 0) - 1e-9))
  return { light: days <= yellow ? 'yellow' : 'green', days }
}

function daysLeft({ due, unit }: DueLine, today: PlainDate, calendar: CompiledCalendar): number {
  if (unit !== undefined && unit !== null && unit !== 'workday') return daysBetween(today, due)
  // Overdue on a day of rest is a day overdue.
  return due < today ? -Math.max(1, workingDaysBetween(due, today, calendar)) : workingDaysBetween(today, due, calendar)
}
