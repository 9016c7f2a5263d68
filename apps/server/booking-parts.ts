import { searchItems } from '@yichuang/modules/catalogue/rules'
import type { ItemBook, searchIndex } from '@yichuang/modules/catalogue/public'
import type { AppointmentsParts } from '@yichuang/modules/appointments/public'
import type { CalendarBook } from '@yichuang/modules/calendar/public'
import { boardNames } from './place-uses.ts'

interface Around extends Pick<AppointmentsParts, 'db' | 'places' | 'publicUrl'> {
  readonly calendars: CalendarBook
  readonly items: ItemBook
  readonly index: ReturnType<typeof searchIndex>
  readonly keys: { secret(name: string): Promise<Buffer> }
}

/** Items that a search may find, the best first. */
const MOST_FOUND = 200

/** What bookings look up in other modules. */
export function bookingParts({ db, places, calendars, items, index, keys, publicUrl }: Around): AppointmentsParts {
  let secret: Promise<Buffer> | undefined
  return {
    db,
    places,
    calendar: () => calendars.current(),
    items: () => items.all(),
    search: async (phrase) => searchItems(await index.index(), phrase, MOST_FOUND).map(({ id }) => id),
    boards: () => boardNames(db),
    secret: () => (secret ??= keys.secret('bookings')),
    publicUrl,
  }
}
