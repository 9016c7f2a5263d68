import { expect, test } from 'vitest'
import type { Instant } from '../pure/index.ts'
import { prepared, withTransaction } from '../db/index.ts'
import { testDatabase } from '../db/testing/index.ts'
import {
  appendEvents,
  canonicalJson,
  canonicalObjectSql,
  frameOf,
  linkHash,
  recordFoundEventSql,
  startOf,
} from './index.ts'

const { db } = await testDatabase()
const by = { person: 'p-1', name: '沈"若\\溪', kind: 'staff', roles: ['window-clerk'], hall: 'h1' } as const
const at = '2026-09-18T01:00:00.000Z' as Instant
const stamp = { at, recordedAt: at, by, channel: 'administration' }

const record = prepared<
  never,
  [before: string, between: string, after: string, names: readonly string[], note: string]
>(
  'test.record-found',
  `with person as (select unnest($4::text[]) as name),
   ${recordFoundEventSql({
     from: 'person',
     stream: `'person:' || name`,
     data: canonicalObjectSql({ zone: '$5', name: 'name' }),
     type: `'test.found'`,
     recordedAt: `'${at}'::timestamptz`,
     frame: ['$1', '$2', '$3'],
   })} select 1`,
)
const stored = prepared<{ seq: number; body: string; prev: string; hash: string }, [stream: string]>(
  'test.stored',
  `select seq, body, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash
   from platform.event where stream = $1 order by seq`,
  { json: 'text' },
)
const waiting = prepared<{ stream: string; seq: number }, []>(
  'test.outbox',
  `select stream, seq from platform.outbox order by stream, seq`,
)

test('[SEC-02] what a statement finds is recorded as canonical text and chained behind what the process recorded', async () => {
  const odd = 'A "1"\\ 一窗\u0007\u007f/\n'
  const stream = `person:${odd}`
  await withTransaction(db, (tx) => appendEvents(tx, stream, [{ type: 'test.first', v: 1 }], stamp))
  const frame = frameOf('test.found', 2, stamp)
  await db.many(record, [...frame, [odd, 'B'], '东厅'])
  const [first, second] = await db.many(stored, [stream])
  const said = JSON.parse(second?.body ?? '{}') as Record<string, unknown>
  expect(said).toMatchObject({ stream, seq: 2, type: 'test.found', v: 2, by, at, data: { name: odd, zone: '东厅' } })
  expect(second?.body).toBe(canonicalJson(said))
  expect(second).toMatchObject({ prev: first?.hash, hash: linkHash(first?.hash ?? '', second?.body ?? '') })
  const [begun] = await db.many(stored, ['person:B'])
  expect(begun?.prev).toBe(startOf('person:B').hash)
  expect(await db.many(waiting, [])).toHaveLength(3)
  await withTransaction(db, (tx) => appendEvents(tx, stream, [{ type: 'test.third', v: 1 }], stamp))
  expect((await db.many(stored, [stream])).at(-1)).toMatchObject({ seq: 3, prev: second?.hash })
})

test('nothing found, nothing recorded', async () => {
  const before = await db.many(waiting, [])
  await db.many(record, [...frameOf('test.found', 1, stamp), [], ''])
  expect(await db.many(waiting, [])).toEqual(before)
})
