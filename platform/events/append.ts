import { prepared, within } from '../db/index.ts'
import type { AnyTx } from '../db/index.ts'
import { chainEvents, startOf } from './chain.ts'
import type { ActStamp, EventRow, Head, NewEvent } from './chain.ts'

const headOfStream = prepared<{ seq: number; hash: Buffer }, [stream: string]>(
  'platform.head-of-stream',
  `select seq, hash from platform.event where stream = $1 order by seq desc limit 1`,
)

/**
 * The parts of a statement that record events: rows of `platform.event` and `platform.outbox` from the JSON of
 * `eventsJson`, given as parameter `$n`. `guard` names a CTE that must have a row, or nothing is written.
 */
export function recordEventsSql(parameter: string, guard: string): string {
  return `
    incoming as (
      select e.* from ${guard}, json_to_recordset(${parameter}::json)
        as e(stream text, seq int, type text, body json, "prevHash" text, hash text, "recordedAt" timestamptz)
    ),
    recorded as (
      insert into platform.event (stream, seq, type, body, prev_hash, hash, recorded_at)
      select stream, seq, type, body, decode("prevHash", 'hex'), decode(hash, 'hex'), "recordedAt" from incoming
    ),
    sent as (
      insert into platform.outbox (stream, seq, type, hash)
      select stream, seq, type, decode(hash, 'hex') from incoming order by seq
    )`
}

/**
 * Event rows as the parameter of `recordEventsSql`. The body goes in as JSON, not as a string in JSON: the type `json`
 * keeps its bytes, and neither side has to escape them.
 */
export function eventsJson(rows: readonly EventRow[]): string {
  return `[${rows.map(eventJson).join(',')}]`
}

function eventJson({ body, ...row }: EventRow): string {
  return `{"body":${body},${JSON.stringify(row).slice(1)}`
}

const appendRows = prepared<never, [rows: string]>(
  'platform.append-events',
  `with guard as (select 1), ${recordEventsSql('$1', 'guard')} select 1`,
)

/**
 * Appends events to a stream inside a transaction. Two writers of one stream: the second fails on the primary key
 * and its command runs again (`event_pkey`).
 */
export async function appendEvents(
  tx: AnyTx,
  stream: string,
  events: readonly NewEvent[],
  stamp: ActStamp,
): Promise<Head> {
  const open = within<unknown>(tx)
  const last = await open.find(headOfStream, [stream])
  const head = last === undefined ? startOf(stream) : { seq: last.seq, hash: last.hash.toString('hex') }
  const rows = chainEvents(stream, head, events, stamp)
  await open.many(appendRows, [eventsJson(rows)])
  const end = rows.at(-1)
  return end === undefined ? head : { seq: end.seq, hash: end.hash }
}
