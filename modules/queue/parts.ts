import type { BookingDesk } from '@yichuang/modules/appointments/public'
import type { Places } from '@yichuang/modules/halls/public'
import type { CommandContext } from '@yichuang/platform/commands'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'

/** A ticket whose service has ended. */
export interface ServedTicket {
  readonly id: string
  readonly no: string
  readonly hall: { readonly id: string; readonly region: string }
  readonly window: string
  /** the clerk who served */
  readonly staff: string
  /** name of the business group */
  readonly groupName: string
  readonly item: string | null
  readonly applicationNo: string | null
  readonly phone: string | null
}

/** What the queue works with; handed in by the composition root. */
export interface QueueParts {
  readonly db: Database
  readonly places: { current(): Promise<Places> }
  /** address citizens reach, for the link in a message */
  readonly publicUrl: () => string
  /** name and board of an item, undefined when there is none */
  readonly itemOf: (id: string) => Promise<{ readonly name: string; readonly board: string } | undefined>
  /** the bookings with which people come */
  readonly bookings: Pick<BookingDesk, 'comers' | 'held' | 'specialHours'>
  /** names of the boards by id; inside of a transaction, over it */
  readonly boards: (tx?: AnyTx) => Promise<ReadonlyMap<string, string>>
  /** the number by which a member of staff is shown at a window, undefined for who is none */
  readonly staffNo: (person: string) => Promise<string | undefined>
  /** told in the transaction that ends a service: its evaluation is asked for */
  readonly served: (tx: AnyTx, service: ServedTicket, context: Pick<CommandContext, 'at' | 'record'>) => Promise<void>
  /** whether an application with this number was taken */
  readonly isApplication: (tx: AnyTx, applicationNo: string) => Promise<boolean>
  /** when the cases with these application numbers were completed; those under way are left out (QUE-07) */
  readonly completions: (applicationNos: readonly string[]) => Promise<ReadonlyMap<string, Instant>>
}
