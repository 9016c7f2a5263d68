import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { Intent } from '@yichuang/platform/commands'
import type { Decision, PlainDate } from '@yichuang/platform/pure'

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

/** A place where people wait, as signs name it. */
export interface WaitingPlace {
  readonly name: string
  /** empty when there is none */
  readonly nameEn: string
  readonly floor: string | null
}

/** The number of somebody who came with a booking. */
export interface NumberGiven {
  readonly no: string
  /** secret by which the holder follows the queue */
  readonly token: string
  readonly ahead: number
  /** forecast; null while no window calls from the line */
  readonly minutes: number | null
  readonly waitAt: WaitingPlace | null
}

/** What the hall's own pages are made with. */
export interface HallBookingParts extends AppointmentsParts {
  /**
   * Gives a number with a booking, which arrives in the same transaction; where a hall has no line for the item, or no
   * queue at all, there is none to give and the booking arrives alone
   */
  readonly giveNumber?: (
    coming: { readonly hall: string; readonly booking: string; readonly item: string },
    intent: Intent,
  ) => Promise<Decision<NumberGiven | undefined>>
}
