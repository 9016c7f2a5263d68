import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import type { AppointmentsParts } from '@yichuang/modules/appointments/public'
import type { CalendarBook } from '@yichuang/modules/calendar/public'
import { visitsByDay } from '@yichuang/modules/queue/public'
import { foundItems } from './found-items.ts'
import { boardNames } from './place-uses.ts'

interface Around extends Pick<AppointmentsParts, 'db' | 'places' | 'publicUrl'> {
  readonly calendars: CalendarBook
  readonly items: ItemBook
  readonly search: CatalogueSearch
  readonly keys: { secret(name: string): Promise<Buffer> }
}

/** What bookings look up in other modules. */
export function bookingParts({ db, places, calendars, items, search, keys, publicUrl }: Around): AppointmentsParts {
  let secret: Promise<Buffer> | undefined
  return {
    db,
    places,
    calendar: () => calendars.current(),
    items: () => items.all(),
    search: (phrase) => foundItems(search, phrase),
    boards: (tx) => boardNames(tx ?? db),
    secret: () => (secret ??= keys.secret('bookings')),
    publicUrl,
    visits: (hall, from, to) => visitsByDay(db, { hall, from, to }),
  }
}
