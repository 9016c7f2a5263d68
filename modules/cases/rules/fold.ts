import { openLedger, withEntry } from '@yichuang/modules/calendar/rules'
import type { Ledger } from '@yichuang/modules/calendar/rules'
import type { Dossier } from './dossier.ts'
import type { DossierEvent, DossierEventType, LimitEntry, LimitOpening } from './events.ts'
import { casesReducers } from './fold-cases.ts'
import { handlingReducers } from './fold-handling.ts'
import { handoutReducers } from './fold-handout.ts'
import { intakeReducers, materialsOf } from './fold-intake.ts'
import type { EventMap, FoldStamp, Reducer } from './reducers.ts'

type OpenedEvent = EventMap['intake.opened']

type AllReducers = { readonly [Type in DossierEventType]: Reducer<Type> }

const reducers: AllReducers = {
  ...intakeReducers,
  ...casesReducers,
  ...handlingReducers,
  ...handoutReducers,
  'archive.archived': (_dossier, _event, { at }) => ({ archivedAt: at }),
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
  // A stream written by a later version of the product may hold events this one has never heard of.
  if (!(event.type in reducers)) throw new Error(`unknown event ${event.type}`)
  const change = reduced(event.type, { dossier, event, stamp })
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

interface Folding<Type extends DossierEventType> {
  readonly dossier: Dossier
  readonly event: EventMap[Type]
  readonly stamp: FoldStamp
}

function reduced<Type extends DossierEventType>(
  type: Type,
  { dossier, event, stamp }: Folding<Type>,
): Partial<Dossier> {
  return reducers[type](dossier, event, stamp)
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
    ...(event.form === undefined ? {} : { form: event.form }),
    applicant: event.applicant,
    agent: event.agent,
    delivery: event.delivery,
    requirements: event.requirements,
    materials: materialsOf(event.requirements),
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
