import { randomUUID } from 'node:crypto'
import { addMinutes, dateOf } from '@yichuang/modules/calendar/rules'
import { maskIdentityNumber } from '@yichuang/modules/codes/rules'
import type { HallRow } from '@yichuang/modules/halls/public'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, PlainDate } from '@yichuang/platform/pure'
import type { AppointmentsParts, BookedItem } from '../parts.ts'
import { settingOf } from '../queries/settings.ts'
import { bookingNo, checkVisitor, decideBooking, endOf, planFor, startOf } from '../rules/index.ts'
import type { BookingChannel, History, Slot, Visitor } from '../rules/index.ts'
import type { AppointmentsTables, BookingRow } from '../tables.ts'
import { claimPlaces } from './claim-places.ts'
import { tellHall } from './keep-booking.ts'
import { proofsOf } from './proofs.ts'
import { tellBooker } from './tell-booker.ts'

export interface MakeBooking {
  readonly hall: string
  readonly item: string
  readonly day: PlainDate
  readonly start: string
  readonly visitor: Visitor
  readonly channel: BookingChannel
}

/** A booking just made. */
export interface Made {
  readonly id: string
  readonly no: string
  readonly day: string
  readonly start: string
  readonly end: string
}

// One document books one after the other, so that what it booked before is known when it books again.
const holdIdentity = prepared<never, [key: string]>(
  'appointments.hold-identity',
  `select pg_advisory_xact_lock(70631, hashtext($1))`,
)
const historyOf = prepared<
  History & { readonly taken: number },
  [key: Buffer, item: string, since: string, plan: string, day: string, start: string]
>(
  'appointments.history-of',
  `select exists (select from appointments.booking where identity_key = $1 and item = $2
       and state in ('booked', 'arrived')) as "hasLive",
     coalesce((select json_agg(day order by day) from appointments.booking
       where identity_key = $1 and state = 'missed'), '[]') as missed,
     (select count(*)::int from appointments.booking where identity_key = $1 and booked_at > $3) as booked,
     coalesce((select taken from appointments.place_count
       where plan = $4 and day = $5 and start = $6 and kind = 'slot'), 0) as taken`,
)
const nextSerial = prepared<{ serial: number }, []>(
  'appointments.next-serial',
  `select nextval('appointments.booking_serial')::int as serial`,
)

const WEEK_MINUTES = 7 * 24 * 60

/**
 * 预约: a place of a slot for one person and item. The place is claimed in the database, so that however many book in
 * the same second never more get one than there are. (APT-01, APT-02, APT-03)
 */
export function makeBooking(parts: AppointmentsParts) {
  return command<AppointmentsTables>()({
    name: 'appointments.make-booking',
    may: 'appointments.book',
    async handle(tx, input: MakeBooking, { at, by, record }): Promise<Decision<Made>> {
      const hall = (await parts.places.current()).halls.get(input.hall)
      if (hall === undefined || !hall.is_active) return refused({ code: 'appointments.no-such-hall' })
      const item = (await parts.items()).get(input.item)
      if (item === undefined) return refused({ code: 'appointments.no-such-item' })
      const visitor = checkVisitor(input.visitor, dateOf(at))
      if (!visitor.ok) return visitor
      const { plans, rules, days } = await settingOf(tx, hall.id)
      const plan = planFor(plans, item)
      if (plan === undefined) return refused({ code: 'appointments.no-such-plan' })
      const proofs = await proofsOf(parts.secret)
      const key = proofs.identityKey(visitor.value)
      await tx.many(holdIdentity, [key.toString('hex')])
      const history = await tx.one(historyOf, [
        key,
        item.id,
        addMinutes(at, -WEEK_MINUTES),
        plan.id,
        input.day,
        input.start,
      ])
      const opening = { days, calendar: await parts.calendar() }
      const slot = decideBooking(input, { plan, opening, rules, at, history })
      if (!slot.ok) return slot
      const claimed = await claimPlaces(tx, { plan, item: item.id, slot: slot.value, seen: history.taken })
      if (!claimed.ok) return claimed
      const { day, start, end } = slot.value
      const { serial } = await tx.one(nextSerial, [])
      const row = {
        ...placeOf(hall, plan.id, item),
        ...timesOf(slot.value),
        id: randomUUID(),
        no: bookingNo(dateOf(at), serial),
        identity_key: key,
        channel: input.channel,
        booked_at: at,
        booked_by: by.person,
        booked_by_name: by.name,
      }
      await insertBooking(tx, row, visitor.value)
      const { id, no } = row
      await record(`booking:${id}`, [
        { type: 'appointments.booking-made', v: 1, id, no, hall: hall.id, item: item.id, day, start, end },
      ])
      const link = `${parts.publicUrl()}/booking/${proofs.token(id)}`
      const told = { ...row, phone: visitor.value.phone, version: 1 }
      await tellBooker(tx, told, { kind: 'bookingMade', at, hallName: hall.name, link })
      await tellHall(tx, hall.id, id)
      return decided({ id, no, day, start, end })
    },
  })
}

function placeOf(hall: Pick<HallRow, 'id' | 'region'>, plan: string, item: BookedItem) {
  return { hall: hall.id, region: hall.region, plan, board: item.board, item: item.id, item_name: item.name }
}

function timesOf(slot: Slot) {
  const { day, start, end } = slot
  return { day, start, finish: end, starts_at: startOf(slot), ends_at: endOf(slot) }
}

type NewBooking = Pick<
  BookingRow,
  | 'id'
  | 'no'
  | 'hall'
  | 'region'
  | 'plan'
  | 'board'
  | 'item'
  | 'item_name'
  | 'day'
  | 'start'
  | 'finish'
  | 'starts_at'
  | 'ends_at'
  | 'identity_key'
  | 'channel'
  | 'booked_at'
  | 'booked_by'
  | 'booked_by_name'
>

async function insertBooking(tx: Tx<AppointmentsTables>, row: NewBooking, visitor: Visitor): Promise<void> {
  const { name, phone, identityKind, identityNumber } = visitor
  await tx.kysely
    .insertInto('appointments.booking')
    .values({
      ...row,
      version: 1,
      state: 'booked',
      name,
      phone,
      identity_kind: identityKind,
      identity_masked: maskIdentityNumber(identityNumber),
      changes: 0,
      reminded_at: null,
      arrived_at: null,
      ended_at: null,
      cancel_reason: null,
    })
    .execute()
}
