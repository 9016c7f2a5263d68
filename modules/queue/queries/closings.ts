import { dateOf, startOfDay, weekdayOf } from '@yichuang/modules/calendar/rules'
import { openSpans, spansOf } from '@yichuang/modules/halls/rules'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { closingsBetween } from '../rules/index.ts'
import type { Closing } from '../rules/index.ts'
import { hallPicture } from './hall-picture.ts'
import type { HallPicture } from './hall-picture.ts'

type Parts = Pick<QueueParts, 'places' | 'bookings'>

/** When a hall closes between its hours of today, a special day's own ones (APT-06) if there is one. */
async function closingsAhead(parts: Parts, hall: string, at: Instant): Promise<readonly Closing[]> {
  const day = dateOf(at)
  const [special, { halls }] = await Promise.all([parts.bookings.specialHours(hall, day), parts.places.current()])
  const spans = special === undefined ? openSpans(halls.get(hall)?.details, weekdayOf(day)) : spansOf(special)
  return closingsBetween(spans, (Date.parse(at) - Date.parse(startOfDay(day))) / 1000)
}

/** The lines and windows of a hall as they stand, for a forecast that knows when it closes at noon. (QUE-06) */
export async function pictureAhead(
  { db, ...parts }: Parts & { readonly db: AnyTx | Database },
  hall: string,
  at: Instant,
): Promise<HallPicture> {
  const [picture, closings] = await Promise.all([hallPicture(db, hall, at), closingsAhead(parts, hall, at)])
  return { ...picture, closings }
}
