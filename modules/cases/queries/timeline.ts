import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { linkHash, startOf } from '@yichuang/platform/events'
import type { RecordedEvent } from '../rules/index.ts'
import { maskedFacts } from './masked-facts.ts'

const eventsOf = prepared<{ seq: number; body: string; prev: string; hash: string }, [stream: string]>(
  'cases.events-of',
  `select seq, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash
   from platform.event where stream = $1 order by seq`,
  { json: 'text' },
)
const looksAt = prepared<
  { at: string; person: string; act: string; name: string; outcome: string; detail: unknown },
  [subject: string]
>(
  'cases.looks-at',
  `select at, person, act, name, outcome, detail from platform.audit where subject = $1 order by id desc limit 500`,
)

/** The stream of a dossier, its chain proved while it is read; personal numbers masked. (SEC-03) */
export async function readEvents(db: Database, id: string) {
  const stream = `dossier:${id}`
  const rows = await db.many(eventsOf, [stream])
  let head = startOf(stream)
  let brokenAt: number | undefined
  for (const row of rows) {
    const follows = row.seq === head.seq + 1 && row.prev === head.hash && row.hash === linkHash(row.prev, row.body)
    if (!follows) brokenAt ??= row.seq
    head = { seq: row.seq, hash: row.hash }
  }
  const events = rows.map(({ body, hash, prev }) => {
    const { seq, type, at, recordedAt, by, data } = JSON.parse(body) as RecordedEvent
    return { seq, type, at, recordedAt, by, data: maskedFacts(data), hash, prevHash: prev }
  })
  return { rows: events, isSound: brokenAt === undefined, ...(brokenAt === undefined ? {} : { brokenAt }) }
}

/** Who looked at a dossier, newest first. (SEC-03) */
export async function readLooks(db: Database, id: string) {
  return db.many(looksAt, [`dossier:${id}`])
}
