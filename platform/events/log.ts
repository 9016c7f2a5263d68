import type { KeyObject } from 'node:crypto'
import { createHash } from 'node:crypto'
import { prepared, withTransaction } from '../db/index.ts'
import type { Database } from '../db/index.ts'
import type { Instant } from '../pure/index.ts'
import { anchorStart, signAnchor } from './anchor.ts'
import type { AnchoredHead, AnchorRow } from './anchor.ts'

const lockLog = prepared<{ locked: boolean }, []>(
  'platform.lock-anchor-log',
  `select pg_try_advisory_xact_lock(hashtext('platform.anchor')) as locked`,
)
const takeUnanchored = prepared<{ stream: string; seq: number; hash: Buffer }, []>(
  'platform.take-unanchored',
  `with taken as (delete from platform.unanchored returning stream, seq, hash)
   select distinct on (stream) stream, seq, hash from taken order by stream, seq desc`,
)
const lastAnchor = prepared<{ n: number; hash: Buffer; body: { audit: { through: number; hash: string } } }, []>(
  'platform.last-anchor',
  `select n, hash, body from platform.anchor order by n desc limit 1`,
)
const auditAfter = prepared<{ id: number; text: string }, [after: number, limit: number]>(
  'platform.audit-after',
  `select id, row_to_json(a)::text as text from platform.audit a where id > $1 order by id limit $2`,
)
const writeAnchor = prepared<
  never,
  [n: number, at: string, body: string, prev: Buffer, hash: Buffer, signature: Buffer]
>(
  'platform.write-anchor',
  `insert into platform.anchor (n, at, body, prev_hash, hash, signature) values ($1, $2, $3, $4, $5, $6)`,
)

/** How many audit rows one anchor takes in at most; the rest waits for the next. */
const AUDIT_BATCH = 20_000

/**
 * Anchors what was dispatched since the last time: heads of all streams that grew, and the audit log as far as it
 * went. Nothing new: no entry. Only one process anchors at a time; the others leave it to it.
 * @returns the entry written, undefined when there was nothing to anchor
 */
export async function anchorLog(db: Database, key: KeyObject, at: Instant): Promise<AnchorRow | undefined> {
  return withTransaction<unknown, AnchorRow | undefined>(db, async (tx) => {
    if (!(await tx.one(lockLog, [])).locked) return undefined
    const heads = (await tx.many(takeUnanchored, [])).map(({ stream, seq, hash }): AnchoredHead => ({
      stream,
      seq,
      hash: hash.toString('hex'),
    }))
    const last = await tx.find(lastAnchor, [])
    const before = last?.body.audit ?? { through: 0, hash: anchorStart }
    const rows = await tx.many(auditAfter, [before.through, AUDIT_BATCH])
    if (heads.length === 0 && rows.length === 0) return undefined
    const audit = { through: rows.at(-1)?.id ?? before.through, hash: auditHash(before.hash, rows) }
    const entry = { n: (last?.n ?? 0) + 1, at, heads, audit }
    const row = signAnchor(entry, last?.hash.toString('hex') ?? anchorStart, key)
    const bytes = (hex: string) => Buffer.from(hex, 'hex')
    await tx.run(writeAnchor, [row.n, row.at, row.body, bytes(row.prevHash), bytes(row.hash), bytes(row.signature)])
    return row
  })
}

/** Running hash over audit rows: each row's JSON text is taken in after the hash so far. */
export function auditHash(from: string, rows: readonly { readonly text: string }[]): string {
  return rows.reduce((hash, { text }) => createHash('sha256').update(hash, 'hex').update(text).digest('hex'), from)
}
