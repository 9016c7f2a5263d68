import { timingSafeEqual } from 'node:crypto'
import { writeAudit } from '@yichuang/platform/audit'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { AppointmentsParts } from '../parts.ts'
import { findBookingByNo } from '../queries/bookings.ts'
import { tidySign } from '../rules/index.ts'
import type { AppointmentsTables } from '../tables.ts'
import { proofsOf } from './proofs.ts'

/** What somebody types to come to a booking. */
export interface BookingCheck {
  readonly no: string
  /** the six signs told when it was made */
  readonly code: string
}

export interface BookingTry {
  readonly check: BookingCheck
  /** network address the try comes from */
  readonly address: string
  readonly at: Instant
  readonly requestId: string
}

/** Wrong tries for one number, or from one address, within fifteen minutes. */
const MOST_WRONG = 5

// Always the number first, then the address: tries at once wait for each other and never in a circle.
const holdNo = prepared<never, [no: string]>(
  'appointments.hold-no',
  `select pg_advisory_xact_lock(70633, hashtext($1))`,
)
const holdAddress = prepared<never, [address: string]>(
  'appointments.hold-address',
  `select pg_advisory_xact_lock(70634, hashtext($1))`,
)
const countWrong = prepared<{ most: number }, [no: string, address: string, at: string]>(
  'appointments.count-wrong-tries',
  `select greatest(
     (select count(*) from appointments.wrong_try where no = $1 and at > $3::timestamptz - interval '15 minutes'),
     (select count(*) from appointments.wrong_try where address = $2 and at > $3::timestamptz - interval '15 minutes')
   )::int as most`,
)
const recordWrong = prepared<never, [no: string, address: string, at: string]>(
  'appointments.record-wrong-try',
  `insert into appointments.wrong_try (no, address, at) values ($1, $2, $3)`,
)

/**
 * Lets who booked come to the booking: by its number and the code a stranger does not know. An unknown number and a
 * wrong code are answered alike; every try is on record. (SEC-03)
 * @returns the secret of the page of the booking
 * @throws nothing; refuses with `appointments.check-failed` or `appointments.too-many-tries`
 */
export async function openBooking(
  { db, secret }: Pick<AppointmentsParts, 'db' | 'secret'>,
  { check, address, at, requestId }: BookingTry,
): Promise<Decision<{ readonly token: string }>> {
  const no = tidySign(check.no).slice(0, 40)
  const [booking, proofs] = await Promise.all([findBookingByNo(db, no), proofsOf(secret)])
  // As long for a number that is nobody's as for one that is.
  const right = Buffer.from(proofs.code(booking?.id ?? no))
  const typed = Buffer.from(tidySign(check.code).slice(0, 40))
  const isRight = booking !== undefined && typed.length === right.length && timingSafeEqual(typed, right)
  return withTransaction<AppointmentsTables, Decision<{ readonly token: string }>>(db, async (tx) => {
    await tx.many(holdNo, [no])
    await tx.many(holdAddress, [address])
    const { most } = await tx.one(countWrong, [no, address, at])
    const opened = most < MOST_WRONG && isRight ? booking : undefined
    const code = most < MOST_WRONG ? 'appointments.check-failed' : 'appointments.too-many-tries'
    await writeAudit(tx, {
      at,
      person: opened === undefined ? 'nobody' : `booking:${opened.id}`,
      act: 'sign-in',
      name: 'appointments.open-booking',
      ...(booking === undefined ? {} : { subject: `booking:${booking.id}` }),
      outcome: opened === undefined ? code : 'done',
      detail: { no, address },
      requestId,
    })
    if (opened !== undefined) return decided({ token: proofs.token(opened.id) })
    if (most < MOST_WRONG) await tx.run(recordWrong, [no, address, at])
    return refused({ code })
  })
}
