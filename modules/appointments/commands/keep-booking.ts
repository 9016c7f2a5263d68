import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { BookingView } from '../rules/index.ts'
import type { AppointmentsTables, BookingRow } from '../tables.ts'

/** Where a booking stands after an act. */
export interface Kept {
  readonly id: string
  readonly no: string
  readonly version: number
}

/** A row as the rules see it. */
export function viewOf({ state, hall, changes, day, start, finish }: BookingRow): BookingView {
  return { state, hall, changes, day, start, end: finish }
}

const lock = prepared<BookingRow, [id: string]>(
  'appointments.lock-booking',
  `select * from appointments.booking where id = $1 for update`,
)

/** A booking locked for the rest of the transaction. */
export async function lockBooking(tx: Tx<AppointmentsTables>, id: string): Promise<Decision<BookingRow>> {
  const row = await tx.find(lock, [id])
  return row === undefined ? refused({ code: 'appointments.no-such-booking' }) : decided(row)
}

/** Writes what changed with the next version, and tells the pages that are open. */
export async function keepBooking(
  tx: Tx<AppointmentsTables>,
  row: BookingRow,
  change: Partial<BookingRow>,
): Promise<BookingRow> {
  const kept = { ...row, ...change, version: row.version + 1 }
  await tx.kysely
    .updateTable('appointments.booking')
    .set({ ...change, version: kept.version })
    .where('id', '=', row.id)
    .execute()
  await tellHall(tx, row.hall, row.id)
  return kept
}

/** Tells the pages of a hall that its bookings changed. */
export async function tellHall(tx: Tx<AppointmentsTables>, hall: string, id: string): Promise<void> {
  await publish(tx, `appointments/${hall}`, id)
}
