import { addDays, classOf, daysBetween, instant, weekdayOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** Times of a day, 'HH:MM' in Asia/Shanghai. */
export type Span = readonly [from: string, to: string]

/** Hours of a day of the week, 1 is Monday; Saturday and Sunday are hours by appointment (5+X). */
export interface WeekHours {
  readonly day: number
  readonly open: readonly Span[]
}

/** What a plan says of its places. */
export interface PlanTerms {
  readonly name: string
  /** items it takes bookings for; none: all of the board that no other plan names */
  readonly items: readonly string[]
  readonly hours: readonly WeekHours[]
  readonly slotMinutes: number
  /** places of a slot, of the whole window group */
  readonly places: number
  /** most bookings of one item in a slot; 0: as many as there are places */
  readonly itemPlaces: number
  /** most bookings of the window group on a day; 0: as many as there are places */
  readonly dayPlaces: number
  /** calendar days ahead that are open, today included */
  readonly daysAhead: number
  /** minutes before its beginning at which a slot closes */
  readonly closeMinutes: number
}

/** 预约安排: the places of a window group of a hall. (APT-01, APT-02) */
export interface Plan extends PlanTerms {
  readonly id: string
  readonly hall: string
  /** window group: the board whose items its windows take */
  readonly board: string
  readonly isActive: boolean
  readonly version: number
}

/** A day on which a hall is open otherwise than usual: a holiday by appointment, staggered or longer hours, closed. (APT-06) */
export interface SpecialDay {
  readonly day: PlainDate
  readonly name: string
  /** none: closed */
  readonly open: readonly Span[]
}

/** 时段: from its beginning until its end, 'HH:MM' of the day. */
export interface Slot {
  readonly day: PlainDate
  readonly start: string
  readonly end: string
}

/** What says when a plan is open. */
export interface Opening {
  readonly days: readonly SpecialDay[]
  readonly calendar: CompiledCalendar
}

/** The plan of a hall that takes bookings for an item: one that names it, else the one of its board. */
export function planFor(plans: readonly Plan[], item: { readonly id: string; readonly board: string }) {
  const active = plans.filter(({ isActive }) => isActive)
  return (
    active.find(({ items }) => items.includes(item.id)) ??
    active.find(({ items, board }) => items.length === 0 && board === item.board)
  )
}

/**
 * The slots of a day, in order: a special day has its own hours, holidays and closures none, a worked Saturday those of
 * a working day. A slot lies wholly within a span, so that none crosses the lunch break. (APT-01, APT-06)
 */
export function slotsOn(day: PlainDate, plan: Pick<PlanTerms, 'hours' | 'slotMinutes'>, opening: Opening): Slot[] {
  const length = plan.slotMinutes
  return spansOn(day, plan.hours, opening).flatMap(([from, to]) => {
    const [first, last] = [minutesOf(from), minutesOf(to)]
    const count = Math.max(Math.floor((last - first) / length), 0)
    return Array.from({ length: count }, (_, n) => ({
      day,
      start: timeOf(first + n * length),
      end: timeOf(first + (n + 1) * length),
    }))
  })
}

function spansOn(day: PlainDate, hours: readonly WeekHours[], { days, calendar }: Opening): readonly Span[] {
  const special = days.find((one) => one.day === day)
  if (special !== undefined) return special.open
  const kind = classOf(day, calendar).class
  if (kind === 'holiday' || kind === 'local-closure') return []
  const usual = kind === 'makeup' ? hours.find((one) => one.day <= 5) : hours.find((one) => one.day === weekdayOf(day))
  return usual?.open ?? []
}

/** Whether a day is open beyond the usual working days: at a weekend, on a holiday. (APT-06) */
export function isExtra(day: PlainDate, { calendar }: Pick<Opening, 'calendar'>): boolean {
  const kind = classOf(day, calendar).class
  return kind === 'weekend' || kind === 'holiday' || kind === 'local-closure'
}

/** The days on which a plan takes bookings, today first; those without a slot left out. */
export function openDays(today: PlainDate, plan: Plan, opening: Opening): PlainDate[] {
  return Array.from({ length: plan.daysAhead }, (_, n) => addDays(today, n)).filter(
    (day) => slotsOn(day, plan, opening).length > 0,
  )
}

/** Whether a day is one of those on which bookings are taken now. */
export function isAhead(day: PlainDate, today: PlainDate, { daysAhead }: Pick<PlanTerms, 'daysAhead'>): boolean {
  const ahead = daysBetween(today, day)
  return ahead >= 0 && ahead < daysAhead
}

/** The instant at which a slot begins. */
export function startOf({ day, start }: Slot): Instant {
  return instant(`${day}T${start}:00+08:00`)
}

/** The instant at which a slot ends. */
export function endOf({ day, end }: Slot): Instant {
  return instant(`${day}T${end}:00+08:00`)
}

/** Minutes since midnight of 'HH:MM'. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
