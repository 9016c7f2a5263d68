import type { Dossier, DossierEvent, RecordedEvent } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'

/** Something that happened to a dossier, with what a message about it may say. */
export interface Told {
  readonly event: RecordedEvent
  /** as the whole act left it */
  readonly dossier: Dossier
  /** the day of the event */
  readonly day: PlainDate
  /** day by which it is to be answered or decided; undefined while the clock stands */
  readonly due: PlainDate | undefined
  /** last day for corrections, while they are awaited */
  readonly correctionDue: PlainDate | undefined
  /** name of the hall */
  readonly hall: string
}

/** Every kind of event by its type. */
export type EventMap = { readonly [Event in DossierEvent as Event['type']]: Event }

const quiet: readonly (keyof EventMap)[] = [
  'intake.opened',
  'intake.taken-up',
  'intake.material-bound',
  'handling.tasks-opened',
  'handling.task-claimed',
  'handling.task-released',
  'handling.task-returned',
  'handling.opinion-given',
  'cases.original-taken',
  'cases.original-returned',
  'cases.sheet-signed',
  'cases.sheet-countersigned',
  'cases.sheet-rejected',
]

/** Everyday steps inside the house: nobody is told of them, and they change nothing that is waited for. */
export const quietEvents: ReadonlySet<string> = new Set(quiet)

/** A recorded event as the rules of the dossier know it. */
export function eventOf({ type, v, data }: RecordedEvent): DossierEvent {
  return { type, v, ...data } as DossierEvent
}
