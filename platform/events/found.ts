import { randomUUID } from 'node:crypto'
import { canonicalJson } from './canonical.ts'
import { byOf } from './chain.ts'
import type { ActStamp } from './chain.ts'

/**
 * The canonical text of an event of which only the database knows the stream, the number and the data: what stands
 * before the data, between them and the number, and behind the stream.
 */
export type EventFrame = readonly [before: string, between: string, after: string]

/** The frame of an event; each has an id of its own. `recordFoundEventSql` puts the rest in. */
export function frameOf(type: string, v: number, stamp: ActStamp): EventFrame {
  const { at, recordedAt, channel } = stamp
  const members = (value: object) => canonicalJson(value).slice(1, -1)
  return [
    `{${members({ at, by: byOf(stamp), channel })},"data":`,
    `,${members({ id: randomUUID(), recordedAt })},"seq":`,
    `,${members({ type, v })}}`,
  ]
}

/** An object of texts as canonical JSON; members are SQL expressions, none of them null. */
export function canonicalObjectSql(members: Readonly<Record<string, string>>): string {
  const parts = Object.entries(members)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([key, value], place) => `'${place === 0 ? '' : ','}${JSON.stringify(key)}:' || to_json((${value})::text)::text`,
    )
  return `'{' || ${parts.join(' || ')} || '}'`
}

/** What of an event the statement itself finds; all are SQL expressions over `from`. */
export interface FoundEvent {
  /** CTE with a row for each event, or none */
  readonly from: string
  readonly stream: string
  /** canonical JSON */
  readonly data: string
  readonly type: string
  readonly recordedAt: string
  /** the parts of the frame */
  readonly frame: EventFrame
}

/**
 * The parts of a statement that record one event for each row it has found, chained behind the last of its stream as
 * `chainEvents` does. Somebody who records to the same stream in the same moment fails on the primary key (`event_pkey`).
 */
export function recordFoundEventSql({ from, stream, data, type, recordedAt, frame }: FoundEvent): string {
  const [before, between, after] = frame
  return `
    found as (select (${stream})::text as stream, ${data} as data from ${from}),
    behind as (
      select f.stream, f.data, coalesce(e.seq, 0) + 1 as seq,
        coalesce(e.hash, sha256(convert_to(f.stream, 'UTF8'))) as prev_hash
      from found f
      left join lateral (
        select seq, hash from platform.event where stream = f.stream order by seq desc limit 1) e on true
    ),
    said as (
      select stream, seq, prev_hash, ${before}::text || data || ${between}::text || seq || ',"stream":' ||
        to_json(stream)::text || ${after}::text as body
      from behind
    ),
    chained as materialized (
      select stream, seq, prev_hash, body, sha256(prev_hash || convert_to(body, 'UTF8')) as hash from said
    ),
    recorded as (
      insert into platform.event (stream, seq, type, body, prev_hash, hash, recorded_at)
      select stream, seq, ${type}, body::json, prev_hash, hash, ${recordedAt} from chained
    ),
    sent as (
      insert into platform.outbox (stream, seq, type, hash) select stream, seq, ${type}, hash from chained
    )`
}
