import { addMinutes, daysBetween } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { minutesOf, openDays, slotsOn, startOf } from './plan.ts'
import type { Opening, Plan, Slot } from './plan.ts'

/** What is counted of a booking: its slot, its item in the slot, its window group on the day. (APT-02) */
export const countKinds = ['slot', 'item', 'day'] as const
export type CountKind = (typeof countKinds)[number]

/** One count that a booking takes a place of, with its limit. */
export interface Count {
  readonly kind: CountKind
  /** the item; '' of slot and day */
  readonly subject: string
  /** '' of a day */
  readonly start: string
  readonly most: number
}

/** Where no limit is set: more than a hall could ever take. */
const UNLIMITED = 1_000_000

/** The counts of which a booking takes a place each, with the limits that hold now. */
export function countsFor(plan: Plan, item: string, { start }: Pick<Slot, 'start'>): readonly Count[] {
  return [
    { kind: 'slot', subject: '', start, most: plan.places },
    { kind: 'item', subject: item, start, most: plan.itemPlaces || UNLIMITED },
    { kind: 'day', subject: '', start: '', most: plan.dayPlaces || UNLIMITED },
  ]
}

/** How many places of a count are taken. */
export interface Taken {
  readonly day: PlainDate
  readonly kind: CountKind
  readonly subject: string
  readonly start: string
  readonly taken: number
}

/** A slot as it is offered. */
export interface OfferedSlot extends Slot {
  /** places left, 0 when full */
  readonly free: number
  /** false once it is too late to book it */
  readonly isOpen: boolean
}

export interface OfferedDay {
  readonly day: PlainDate
  readonly slots: readonly OfferedSlot[]
}

export interface Offering {
  readonly plan: Plan
  readonly item: string
  readonly opening: Opening
  readonly taken: readonly Taken[]
  readonly now: Instant
  readonly today: PlainDate
}

/** The days of a plan with their slots and the places left for an item. (APT-01) */
export function offeredDays(offering: Offering): OfferedDay[] {
  const { plan, opening, today } = offering
  const left = placesLeft(offering)
  return openDays(today, plan, opening).map((day) => ({
    day,
    slots: slotsOn(day, plan, opening).map((slot) => ({
      ...slot,
      free: left(slot),
      isOpen: isBookable(slot, plan, offering.now),
    })),
  }))
}

/** Whether a slot may still be booked: it closes some minutes before it begins. */
export function isBookable(slot: Slot, { closeMinutes }: Pick<Plan, 'closeMinutes'>, now: Instant): boolean {
  return now < addMinutes(startOf(slot), -closeMinutes)
}

function placesLeft({ plan, item, taken }: Offering): (slot: Slot) => number {
  const known = new Map(taken.map((row) => [keyOf(row.day, row), row.taken]))
  return (slot) =>
    Math.max(
      0,
      Math.min(...countsFor(plan, item, slot).map((count) => count.most - (known.get(keyOf(slot.day, count)) ?? 0))),
    )
}

function keyOf(day: string, { kind, subject, start }: Pick<Count, 'kind' | 'subject' | 'start'>): string {
  return `${day} ${kind} ${subject} ${start}`
}

/** The free slots nearest to one that is gone, the nearest first. */
export function nearestFree(days: readonly OfferedDay[], wish: Pick<Slot, 'day' | 'start'>, most = 3): OfferedSlot[] {
  const distance = (slot: Slot) =>
    Math.abs(daysBetween(wish.day, slot.day) * 24 * 60 + minutesOf(slot.start) - minutesOf(wish.start))
  return days
    .flatMap(({ slots }) => slots)
    .filter((slot) => slot.isOpen && slot.free > 0 && distance(slot) > 0)
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, most)
}
