import type { PlainDate } from '@yichuang/platform/pure'
import type { BookingDay } from '../contract.ts'
import type { AppointmentsParts } from '../parts.ts'
import { slotsOn } from '../rules/index.ts'
import { slotCounts } from './bookings.ts'
import { settingOf } from './settings.ts'

type SlotPicture = BookingDay['slots'][number]

/** How full the slots of a hall's day are, over all its plans: empty ones too. (APT-06) */
export async function dayPicture(
  { db, calendar }: Pick<AppointmentsParts, 'db' | 'calendar'>,
  hall: string,
  day: PlainDate,
): Promise<BookingDay> {
  const [{ plans, days }, counts, working] = await Promise.all([
    settingOf(db, hall),
    slotCounts(db, hall, day),
    calendar(),
  ])
  const slots = new Map<string, SlotPicture>()
  const of = (start: string, end: string): SlotPicture =>
    slots.get(`${start} ${end}`) ?? { start, end, booked: 0, arrived: 0, missed: 0, places: 0 }
  const opening = { days, calendar: working }
  for (const plan of plans.filter(({ isActive }) => isActive)) {
    for (const { start, end } of slotsOn(day, plan, opening)) {
      const known = of(start, end)
      slots.set(`${start} ${end}`, { ...known, places: known.places + plan.places })
    }
  }
  for (const { start, finish, booked, arrived, missed } of counts) {
    const known = of(start, finish)
    slots.set(`${start} ${finish}`, {
      ...known,
      booked: known.booked + booked,
      arrived: known.arrived + arrived,
      missed: known.missed + missed,
    })
  }
  const all = [...slots.values()].toSorted((one, other) => (one.start + one.end < other.start + other.end ? -1 : 1))
  const sum = (key: 'booked' | 'arrived' | 'missed' | 'places') => all.reduce((total, slot) => total + slot[key], 0)
  return {
    day,
    booked: sum('booked'),
    arrived: sum('arrived'),
    missed: sum('missed'),
    places: sum('places'),
    slots: all,
  }
}
