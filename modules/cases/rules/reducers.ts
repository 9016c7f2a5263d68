import type { Instant } from '@yichuang/platform/pure'
import type { Channel, Dossier } from './dossier.ts'
import type { DossierEvent, DossierEventType } from './events.ts'

/** Under what an event stands: when, by whom, in which dossier. */
export interface FoldStamp {
  readonly at: Instant
  readonly person: string
  readonly name: string
  readonly channel: Channel
}

/** Events by their type. */
export type EventMap = { readonly [Type in DossierEventType]: Extract<DossierEvent, { type: Type }> }
export type Reducer<Type extends DossierEventType> = (
  dossier: Dossier,
  event: EventMap[Type],
  stamp: FoldStamp,
) => Partial<Dossier>
export type Reducers<Prefix extends string> = {
  readonly [Type in Extract<DossierEventType, `${Prefix}.${string}`>]: Reducer<Type>
}
