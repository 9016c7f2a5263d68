import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { BookingRow } from '../tables.ts'

const one = prepared<BookingRow, [id: string]>(
  'appointments.read-booking',
  `select * from appointments.booking where id = $1`,
)
const byNo = prepared<BookingRow, [no: string]>(
  'appointments.booking-by-no',
  `select * from appointments.booking where no = $1`,
)

/** A booking by its id. */
export function findBooking(db: Database, id: string): Promise<BookingRow | undefined> {
  return db.find(one, [id])
}

/** A booking by its number. */
export function findBookingByNo(db: Database, no: string): Promise<BookingRow | undefined> {
  return db.find(byNo, [no])
}

export interface BookingFilter {
  readonly hall: string
  readonly day: PlainDate
  readonly states: readonly string[]
  readonly q: string | undefined
  /** cursor of the page */
  readonly after: string | undefined
  readonly limit: number
}

const page = prepared<
  BookingRow,
  [
    hall: string,
    day: string,
    states: readonly string[] | null,
    q: string | null,
    start: string | null,
    no: string | null,
    limit: number,
  ]
>(
  'appointments.list-bookings',
  `select * from appointments.booking
   where hall = $1 and day = $2 and ($3::text[] is null or state = any ($3))
     and ($4::text is null or name like '%' || $4 || '%' or item_name like '%' || $4 || '%'
       or phone like '%' || $4 or no like '%' || $4)
     and ($5::text is null or (start, no) > ($5, $6::text))
   order by start, no limit $7`,
)

/** A page of the bookings of a hall's day, in the order of their slots. */
export async function listBookings(db: Database, { hall, day, states, q, after, limit }: BookingFilter) {
  const [start, no] = after?.split('~') ?? []
  const sought = q?.trim() ?? ''
  const rows = await db.many(page, [
    hall,
    day,
    states.length === 0 ? null : states,
    sought === '' ? null : sought.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`),
    start ?? null,
    no ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return rows.length > limit && last !== undefined ? { rows: shown, next: `${last.start}~${last.no}` } : { rows: shown }
}

/** How many bookings of a slot stand how. */
export interface SlotCount {
  readonly plan: string
  readonly start: string
  readonly finish: string
  readonly booked: number
  readonly arrived: number
  readonly missed: number
}

const slotsOfDay = prepared<SlotCount, [hall: string, day: string]>(
  'appointments.slots-of-day',
  `select plan, start, finish, count(*) filter (where state = 'booked')::int as booked,
     count(*) filter (where state in ('arrived', 'done'))::int as arrived,
     count(*) filter (where state = 'missed')::int as missed
   from appointments.booking where hall = $1 and day = $2 and state <> 'cancelled'
   group by plan, start, finish order by start, plan`,
)

/** The bookings of a hall's day by slot. */
export function slotCounts(db: Database, hall: string, day: PlainDate): Promise<readonly SlotCount[]> {
  return db.many(slotsOfDay, [hall, day])
}

/** The bookings of a day by how they ended and where they were made. (APT-06) */
export interface DayShare {
  readonly day: PlainDate
  readonly booked: number
  readonly arrived: number
  readonly missed: number
  readonly cancelled: number
  /** made at the guide desk or by the hotline */
  readonly byStaff: number
}

const shareOfDays = prepared<DayShare, [hall: string, from: string, to: string]>(
  'appointments.share-of-days',
  `select day, count(*)::int as booked, count(*) filter (where state in ('arrived', 'done'))::int as arrived,
     count(*) filter (where state = 'missed')::int as missed,
     count(*) filter (where state = 'cancelled')::int as cancelled,
     count(*) filter (where channel in ('desk', 'hotline'))::int as "byStaff"
   from appointments.booking where hall = $1 and day between $2 and $3 group by day order by day desc`,
)

/** The bookings of a hall by day, the newest first. */
export function shareByDay(db: Database, hall: string, from: PlainDate, to: PlainDate): Promise<readonly DayShare[]> {
  return db.many(shareOfDays, [hall, from, to])
}

const arrivable = prepared<
  BookingRow,
  [hall: string, day: string, phone: string | null, no: string | null, keys: readonly Buffer[]]
>(
  'appointments.arrivable',
  `select * from appointments.booking where hall = $1 and day = $2 and state = 'booked'
     and (phone = $3 or no = $4 or identity_key = any ($5::bytea[]))
   order by starts_at limit 5`,
)

export interface Comer {
  readonly hall: string
  readonly day: PlainDate
  readonly phone?: string | undefined
  readonly no?: string | undefined
  readonly identityKeys: readonly Buffer[]
}

/** The bookings of today of somebody who has come, the earliest first. */
export function bookingsOfComer(db: Database, { hall, day, phone, no, identityKeys }: Comer) {
  return db.many(arrivable, [hall, day, phone ?? null, no ?? null, identityKeys])
}
