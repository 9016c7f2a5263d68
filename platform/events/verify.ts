import type { KeyObject } from 'node:crypto'
import { prepared } from '../db/index.ts'
import type { Database } from '../db/index.ts'
import { anchorStart, isAnchorSound } from './anchor.ts'
import type { AnchorEntry } from './anchor.ts'
import { linkHash, startOf } from './chain.ts'
import { auditHash } from './log.ts'

/** Something in the log that is not as it was written. */
export interface LogFault {
  readonly kind:
    'gap' | 'changed' | 'label-differs' | 'anchor-broken' | 'head-differs' | 'head-missing' | 'audit-changed'
  readonly stream?: string
  readonly seq?: number
  readonly anchor?: number
}

export interface LogVerdict {
  readonly events: number
  readonly streams: number
  readonly anchors: number
  readonly auditRows: number
  readonly faults: readonly LogFault[]
}

interface StoredEvent {
  readonly stream: string
  readonly seq: number
  readonly type: string
  readonly body: string
  readonly prev: string
  readonly hash: string
}

const eventsAfter = prepared<StoredEvent, [stream: string, seq: number, limit: number]>(
  'platform.events-after',
  `select stream, seq, type, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash
   from platform.event where (stream, seq) > ($1, $2) order by stream, seq limit $3`,
  { json: 'text' },
)
const anchorsAfter = prepared<
  { n: number; at: string; body: string; prev: string; hash: string; signature: string },
  [n: number, limit: number]
>(
  'platform.anchors-after',
  `select n, at, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash, encode(signature, 'hex') as signature
   from platform.anchor where n > $1 order by n limit $2`,
  { json: 'text' },
)
const headsMissing = prepared<{ stream: string; seq: number; found: string | null; hash: string }, [heads: string]>(
  'platform.heads-missing',
  `select h.stream, h.seq, h.hash, encode(e.hash, 'hex') as found
   from json_to_recordset($1::json) as h(stream text, seq int, hash text)
   left join platform.event e on e.stream = h.stream and e.seq = h.seq
   where e.hash is distinct from decode(h.hash, 'hex')`,
)
const auditRange = prepared<{ id: number; text: string }, [after: number, through: number]>(
  'platform.audit-range',
  `select id, row_to_json(a)::text as text from platform.audit a where id > $1 and id <= $2 order by id`,
)

const BATCH = 10_000

/**
 * Proves the whole log: every event follows the one before it, no byte of it was changed, every anchor is signed and
 * chained, every anchored head and every anchored audit row is still there. (SEC-02)
 */
export async function verifyLog(
  db: Database,
  key: KeyObject,
  onProgress?: (events: number) => void,
): Promise<LogVerdict> {
  const faults: LogFault[] = []
  const { events, streams } = await verifyEvents(db, faults, onProgress)
  const { anchors, auditRows } = await verifyAnchors(db, key, faults)
  return { events, streams, anchors, auditRows, faults }
}

async function verifyEvents(db: Database, faults: LogFault[], onProgress?: (events: number) => void) {
  let events = 0
  let streams = 0
  let at = { stream: '', seq: 0, hash: '' }
  for (;;) {
    const rows = await db.many(eventsAfter, [at.stream, at.seq, BATCH])
    for (const row of rows) {
      const begins = row.stream !== at.stream
      if (begins) streams += 1
      const head = begins ? startOf(row.stream) : at
      const fault = faultOf(row, head)
      if (fault !== undefined) faults.push({ kind: fault, stream: row.stream, seq: row.seq })
      at = { stream: row.stream, seq: row.seq, hash: row.hash }
    }
    events += rows.length
    onProgress?.(events)
    if (rows.length < BATCH) return { events, streams }
  }
}

/** What is wrong with one event behind a head, undefined when it is sound. */
function faultOf(
  row: StoredEvent,
  head: { readonly seq: number; readonly hash: string },
): LogFault['kind'] | undefined {
  if (row.seq !== head.seq + 1) return 'gap'
  if (row.prev !== head.hash || row.hash !== linkHash(row.prev, row.body)) return 'changed'
  // The columns beside the body are for queries; they must say what the body says.
  const says = JSON.parse(row.body) as { stream: string; seq: number; type: string }
  if (says.stream !== row.stream || says.seq !== row.seq || says.type !== row.type) return 'label-differs'
  return undefined
}

async function verifyAnchors(db: Database, key: KeyObject, faults: LogFault[]) {
  let n = 0
  let prevHash = anchorStart
  let audit = { through: 0, hash: anchorStart }
  let auditRows = 0
  for (;;) {
    const rows = await db.many(anchorsAfter, [n, 100])
    for (const row of rows) {
      const sound = isAnchorSound({ ...row, prevHash: row.prev }, prevHash, key)
      if (!sound || row.n !== n + 1) faults.push({ kind: 'anchor-broken', anchor: row.n })
      const entry = JSON.parse(row.body) as AnchorEntry
      for (const head of await db.many(headsMissing, [JSON.stringify(entry.heads)])) {
        const kind = head.found === null ? 'head-missing' : 'head-differs'
        faults.push({ kind, stream: head.stream, seq: head.seq, anchor: row.n })
      }
      const range = await db.many(auditRange, [audit.through, entry.audit.through])
      if (auditHash(audit.hash, range) !== entry.audit.hash) faults.push({ kind: 'audit-changed', anchor: row.n })
      auditRows += range.length
      audit = entry.audit
      n = row.n
      prevHash = row.hash
    }
    if (rows.length < 100) return { anchors: n, auditRows }
  }
}
