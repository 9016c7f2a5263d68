import { addMinutes, dateOf } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import type { AppointmentsParts } from '../parts.ts'
import { settingOf } from '../queries/settings.ts'
import { isMissed, reminderAt } from '../rules/index.ts'
import type { HallRules } from '../rules/index.ts'
import type { AppointmentsTables, BookingRow } from '../tables.ts'
import { keepBooking, viewOf } from './keep-booking.ts'
import { proofsOf } from './proofs.ts'
import { tellBooker } from './tell-booker.ts'

/** Bookings looked at in one transaction. */
const AT_ONCE = 100

const over = prepared<BookingRow, [at: string, most: number, after: string]>(
  'appointments.over',
  `select * from appointments.booking
   where state = 'booked' and ends_at <= $1 and id > $3::uuid order by id limit $2 for update skip locked`,
)
const left = prepared<BookingRow, [today: string, most: number]>(
  'appointments.left-arrived',
  `select * from appointments.booking where state = 'arrived' and day < $1 order by id limit $2 for update skip locked`,
)
const coming = prepared<BookingRow, [at: string, until: string, most: number, after: string]>(
  'appointments.coming',
  `select * from appointments.booking
   where state = 'booked' and reminded_at is null and starts_at > $1 and starts_at <= $2 and id > $4::uuid
   order by id limit $3 for update skip locked`,
)

/** One round of a job; where the next one goes on, undefined at the end. */
export interface Round {
  readonly after: string
}

export const firstRound: Round = { after: '00000000-0000-0000-0000-000000000000' }

/** What a round did, and where the next one goes on. */
export interface RoundDone {
  /** bookings changed */
  readonly done: number
  readonly next?: string
}

function roundDone(rows: readonly BookingRow[], done: number): RoundDone {
  const last = rows.at(-1)
  return rows.length < AT_ONCE || last === undefined ? { done } : { done, next: last.id }
}

const isIdle = ({ done }: RoundDone) => done === 0

/** 爽约: bookings whose slot went by and nobody came. (APT-03; against scalping) */
export const missBookings = command<AppointmentsTables>()({
  name: 'appointments.miss-bookings',
  async handle(tx, { after }: Round, { at, record }) {
    const rows = await tx.many(over, [at, AT_ONCE, after])
    const rulesOf = remembered((hall) => settingOf(tx, hall))
    let done = 0
    for (const row of rows) {
      if (!isMissed(viewOf(row), { at, rules: await rulesOf(row.hall) })) continue
      done += 1
      await keepBooking(tx, row, { state: 'missed', ended_at: at })
      await record(`booking:${row.id}`, [{ type: 'appointments.booking-missed', v: 1, day: row.day, start: row.start }])
    }
    return decided(roundDone(rows, done))
  },
  isIdle,
})

/** Bookings of days before whose person came: done, so that the item may be booked again. (APT-03) */
export const finishBookings = command<AppointmentsTables>()({
  name: 'appointments.finish-bookings',
  async handle(tx, _round: Round, { at, record }) {
    const rows = await tx.many(left, [dateOf(at), AT_ONCE])
    for (const row of rows) {
      await keepBooking(tx, row, { state: 'done', ended_at: at })
      await record(`booking:${row.id}`, [{ type: 'appointments.booking-done', v: 1 }])
    }
    return decided(roundDone(rows, rows.length))
  },
  isIdle,
})

/** The longest time before a slot at which it may be reminded of, in minutes. */
const LONGEST = 72 * 60

/** 提醒: a message before the slot, once. (APT-04) */
export function remindBookings({ places, publicUrl, secret }: AppointmentsParts) {
  return command<AppointmentsTables>()({
    name: 'appointments.remind-bookings',
    async handle(tx, { after }: Round, { at, record }) {
      const rows = await tx.many(coming, [at, addMinutes(at, LONGEST), AT_ONCE, after])
      const [{ halls }, proofs] = [await places.current(), await proofsOf(secret)]
      const rulesOf = remembered((hall) => settingOf(tx, hall))
      let done = 0
      for (const row of rows) {
        const moment = reminderAt({ bookedAt: row.booked_at, startsAt: row.starts_at }, await rulesOf(row.hall))
        if (moment === undefined || at < moment) continue
        done += 1
        const kept = await keepBooking(tx, row, { reminded_at: at })
        const link = `${publicUrl()}/booking/${proofs.token(row.id)}`
        const hallName = halls.get(row.hall)?.name ?? ''
        await tellBooker(tx, kept, { kind: 'bookingReminder', at, hallName, link })
        await record(`booking:${row.id}`, [{ type: 'appointments.booking-reminded', v: 1 }])
      }
      return decided(roundDone(rows, done))
    },
    isIdle,
  })
}

/** The rules of a hall, read once in a round. */
function remembered(read: (hall: string) => Promise<{ readonly rules: HallRules }>) {
  const known = new Map<string, HallRules>()
  return async (hall: string): Promise<HallRules> => {
    const rules = known.get(hall) ?? (await read(hall)).rules
    known.set(hall, rules)
    return rules
  }
}
