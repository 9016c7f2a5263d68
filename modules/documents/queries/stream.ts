import type { RecordedEvent } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

/** An event as it stands in its stream, with the hash that seals everything up to it. */
export interface StreamRow {
  readonly body: RecordedEvent
  readonly hash: string
}

const eventsOfStream = prepared<StreamRow, [stream: string]>(
  'documents.events-of-stream',
  `select body, encode(hash, 'hex') as hash from platform.event where stream = $1 order by seq`,
)

/** All events of a stream, in order; empty when there is no such stream. */
export function readStream(db: Queries, stream: string): Promise<readonly StreamRow[]> {
  return db.many(eventsOfStream, [stream])
}

const prefix = 'dossier:'

/** The stream of a dossier. */
export function streamOf(dossierId: string): string {
  return `${prefix}${dossierId}`
}

/** The dossier a stream belongs to, undefined for other streams. */
export function dossierIdOf(stream: string): string | undefined {
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined
}
