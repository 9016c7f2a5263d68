import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import { within } from '@yichuang/platform/db'
import type { AnyTx, Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import type { AppointmentsParts } from '../parts.ts'
import { settingOf } from '../queries/settings.ts'
import { decideArrival, decideCancel, decideChange, endOf, planFor, startOf } from '../rules/index.ts'
import type { AppointmentsTables, BookingRow } from '../tables.ts'
import { claimPlaces, holdPlaces, releasePlaces } from './claim-places.ts'
import { keepBooking, lockBooking, viewOf } from './keep-booking.ts'
import type { Kept } from './keep-booking.ts'
import { proofsOf } from './proofs.ts'
import { tellBooker } from './tell-booker.ts'
import type { BookingMessage } from './tell-booker.ts'

export interface ChangeBooking {
  readonly id: string
  readonly day: PlainDate
  readonly start: string
}

/** 改期: takes a place of the other slot and gives the own one back, both or neither. (APT-05) */
export function changeBooking(parts: AppointmentsParts) {
  return command<AppointmentsTables>()({
    name: 'appointments.change-booking',
    may: 'appointments.book',
    async handle(tx, input: ChangeBooking, { at, record }): Promise<Decision<Kept>> {
      const locked = await lockBooking(tx, input.id)
      if (!locked.ok) return locked
      const row = locked.value
      const { plans, rules, days } = await settingOf(tx, row.hall)
      const plan = planFor(plans, { id: row.item, board: row.board })
      if (plan === undefined) return refused({ code: 'appointments.no-such-plan' })
      const opening = { days, calendar: await parts.calendar() }
      const slot = decideChange(viewOf(row), input, { plan, opening, rules, at })
      if (!slot.ok) return slot
      const former = viewOf(row)
      await holdPlaces(tx, plan.id, [former, slot.value])
      await releasePlaces(tx, row.plan, row.item, former)
      const claimed = await claimPlaces(tx, { plan, item: row.item, slot: slot.value })
      if (!claimed.ok) return claimed
      const { day, start, end } = slot.value
      const kept = await keepBooking(tx, row, {
        plan: plan.id,
        day,
        start,
        finish: end,
        starts_at: startOf(slot.value),
        ends_at: endOf(slot.value),
        changes: row.changes + 1,
        reminded_at: null,
      })
      await record(`booking:${row.id}`, [
        { type: 'appointments.booking-changed', v: 1, from: { day: former.day, start: former.start }, day, start, end },
      ])
      await tell(tx, parts, kept, { kind: 'bookingChanged', at })
      return decided(keptOf(kept))
    },
  })
}

export interface CancelBooking {
  readonly id: string
  /** '' when the person does it */
  readonly reason: string
}

/** 取消: before the slot and in it; the place is free again. (APT-05) */
export function cancelBooking(parts: AppointmentsParts) {
  return command<AppointmentsTables>()({
    name: 'appointments.cancel-booking',
    may: 'appointments.book',
    async handle(tx, { id, reason }: CancelBooking, { at, record }): Promise<Decision<Kept>> {
      const locked = await lockBooking(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const may = decideCancel(viewOf(row), at)
      if (!may.ok) return may
      await releasePlaces(tx, row.plan, row.item, viewOf(row))
      const kept = await keepBooking(tx, row, { state: 'cancelled', ended_at: at, cancel_reason: reason.trim() })
      await record(`booking:${id}`, [{ type: 'appointments.booking-cancelled', v: 1, reason: reason.trim() }])
      await tell(tx, parts, kept, { kind: 'bookingCancelled', at })
      return decided(keptOf(kept))
    },
  })
}

export interface ArriveBooking {
  readonly id: string
  /** the hall where the person stands */
  readonly hall: string
}

/** A booking whose person has come, with what a number is given for. */
export interface Arrived extends Kept {
  readonly item: string
  readonly name: string
  readonly phone: string
  readonly startsAt: Instant
  /** minutes by which the hall lets it go before others */
  readonly aheadMinutes: number
}

/** 到达: the person of a booking has come. (APT-06) */
export const arriveBooking = command<AppointmentsTables>()({
  name: 'appointments.arrive-booking',
  may: 'appointments.arrive',
  handle: (tx, input: ArriveBooking, context): Promise<Decision<Kept>> => arrive(tx, input, context),
})

/**
 * Marks a booking as arrived within a transaction that has begun: of the queue when it gives a number for it.
 * @throws nothing; refuses when it is of another hall, too early, too late, or not booked any more
 */
export async function arrive(
  any: AnyTx,
  { id, hall }: ArriveBooking,
  { at, record }: Pick<CommandContext, 'at' | 'record'>,
): Promise<Decision<Arrived>> {
  const tx = within<AppointmentsTables>(any)
  const locked = await lockBooking(tx, id)
  if (!locked.ok) return locked
  const row = locked.value
  const { rules } = await settingOf(tx, row.hall)
  const may = decideArrival(viewOf(row), { at, hall, rules })
  if (!may.ok) return may
  const kept = await keepBooking(tx, row, { state: 'arrived', arrived_at: at })
  await record(`booking:${id}`, [{ type: 'appointments.booking-arrived', v: 1, hall }])
  const { item, name, phone, starts_at: startsAt } = row
  return decided({ ...keptOf(kept), item, name, phone, startsAt, aheadMinutes: rules.aheadMinutes })
}

function keptOf({ id, no, version }: BookingRow): Kept {
  return { id, no, version }
}

async function tell(
  tx: Tx<AppointmentsTables>,
  { places, publicUrl, secret }: AppointmentsParts,
  row: BookingRow,
  { kind, at }: { readonly kind: BookingMessage; readonly at: CommandContext['at'] },
): Promise<void> {
  const hallName = (await places.current()).halls.get(row.hall)?.name ?? ''
  const link = `${publicUrl()}/booking/${(await proofsOf(secret)).token(row.id)}`
  await tellBooker(tx, row, { kind, at, hallName, link })
}
