import { addDays, addMinutes, dateOf, daysBetween } from '@yichuang/modules/calendar/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import { isBookable } from './places.ts'
import { endOf, isAhead, slotsOn, startOf } from './plan.ts'
import type { Opening, Plan, Slot } from './plan.ts'

/** 已预约, 已到达, 已办完, 爽约, 已取消. */
export const bookingStates = ['booked', 'arrived', 'done', 'missed', 'cancelled'] as const
export type BookingState = (typeof bookingStates)[number]

/** Where a booking was made. (APT-01) */
export const bookingChannels = ['web', 'kiosk', 'desk', 'hotline'] as const
export type BookingChannel = (typeof bookingChannels)[number]

/** What a hall decides about bookings: against hoarding and scalping, about reminders, about coming early or late. */
export interface HallRules {
  /** bookings missed within `missedDays` that block a document; 0: never */
  readonly mostMissed: number
  readonly missedDays: number
  readonly blockedDays: number
  /** bookings that one document may make within seven days, cancelled ones counted; 0: as many as it likes */
  readonly mostPerWeek: number
  /** how often a booking may be moved */
  readonly mostChanges: number
  /** hours before the slot at which it is reminded of; 0: never */
  readonly remindHours: number
  /** minutes before the slot from which on one may arrive */
  readonly earlyMinutes: number
  /** minutes after the slot until which one may still arrive */
  readonly lateMinutes: number
  /** minutes by which who comes with a booking goes before others in line; 0: not at all */
  readonly aheadMinutes: number
}

/** The rules of a hall that set none. */
export const usualRules: HallRules = {
  mostMissed: 3,
  missedDays: 90,
  blockedDays: 30,
  mostPerWeek: 5,
  mostChanges: 3,
  remindHours: 20,
  earlyMinutes: 30,
  lateMinutes: 15,
  aheadMinutes: 20,
}

/** More than this a hall cannot give: nobody who waits is overtaken for longer. */
export const mostAheadMinutes = 30

/** A booking as its rules see it. */
export interface BookingView extends Slot {
  readonly state: BookingState
  readonly hall: string
  readonly changes: number
}

/** What one identity document booked before. */
export interface History {
  /** a booking of the same item that is not done and not cancelled */
  readonly hasLive: boolean
  /** days of bookings that were missed */
  readonly missed: readonly PlainDate[]
  /** bookings made within the last seven days */
  readonly booked: number
}

export interface BookingFacts {
  readonly plan: Plan
  readonly opening: Opening
  readonly rules: HallRules
  readonly at: Instant
}

/** The day until which a document may not book because of bookings it missed; undefined: it may. */
export function blockedUntil(missed: readonly PlainDate[], rules: HallRules): PlainDate | undefined {
  if (rules.mostMissed === 0) return undefined
  const days = missed.toSorted()
  const last = days.findLast((day, n) => {
    const first = days[n - rules.mostMissed + 1]
    return first !== undefined && daysBetween(first, day) < rules.missedDays
  })
  return last === undefined ? undefined : addDays(last, rules.blockedDays)
}

/**
 * 预约: whether a slot may be booked by who booked so before. How many places are left is decided by the database alone.
 * (APT-01, APT-03)
 * @returns the slot with its end
 */
export function decideBooking(
  wish: Pick<Slot, 'day' | 'start'>,
  facts: BookingFacts & { readonly history: History },
): Decision<Slot> {
  const { rules, history, at } = facts
  if (history.hasLive) return refused({ code: 'appointments.has-booking' })
  const until = blockedUntil(history.missed, rules)
  if (until !== undefined && dateOf(at) <= until) return refused({ code: 'appointments.blocked', until })
  if (rules.mostPerWeek > 0 && history.booked >= rules.mostPerWeek)
    return refused({ code: 'appointments.too-many', most: rules.mostPerWeek })
  return bookableSlot(wish, facts)
}

function bookableSlot({ day, start }: Pick<Slot, 'day' | 'start'>, { plan, opening, at }: BookingFacts) {
  const slot = slotsOn(day, plan, opening).find((one) => one.start === start)
  if (slot === undefined || !isAhead(day, dateOf(at), plan)) return refused({ code: 'appointments.no-such-slot' })
  if (!isBookable(slot, plan, at)) return refused({ code: 'appointments.slot-closed' })
  return decided(slot)
}

/** 改期: to another slot, before the own one is over. (APT-05) */
export function decideChange(
  booking: BookingView,
  wish: Pick<Slot, 'day' | 'start'>,
  facts: BookingFacts,
): Decision<Slot> {
  const may = stillBooked(booking, facts.at)
  if (!may.ok) return may
  if (booking.day === wish.day && booking.start === wish.start) return refused({ code: 'appointments.same-slot' })
  if (booking.changes >= facts.rules.mostChanges)
    return refused({ code: 'appointments.changed-too-often', most: facts.rules.mostChanges })
  return bookableSlot(wish, facts)
}

/** 取消: before the slot and in it, not after. (APT-05) */
export function decideCancel(booking: BookingView, at: Instant): Decision<true> {
  return stillBooked(booking, at)
}

function stillBooked(booking: BookingView, at: Instant): Decision<true> {
  if (booking.state !== 'booked') return refused({ code: 'appointments.not-in-this-state', state: booking.state })
  return at < endOf(booking) ? decided(true) : refused({ code: 'appointments.slot-over' })
}

/** 到达: in the hall of the booking, around its slot. (APT-06) */
export function decideArrival(
  booking: BookingView,
  { at, hall, rules }: { readonly at: Instant; readonly hall: string; readonly rules: HallRules },
): Decision<true> {
  if (booking.hall !== hall) return refused({ code: 'appointments.other-hall' })
  if (booking.state !== 'booked') return refused({ code: 'appointments.not-in-this-state', state: booking.state })
  const from = addMinutes(startOf(booking), -rules.earlyMinutes)
  if (at < from) return refused({ code: 'appointments.too-early', day: booking.day, from })
  return isMissed(booking, { at, rules }) ? refused({ code: 'appointments.too-late' }) : decided(true)
}

/** Whether a booking was missed: nobody came until its slot and the minutes after it were over. */
export function isMissed(
  booking: BookingView,
  { at, rules }: { readonly at: Instant; readonly rules: HallRules },
): boolean {
  return booking.state === 'booked' && at >= addMinutes(endOf(booking), rules.lateMinutes)
}

/** Minutes before the slot at which a booking is reminded of that was made after its usual reminder. */
const SHORT_NOTICE = 60

/**
 * The moment at which a booking is reminded of: the hours that the hall set before the slot, or one hour before it for
 * one that was made later than that; undefined when it was made within the last hour, or the hall reminds nobody. (APT-04)
 */
export function reminderAt(
  { bookedAt, startsAt }: { readonly bookedAt: Instant; readonly startsAt: Instant },
  { remindHours }: HallRules,
): Instant | undefined {
  if (remindHours === 0) return undefined
  return [remindHours * 60, SHORT_NOTICE]
    .map((minutes) => addMinutes(startsAt, -minutes))
    .find((moment) => bookedAt < moment)
}

/** What may be done with a booking now, by the rules that decide it. */
export function actionsOn(
  booking: BookingView,
  facts: { readonly at: Instant; readonly hall: string; readonly rules: HallRules },
): { readonly name: string; readonly allowed: boolean; readonly reason?: string }[] {
  const offers = [
    ['arrive', decideArrival(booking, facts)],
    ['change', stillBooked(booking, facts.at)],
    ['cancel', decideCancel(booking, facts.at)],
  ] as const
  return offers.map(([name, { ok, ...decision }]) =>
    'refusal' in decision ? { name, allowed: false, reason: decision.refusal.code } : { name, allowed: ok },
  )
}
