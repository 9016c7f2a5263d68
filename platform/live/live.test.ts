import { afterEach, expect, test } from 'vitest'
import { poolOf, prepared, withTransaction } from '../db/index.ts'
import { testDatabase } from '../db/testing/index.ts'
import { publish, publishSql, startLive } from './index.ts'
import type { Live, Signal } from './index.ts'
import { createRecent } from './recent.ts'

const { db } = await testDatabase({ migrations: [] })
let live: Live | undefined

afterEach(async () => {
  await live?.stop()
  live = undefined
})

async function hearing(topic: string): Promise<Signal[]> {
  live ??= await startLive(db, { firstPauseMs: 20, checkMs: 200 })
  const heard: Signal[] = []
  live.subscribe(topic, (signal) => heard.push(signal))
  return heard
}

test('news travels when the transaction is committed, and never when it is rolled back', async () => {
  const heard = await hearing('hall:1')
  await expect(
    withTransaction(db, async (tx) => {
      await publish(tx, 'hall:1', 'never')
      throw new Error('refused')
    }),
  ).rejects.toThrow('refused')
  await withTransaction(db, async (tx) => {
    await publish(tx, 'hall:1', 'ticket A 012')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(heard).toEqual([])
  })
  await expect.poll(() => heard).toEqual([{ kind: 'changed', topic: 'hall:1', id: 'ticket A 012' }])
})

test('a topic is told to its own subscribers only, until they leave', async () => {
  const hall = await hearing('hall:1')
  const other = await hearing('hall:10')
  const leaving: Signal[] = []
  const leave = live?.subscribe('hall:1', (signal) => leaving.push(signal))
  await publish(db, 'hall:1', '1')
  await expect.poll(() => hall.length).toBe(1)
  leave?.()
  await publish(db, 'hall:1', '2')
  await expect.poll(() => hall.length).toBe(2)
  expect(leaving.length).toBe(1)
  expect(other).toEqual([])
})

test('an act can publish inside its own statement', async () => {
  const heard = await hearing('case:7')
  const act = prepared<{ told: number }, [string]>(
    'test.act-and-tell',
    `with told as materialized (select ${publishSql(`'case:' || $1::text`, `'event-1'`)})
     select count(*) as told from told`,
  )
  await db.one(act, ['7'])
  await expect.poll(() => heard).toEqual([{ kind: 'changed', topic: 'case:7', id: 'event-1' }])
})

test('after a cut the connection is opened again and subscribers know that they may have missed something', async () => {
  const heard = await hearing('hall:1')
  await poolOf(db).query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'yichuang live' and datname = current_database()`,
  )
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([{ kind: 'missed' }])
  expect(live?.isConnected()).toBe(true)
  await publish(db, 'hall:1', 'after')
  await expect.poll(() => heard.at(-1)).toEqual({ kind: 'changed', topic: 'hall:1', id: 'after' })
})

test('a silent connection is asked whether it stands, and keeps hearing', async () => {
  const heard = await hearing('hall:1')
  await new Promise((resolve) => setTimeout(resolve, 500))
  await publish(db, 'hall:1', 'later')
  await expect.poll(() => heard).toEqual([{ kind: 'changed', topic: 'hall:1', id: 'later' }])
})

test('who was without a line for a moment is told what happened to its topics meanwhile', async () => {
  const first = await hearing('hall:1')
  await publish(db, 'hall:1', '1')
  await publish(db, 'hall:2', '2')
  await expect.poll(() => first.length).toBe(1)
  const late: Signal[] = []
  live?.subscribe('hall:1', (signal) => late.push(signal), 10_000)
  expect(late).toEqual([{ kind: 'missed' }])
  const soon: Signal[] = []
  await new Promise((resolve) => setTimeout(resolve, 150))
  await publish(db, 'hall:1', '3')
  await expect.poll(() => first.length).toBe(2)
  live?.subscribe('hall:1', (signal) => soon.push(signal), 100)
  live?.subscribe('hall:2', (signal) => soon.push(signal), 100)
  expect(soon).toEqual([{ kind: 'changed', topic: 'hall:1', id: '3' }])
  const now: Signal[] = []
  live?.subscribe('hall:1', (signal) => now.push(signal))
  expect(now).toEqual([])
})

test('the memory of signals is bounded in time and number, and says where it ends', () => {
  let now = 0
  const recent = createRecent(() => now)
  const signal = (topic: string): Signal => ({ kind: 'changed', topic, id: 'x' })
  recent.note('a', signal('a'))
  now = 16_000
  expect(recent.since('a', 15_000)).toEqual([])
  expect(recent.since('a', 16_000)).toEqual([{ kind: 'missed' }])
  for (let each = 0; each <= 20_000; each += 1) {
    now += 0.5
    recent.note('b', signal('b'))
  }
  recent.note(undefined, { kind: 'missed' })
  expect(recent.since('b', 9_000)).toEqual([{ kind: 'missed' }])
  expect(recent.since('b', 1).length).toBe(4)
  expect(recent.since('a', 1)).toEqual([{ kind: 'missed' }])
})

test('what is too much for a message, or no topic, is refused before it is sent', async () => {
  await expect(publish(db, 'hall:1', 'x'.repeat(8_000))).rejects.toThrow('carries an id, not what has changed')
  await expect(publish(db, 'hall 1', 'x')).rejects.toThrow('a topic has no spaces: hall 1')
})

test('stopping ends the connection, also while it is away', async () => {
  await hearing('hall:1')
  await live?.stop()
  const { rows } = await poolOf(db).query(
    `select pid from pg_stat_activity where application_name = 'yichuang live' and datname = current_database()`,
  )
  expect(rows).toEqual([])
  live = undefined
})
