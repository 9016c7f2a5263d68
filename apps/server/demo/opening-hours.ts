import { addMinutes, addWorkingDays, dateOf, isWorkingDay, startOfDay } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** Minutes a hall is open a day: 09:00 to 12:00 and 13:30 to 17:00. */
const OPEN_MINUTES = 390
const FORENOON = 180
const OPENS_AT = 9 * 60
const OPENS_AGAIN_AT = 13 * 60 + 30

/** The working days behind now, the last one first: today counts once the hall was open for an hour. */
export interface OpeningHours {
  /** @param ago working days back; @param minute of the hours open that day, 0 to 390 */
  at(ago: number, minute: number): Instant
  dayOf(ago: number): PlainDate
}

/** Opening hours up to now by a calendar. */
export function openingHours(calendar: CompiledCalendar, now: Instant): OpeningHours {
  const today = dateOf(now)
  const open = isWorkingDay(today, calendar) ? minutesOpen(today, now) : 0
  const isTodayUsed = open >= 60
  const dayOf = (ago: number) => addWorkingDays(today, isTodayUsed ? -ago : -ago - 1, calendar)
  return {
    dayOf,
    at(ago, minute) {
      const share = isTodayUsed && ago === 0 ? open / OPEN_MINUTES : 1
      return momentOf(dayOf(ago), Math.floor(Math.min(minute, OPEN_MINUTES) * share))
    },
  }
}

function momentOf(day: PlainDate, minute: number): Instant {
  return addMinutes(startOfDay(day), minute < FORENOON ? OPENS_AT + minute : OPENS_AGAIN_AT + minute - FORENOON)
}

function minutesOpen(day: PlainDate, now: Instant): number {
  const clock = Math.floor((Date.parse(now) - Date.parse(startOfDay(day))) / 60_000)
  const forenoon = Math.min(Math.max(clock - OPENS_AT, 0), FORENOON)
  const afternoon = Math.min(Math.max(clock - OPENS_AGAIN_AT, 0), OPEN_MINUTES - FORENOON)
  return forenoon + afternoon
}
