import { dateOf } from '@yichuang/modules/calendar/rules'
import type { RecordedEvent } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import type { DocumentsParts } from '../parts.ts'
import { gatherView, ordinalOf } from '../queries/dossier-view.ts'
import { dossierIdOf, readStream } from '../queries/stream.ts'
import type { StreamRow } from '../queries/stream.ts'
import { actsOf, documentEvents, documentsOf } from '../rules/index.ts'
import type { Act } from '../rules/index.ts'
import { issueDocument } from './issue-document.ts'

const issuedPlaces = prepared<{ place: string }, [stream: string]>(
  'documents.issued-places',
  `select seq || ':' || kind || ':' || part as place from documents.document where stream = $1`,
)

/**
 * Makes every document of a dossier that is due and not made yet: on the first look after the act, or by the job behind
 * it, whichever comes first.
 */
export async function issueDue(parts: DocumentsParts, stream: string): Promise<void> {
  const dossierId = dossierIdOf(stream)
  if (dossierId === undefined) return
  const [rows, issued] = await Promise.all([readStream(parts.db, stream), parts.db.many(issuedPlaces, [stream])])
  const done = new Set(issued.map(({ place }) => place))
  const events = rows.map(({ body }) => body)
  for (const act of actsOf(events, dossierId)) {
    for (const event of act.events) {
      if (documentEvents.includes(event.type)) await issueOf(parts, { act, event, events, rows, done })
    }
  }
}

interface Due {
  readonly act: Act
  readonly event: RecordedEvent
  readonly events: readonly RecordedEvent[]
  readonly rows: readonly StreamRow[]
  /** `seq:kind:part` of what is made already */
  readonly done: ReadonlySet<string>
}

async function issueOf(parts: DocumentsParts, { act, event, events, rows, done }: Due): Promise<void> {
  const { dossier } = act
  const view = { ...(await gatherView(parts, dossier)), ordinal: ordinalOf(event, events) }
  const last = act.events.at(-1)?.seq ?? event.seq
  const parted = new Map<string, number>()
  for (const content of documentsOf(view, event)) {
    const part = parted.get(content.kind) ?? 0
    parted.set(content.kind, part + 1)
    if (done.has(`${event.seq}:${content.kind}:${part}`)) continue
    await issueDocument(parts, content, {
      stream: event.stream,
      seq: event.seq,
      part,
      owner: dossier.item.department,
      head: rows[last - 1]?.hash ?? '',
      applicant: dossier.applicant,
      issuedOn: dateOf(event.at),
      at: event.at,
    })
  }
}
