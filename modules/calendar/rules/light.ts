import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { budgetOn } from './budget.ts'
import type { CompiledCalendar } from './calendar.ts'
import type { Due } from './deadline.ts'
import { dueOf, endOf, isStopped, type Ledger } from './ledger.ts'
import { addDays, startOfDay } from './plain-date.ts'

/** The supervision light of a limit or of a case (红黄牌): stopped, in time, nearly due, overdue, unlawfully overdue. */
export type Light = 'grey' | 'green' | 'yellow' | 'red' | 'double-red'

/** When a light turns yellow: remaining counted days ≤ max(yellowFloor, ⌈yellowShare × N⌉). */
export interface LightThresholds {
  readonly yellowShare: number
  readonly yellowFloor: number
}

/** The thresholds of lifecycle 2.8; a hall may set its own. */
export const defaultThresholds: LightThresholds = { yellowShare: 0.2, yellowFloor: 1 }

/** What the light of a case is judged by. */
export interface LightQuestion {
  /** committed and statutory ledger of the case, or the one limit (notice, deferral, step …) to be judged */
  readonly ledgers: readonly Ledger[]
  readonly on: PlainDate
  readonly calendar: CompiledCalendar
  readonly thresholds?: LightThresholds
}

/**
 * The light of a case on a day (lifecycle 2.8): double red past the statutory limit, red past any other, yellow when
 * a running limit is nearly used up (due today is yellow), grey while the first limit given stands, else green.
 */
export function lightOf({ ledgers, on, calendar, thresholds = defaultThresholds }: LightQuestion): Light {
  const overdue = ledgers.filter((ledger) => overdueSince(ledger, calendar, on) !== undefined)
  if (overdue.some((ledger) => ledger.limit === 'statutory')) return 'double-red'
  if (overdue.length > 0) return 'red'
  const running = ledgers.filter((ledger) => endOf(ledger) === undefined)
  const ticking = running.filter((ledger) => dueOf(ledger, calendar).due !== null)
  if (ticking.some((ledger) => isNearlyUsedUp(ledger, { on, calendar, thresholds }))) return 'yellow'
  return running[0] && isStopped(running[0]) ? 'grey' : 'green'
}

/**
 * 00:00 of the day after the due day, from which a limit is overdue on this day; undefined while it is in time, while
 * it stands, and for a limit that ended in time: an act on the due day is in time (B9, lifecycle 2.8).
 */
export function overdueSince(ledger: Ledger, calendar: CompiledCalendar, on: PlainDate): Instant | undefined {
  const { due } = dueOf(ledger, calendar)
  const ended = endOf(ledger)?.on
  const judged = ended !== undefined && ended < on ? ended : on
  return due !== null && judged > due ? startOfDay(addDays(due, 1)) : undefined
}

/** The due day that binds: the earlier of committed and statutory, one without a due day not binding (lifecycle 2.1). */
export function effectiveDue(ledgers: readonly Ledger[], calendar: CompiledCalendar): Due {
  let effective: Due = { due: null, provisional: false }
  for (const ledger of ledgers) {
    const candidate = dueOf(ledger, calendar)
    if (candidate.due !== null && (effective.due === null || candidate.due < effective.due)) effective = candidate
  }
  return effective
}

function isNearlyUsedUp(
  ledger: Ledger,
  { on, calendar, thresholds }: Required<Omit<LightQuestion, 'ledgers'>>,
): boolean {
  const { total, remaining } = budgetOn(ledger, on, calendar)
  // 0.28 × 25 is a hair above 7 in binary: without the correction the ceiling would be 8.
  const share = Math.ceil(thresholds.yellowShare * total - 1e-9)
  return remaining <= Math.max(thresholds.yellowFloor, share)
}
