import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { minutesOf } from './plan.ts'
import type { Plan, PlanTerms, Span, SpecialDay } from './plan.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Spans of a day in order, each ending after it begins. */
function inOrder(spans: readonly Span[]): boolean {
  const times = spans.flat()
  return times.every((time, n) => TIME.test(time) && (n === 0 || time > (times[n - 1] ?? '')))
}

/**
 * Whether a plan may be kept: its hours are in order, a slot fits into each span, and no other plan of the hall takes
 * bookings for the same items. (APT-02)
 */
export function decidePlan(
  plan: PlanTerms & { readonly id: string; readonly board: string },
  others: readonly Plan[],
): Decision<true> {
  if (plan.name.trim() === '') return refused({ code: 'appointments.name-missing', pointer: '/name' })
  const days = plan.hours.map(({ day }) => day)
  const wrong = plan.hours.findIndex(({ day, open }, n) => days.indexOf(day) !== n || !inOrder(open))
  if (wrong !== -1) return refused({ code: 'appointments.hours-backwards', pointer: `/hours/${wrong}` })
  const spans = plan.hours.flatMap(({ open }) => open)
  if (spans.some(([from, to]) => minutesOf(to) - minutesOf(from) < plan.slotMinutes))
    return refused({ code: 'appointments.slot-too-long', pointer: '/slotMinutes' })
  const rest = others.filter((other) => other.isActive && other.id !== plan.id)
  const shared = plan.items.find((item) => rest.some(({ items }) => items.includes(item)))
  if (shared !== undefined) return refused({ code: 'appointments.item-taken', item: shared, pointer: '/items' })
  const isDouble = plan.items.length === 0 && rest.some((one) => one.items.length === 0 && one.board === plan.board)
  return isDouble ? refused({ code: 'appointments.board-taken', pointer: '/board' }) : decided(true)
}

/** Whether special days may be kept: none twice, hours in order, each with its name. (APT-06) */
export function decideDays(days: readonly SpecialDay[]): Decision<true> {
  const dates = days.map(({ day }) => day)
  const wrong = days.findIndex(({ day, open }, n) => dates.indexOf(day) !== n || !inOrder(open))
  if (wrong !== -1) return refused({ code: 'appointments.hours-backwards', pointer: `/days/${wrong}` })
  const unnamed = days.findIndex(({ name }) => name.trim() === '')
  return unnamed === -1
    ? decided(true)
    : refused({ code: 'appointments.name-missing', pointer: `/days/${unnamed}/name` })
}
