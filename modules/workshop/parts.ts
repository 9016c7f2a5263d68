import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { DocumentCheck, ItemBook } from '@yichuang/modules/catalogue/public'
import type { Actor } from '@yichuang/platform/pure'
import type { TryingWindow } from './rules/index.ts'

/** What the workshop looks up in other modules. */
export interface WorkshopParts {
  readonly items: ItemBook
  readonly calendar: () => Promise<CompiledCalendar>
  /** schema, references, meaning and tree of an item that is worked on */
  readonly check: (document: unknown) => Promise<DocumentCheck>
  /** area a department works in; undefined: there is no such department in use */
  readonly regionOf: (department: string) => Promise<string | undefined>
  /** the hall of a person where it is the centre that reviews for an area */
  readonly centreOf: (actor: Actor, region: string) => Promise<string | undefined>
  readonly windowOf: (
    id: string | undefined,
  ) => Promise<(TryingWindow & { readonly no: string; readonly hall: string }) | undefined>
  readonly names: () => Promise<{ department(id: string): string; hall(id: string | undefined): string | undefined }>
}
