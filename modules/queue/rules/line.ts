import { mostAheadMinutes } from '@yichuang/modules/appointments/rules'
import { addMinutes } from '@yichuang/modules/calendar/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { PriorityGroup } from './tickets.ts'

/**
 * Who comes next. Each ticket has a place in line, an instant that never gets earlier: when it was taken, less the
 * minutes of its advantage. The window takes the earliest of those it serves. As every advantage is bounded, somebody
 * who has waited longer than another by more than the greatest advantage always goes first: nobody starves. (QUE-04)
 */

/** Minutes by which a priority group goes before others; the green channel is for the hardest cases. */
const advantageMinutes: Readonly<Record<PriorityGroup, number>> = {
  elder: 15,
  child: 15,
  sick: 15,
  pregnant: 15,
  disabled: 15,
  military: 15,
  'green-channel': 30,
}
/** A ticket that was passed over and returns waits as if it had come so many minutes ago. */
const RETURN_MINUTES = 10
/** A window prefers the groups of its own first: a group one rank lower counts as so many minutes later. */
export const RANK_MINUTES = 3
/** Ranks a group can have at a window, 0 the first. */
export const LOWEST_RANK = 3

/** Nobody is overtaken by who came later than this: minutes. */
export const MOST_ADVANTAGE_MINUTES = Math.max(30, mostAheadMinutes) + RANK_MINUTES * LOWEST_RANK

export interface Standing {
  readonly takenAt: Instant
  readonly priority: PriorityGroup | undefined
  /** minutes by which the hall lets a booking go before others; 0 without one */
  readonly bookedMinutes: number
}

/** The place in line of a ticket just taken; advantages do not add up. */
export function orderOf({ takenAt, priority, bookedMinutes }: Standing): Instant {
  const ofBooking = Math.min(bookedMinutes, mostAheadMinutes)
  const advantage = Math.max(priority === undefined ? 0 : advantageMinutes[priority], ofBooking)
  return addMinutes(takenAt, -advantage)
}

/** The place in line after coming back from being passed over: never earlier than the one it had. */
export function afterReturn(orderAt: Instant, at: Instant): Instant {
  const returned = addMinutes(at, -RETURN_MINUTES)
  return returned > orderAt ? returned : orderAt
}

/**
 * Places of a line, 0 the first, whose holders hear that their turn is near: the second, who has one ahead. Where several
 * were called in one moment the first went by that place without a word, and hears it now. (QUE-01)
 */
export function nearPlaces(calls: number): { readonly first: number; readonly places: number } {
  const first = calls > 1 ? 0 : 1
  return { first, places: 2 - first }
}

/** A ticket in the eyes of the dispatcher. */
export interface InLine {
  readonly id: string
  readonly group: string
  readonly target: string | undefined
  readonly orderAt: Instant
}

/** A window in the eyes of the dispatcher: the groups it serves, each with its rank. */
export interface ServingWindow {
  readonly id: string
  readonly serves: ReadonlyMap<string, number>
}

/** Whether a window may call a ticket: it serves the group, or the ticket was sent to this window. */
export function mayCall({ id, serves }: ServingWindow, { group, target }: InLine): boolean {
  return target === undefined ? serves.has(group) : target === id
}

/** The dispatcher: the ticket a window calls next, undefined when nobody waits for it. Ties go by id, for good. */
export function chooseNext<T extends InLine>(window: ServingWindow, waiting: readonly T[]): T | undefined {
  return waiting
    .filter((ticket) => mayCall(window, ticket))
    .map((ticket) => ({ ticket, at: weightOf(window, ticket) }))
    .toSorted((one, other) =>
      one.at < other.at || (one.at === other.at && one.ticket.id < other.ticket.id) ? -1 : 1,
    )[0]?.ticket
}

function weightOf({ serves }: ServingWindow, { group, orderAt }: InLine): Instant {
  return addMinutes(orderAt, (serves.get(group) ?? 0) * RANK_MINUTES)
}
