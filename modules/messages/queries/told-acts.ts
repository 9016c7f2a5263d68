import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { dueOfDossier } from '@yichuang/modules/cases/public'
import type { NamesOf } from '@yichuang/modules/cases/public'
import { runningLedger } from '@yichuang/modules/cases/rules'
import type { Dossier, RecordedEvent } from '@yichuang/modules/cases/rules'
import { actsOf } from '@yichuang/modules/documents/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Told } from '../rules/index.ts'

const eventsOfDossiers = prepared<{ stream: string; body: RecordedEvent }, [streams: readonly string[]]>(
  'messages.events-of-dossiers',
  `select stream, body from platform.event where stream = any ($1) order by stream, seq`,
)

/** A dossier as it stands, and what happened to it with what may be said about it. */
export interface ToldDossier {
  readonly dossier: Dossier
  readonly told: readonly Told[]
  /** day since which its result lies where it lies */
  readonly since: PlainDate
  readonly correctionDue: PlainDate | undefined
}

/** Names and days by which dossiers are told. */
interface TellingBooks {
  readonly calendar: CompiledCalendar
  readonly names: NamesOf
}

/** Reads dossiers with the events of them that are to be told; streams that are not there are left out. */
export async function readTold(
  db: Queries,
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
  books: TellingBooks,
): Promise<readonly ToldDossier[]> {
  const rows = await db.many(eventsOfDossiers, [[...wanted.keys()]])
  return [...wanted].flatMap(([stream, seqs]) => {
    const events = rows.filter((row) => row.stream === stream).map(({ body }) => body)
    return toldOf(events, stream, seqs, books) ?? []
  })
}

function toldOf(
  events: readonly RecordedEvent[],
  stream: string,
  wanted: ReadonlySet<number>,
  { calendar, names }: TellingBooks,
): ToldDossier | undefined {
  const acts = actsOf(events, stream.slice('dossier:'.length))
  const last = acts.at(-1)
  if (last === undefined) return undefined
  const told = acts.flatMap(({ events: ofAct, dossier }) =>
    ofAct
      .filter(({ seq }) => wanted.has(seq))
      .map((event): Told => ({
        event,
        dossier,
        day: dateOf(event.at),
        due: dueOfDossier(dossier, calendar) ?? undefined,
        correctionDue: correctionDueOf(dossier, calendar),
        hall: names.hall(dossier.place.hall) ?? '政务服务大厅',
      })),
  )
  const { dossier } = last
  return { dossier, told, since: sinceOf(events), correctionDue: correctionDueOf(dossier, calendar) }
}

function correctionDueOf(dossier: Dossier, calendar: CompiledCalendar): PlainDate | undefined {
  const ledger = runningLedger(dossier, 'correction')
  return ledger === undefined ? undefined : (dueOf(ledger, calendar).due ?? undefined)
}

/** The day the result last came to the hall, from the department or back from the carrier. */
function sinceOf(events: readonly RecordedEvent[]): PlainDate {
  const arrival = events.findLast(({ type }) => type === 'handout.result-received' || type === 'handout.came-back')
  const { at } = arrival ?? events.at(-1) ?? { at: '' as RecordedEvent['at'] }
  return dateOf(at)
}
