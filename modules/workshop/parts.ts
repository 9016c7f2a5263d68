import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { DocumentCheck, ItemBook, ItemMark } from '@yichuang/modules/catalogue/public'
import type { CancellationRecord, Item } from '@yichuang/modules/catalogue/rules'
import type { AnyTx } from '@yichuang/platform/db'
import type { FileStore } from '@yichuang/platform/files'
import type { PictureDesk } from '@yichuang/platform/pictures'
import type { Actor, Instant } from '@yichuang/platform/pure'
import type { TryingWindow } from './rules/index.ts'

/** What the workshop looks up in other modules. */
export interface WorkshopParts {
  readonly items: ItemBook
  readonly calendar: () => Promise<CompiledCalendar>
  readonly files: FileStore
  readonly pictures: PictureDesk
  readonly maxUploadBytes: number
  /** schema, references, meaning and tree of an item that is worked on; with a record, the cancellation rules too */
  readonly check: (document: unknown, cancellation?: CancellationRecord) => Promise<DocumentCheck>
  /** area a department works in; undefined: there is no such department in use */
  readonly regionOf: (department: string) => Promise<string | undefined>
  /** the hall of a person where it is the centre that reviews for an area */
  readonly centreOf: (actor: Actor, region: string) => Promise<string | undefined>
  readonly windowOf: (
    id: string | undefined,
  ) => Promise<(TryingWindow & { readonly no: string; readonly hall: string }) | undefined>
  /** who takes applications at windows that accept an item today */
  readonly clerksOf: (tx: AnyTx, item: Item, at: Instant) => Promise<readonly string[]>
  /** the departments in use and who combs the items of each; inside of a transaction, over it */
  readonly combers: (tx?: AnyTx) => Promise<readonly CombingPeople[]>
  /** what the prover and the master data say of every item in force */
  readonly marks: () => Promise<ReadonlyMap<string, PlannedMark>>
  readonly names: () => Promise<{ department(id: string): string; hall(id: string | undefined): string | undefined }>
}

/** A department in use, with those who comb its items. */
export interface CombingPeople {
  readonly department: string
  readonly name: string
  readonly region: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** An item in force as the plan sees it. */
export interface PlannedMark extends ItemMark {
  /** some window of a hall takes it (应进必进) */
  readonly isMovedIn: boolean
}
