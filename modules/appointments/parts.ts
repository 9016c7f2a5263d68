import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'

/** An item as far as bookings need it. */
export interface BookedItem {
  readonly id: string
  readonly name: string
  readonly board: string
}

/**
 * The same with everything read that is kept in memory: a command that looks it up while it holds a connection would,
 * in a rush, wait for a second one that nobody gives back.
 */
export async function atHand(parts: AppointmentsParts): Promise<AppointmentsParts> {
  const [places, items, calendar, secret] = await Promise.all([
    parts.places.current(),
    parts.items(),
    parts.calendar(),
    parts.secret(),
  ])
  return {
    ...parts,
    places: { current: async () => places },
    items: async () => items,
    calendar: async () => calendar,
    secret: async () => secret,
  }
}

/** What bookings are made with; handed in by the composition root. */
export interface AppointmentsParts {
  readonly db: Database
  readonly places: { current(): Promise<Places> }
  readonly calendar: () => Promise<CompiledCalendar>
  readonly items: () => Promise<ReadonlyMap<string, BookedItem>>
  /** ids of items that a phrase finds, the best first */
  readonly search: (phrase: string) => Promise<readonly string[]>
  /** names of boards by id; inside of a transaction, over it */
  readonly boards: (tx?: AnyTx) => Promise<ReadonlyMap<string, string>>
  /** key of the hashes of document numbers and of the codes of bookings */
  readonly secret: () => Promise<Buffer>
  /** address citizens reach, for the link in a message */
  readonly publicUrl: () => string
  /** visits of a hall by day, with and without a booking, for the share of bookings; none where no queue counts them */
  readonly visits?: (hall: string, from: PlainDate, to: PlainDate) => Promise<ReadonlyMap<string, number>>
}
