import { openLedger, withEntry } from '@yichuang/modules/calendar/rules'
import type { Ledger } from '@yichuang/modules/calendar/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { Dossier, Channel } from './dossier.ts'
import type { DossierEvent, DossierEventType, LimitEntry, LimitOpening } from './events.ts'
import { casesReducers } from './fold-cases.ts'
import { handlingReducers } from './fold-handling.ts'
import { handoutReducers } from './fold-handout.ts'
import { intakeReducers } from './fold-intake.ts'

/** Under what an event stands: when, by whom, in which dossier. */
export interface FoldStamp {
  readonly at: Instant
  readonly person: string
  readonly name: string
  readonly channel: Channel
}

export type EventOf<Type extends DossierEventType> = Extract<DossierEvent, { type: Type }>
export type Reducer<Type extends DossierEventType> = (
  dossier: Dossier,
  event: EventOf<Type>,
  stamp: FoldStamp,
) => Partial<Dossier>
export type Reducers<Prefix extends string> = {
  readonly [Type in Extract<DossierEventType, `${Prefix}.${string}`>]: Reducer<Type>
}

type OpenedEvent = EventOf<'intake.opened'>

const reducers: Readonly<Record<string, (dossier: Dossier, event: never, stamp: FoldStamp) => Partial<Dossier>>> = {
  ...intakeReducers,
  ...casesReducers,
  ...handlingReducers,
  ...handoutReducers,
  'archive.archived': (_dossier: Dossier, _event: DossierEvent, { at }: FoldStamp) => ({ archivedAt: at }),
}

/**
 * The dossier after an event. Total over every event type; says nothing about whether the event was allowed – that is
 * the deciders' work. `fold(E) = row` (I-37).
 */
export function fold(dossier: Dossier | undefined, event: DossierEvent, stamp: FoldStamp, id: string): Dossier {
  if (dossier === undefined) {
    if (event.type !== 'intake.opened') throw new Error(`a dossier begins with intake.opened, not ${event.type}`)
    return opened(event, stamp, id)
  }
  const reduce = reducers[event.type]
  if (reduce === undefined) throw new Error(`unknown event ${event.type}`)
  const change = reduce(dossier, event as never, stamp)
  return {
    ...dossier,
    ...change,
    ledgers: ledgersAfter(change.ledgers ?? dossier.ledgers, event),
    version: dossier.version + 1,
    lastAt: stamp.at > dossier.lastAt ? stamp.at : dossier.lastAt,
  }
}

/** The dossier after several events of one act. */
export function foldAll(
  dossier: Dossier | undefined,
  events: readonly DossierEvent[],
  stamp: FoldStamp,
  id: string,
): Dossier | undefined {
  return events.reduce<Dossier | undefined>((so, event) => fold(so, event, stamp, id), dossier)
}

function opened(event: OpenedEvent, { at, person, name, channel }: FoldStamp, id: string): Dossier {
  return {
    id,
    applicationNo: event.applicationNo,
    version: 1,
    lastAt: at,
    channel,
    place: event.place,
    openedAt: at,
    openedBy: person,
    openedByName: name,
    item: event.item,
    answers: event.answers,
    applicant: event.applicant,
    agent: event.agent,
    delivery: event.delivery,
    requirements: event.requirements,
    materials: event.requirements.map(({ key, isShared }) => ({
      key,
      received: isShared,
      shared: isShared,
      files: [],
      originalsKept: 0,
      checks: {},
    })),
    stage: 'draft',
    notices: [],
    secondNoticeApprovals: 0,
    ledgers: {},
    overdue: {},
    tasks: [],
    procedures: [],
    originals: [],
    urges: [],
    orderedBy: event.orderedBy,
  }
}

/** Every event that moves limits carries the entries; a limit that is opened anew starts a new ledger. */
function ledgersAfter(ledgers: Dossier['ledgers'], event: DossierEvent): Dossier['ledgers'] {
  const moves: readonly (LimitOpening | LimitEntry)[] = 'limits' in event ? event.limits : []
  if (moves.length === 0) return ledgers
  const after: { -readonly [Limit in keyof Dossier['ledgers']]: Dossier['ledgers'][Limit] } = { ...ledgers }
  for (const move of moves) after[move.limit] = ledgerAfter(after[move.limit], move)
  return after
}

function ledgerAfter(ledger: Ledger | undefined, { limit, entry }: LimitOpening | LimitEntry): Ledger {
  if ('dayZero' in entry) return openLedger(limit, entry)
  if (ledger === undefined) throw new Error(`limit ${limit} was never opened`)
  return withEntry(ledger, entry)
}
