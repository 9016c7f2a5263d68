import { dateOf } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { AppointmentsParts, BookedItem } from '../parts.ts'
import { isExtra, offeredDays, planFor } from '../rules/index.ts'
import type { OfferedDay, Plan, Taken } from '../rules/index.ts'
import { settingOf } from './settings.ts'

const takenFrom = prepared<Taken, [plan: string, item: string, from: string]>(
  'appointments.taken-from',
  `select day, kind, subject, start, taken from appointments.place_count
   where plan = $1 and subject in ('', $2) and day >= $3`,
)

/** A day on offer; extra is beyond the usual working days. */
export interface DayOnOffer extends OfferedDay {
  readonly isExtra: boolean
}

export interface Offer {
  readonly plan: Plan
  readonly days: readonly DayOnOffer[]
}

/** The days, slots and places left of a hall for an item; undefined when the hall takes no bookings for it. (APT-01) */
export async function offerOf(
  { db, calendar }: Pick<AppointmentsParts, 'db' | 'calendar'>,
  { hall, item, at }: { readonly hall: string; readonly item: BookedItem; readonly at: Instant },
): Promise<Offer | undefined> {
  const { plans, days } = await settingOf(db, hall)
  const plan = planFor(plans, item)
  if (plan === undefined) return undefined
  const today = dateOf(at)
  const opening = { days, calendar: await calendar() }
  const taken = await db.many(takenFrom, [plan.id, item.id, today])
  const offered = offeredDays({ plan, item: item.id, opening, taken, now: at, today })
  return { plan, days: offered.map((one) => ({ ...one, isExtra: isExtra(one.day, opening) })) }
}
