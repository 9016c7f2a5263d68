import { addDays, addWorkingDays } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'

/** Days a procedure is announced to take, as events and dossiers keep them. */
export interface AnnouncedTime {
  readonly days: number
  /** working days unless told */
  readonly unit?: 'day' | undefined
}

/** The last day a procedure is announced to take when its notice is served on this day. (lifecycle 2.2) */
export function announcedUntil(
  { days, unit }: AnnouncedTime,
  servedOn: PlainDate,
  calendar: CompiledCalendar,
): PlainDate {
  return unit === 'day' ? addDays(servedOn, days) : addWorkingDays(servedOn, days, calendar)
}
