import { dateOf, instantOf, startOfDay, weekdayOf } from '@yichuang/modules/calendar/rules'
import { openSpans, spansOf } from '@yichuang/modules/halls/rules'
import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { closingsBetween } from '../rules/index.ts'
import type { Closing, Opening } from '../rules/index.ts'
import { hallPicture } from './hall-picture.ts'
import type { HallPicture } from './hall-picture.ts'

interface Ground extends Pick<QueueParts, 'places' | 'bookings'> {
  readonly db: AnyTx | Database
}

/** How long a hall is open today, and when it closes in between. */
export interface OpenToday extends Opening {
  readonly closings: readonly Closing[]
}

const extension = prepared<{ until: Instant }, [hall: string, day: string]>(
  'queue.read-extension',
  `select until from queue.extension where hall = $1 and day = $2`,
)

/** The hours of a hall on the day of a moment, a special day's own ones (APT-06) if it is one, and until when they are extended. */
export async function openToday({ db, places, bookings }: Ground, hall: string, at: Instant): Promise<OpenToday> {
  const day = dateOf(at)
  const [special, { halls }, extended] = await Promise.all([
    bookings.specialHours(hall, day, db),
    places.current(),
    queriesOf(db).find(extension, [hall, day]),
  ])
  const spans = special === undefined ? openSpans(halls.get(hall)?.details, weekdayOf(day)) : spansOf(special)
  const midnight = Date.parse(startOfDay(day))
  const last = spans.at(-1)
  return {
    closings: closingsBetween(spans, (Date.parse(at) - midnight) / 1000),
    closesAt: last === undefined ? undefined : instantOf(midnight + last.to * 1000),
    extendedUntil: extended?.until,
  }
}

/** The lines and windows of a hall as they stand, for a forecast that knows when it closes. (QUE-06) */
export async function pictureAhead(ground: Ground, hall: string, at: Instant): Promise<HallPicture> {
  const [picture, { closings, ...opening }] = await Promise.all([
    hallPicture(ground.db, hall, at),
    openToday(ground, hall, at),
  ])
  return { ...picture, closings, opening }
}
