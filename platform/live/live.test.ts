import { afterEach, expect, test } from 'vitest'
import { poolOf, prepared, withTransaction } from '../db/index.ts'
import { testDatabase } from '../db/testing/index.ts'
import { publish, publishSql, startLive } from './index.ts'
import type { Live, Signal } from './index.ts'

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
