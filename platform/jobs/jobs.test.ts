import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { connect, loadMigrations, migrate, poolOf, prepared, withTransaction } from '../db/index.ts'
import { sourceRoot, testDatabase } from '../db/testing/index.ts'
import { startEmbeddedPostgres } from '../postgres/index.ts'
import {
  addJob,
  addJobs,
  addJobSql,
  dropParkedJobs,
  installJobs,
  listParkedJobs,
  queueState,
  removeJob,
  removeJobSql,
  retryParkedJobs,
  startWorkers,
} from './index.ts'
import type { JobFailure, Task, Workers, WorkersOptions } from './index.ts'
import { cronItems } from './schedule.ts'

const { db, url } = await testDatabase()
await poolOf(db).query('create table public.begun (by text); create table public.act (n int)')
let workers: Workers | undefined

afterEach(async () => {
  await workers?.stop()
  workers = undefined
  await poolOf(db).query(
    'truncate graphile_worker._private_jobs, graphile_worker._private_job_queues, public.begun, public.act',
  )
})

async function work(tasks: Readonly<Record<string, Task>>, options: Partial<WorkersOptions> = {}): Promise<void> {
  workers = await startWorkers(db, { tasks, pollMs: 50, ...options })
}

test('[SEC-04] a job runs after the commit of the act, and never when the act is rolled back', async () => {
  const done: unknown[] = []
  await work({ 'test.note': async (payload) => void done.push(payload) })
  await expect(
    withTransaction(db, async (tx) => {
      await addJob(tx, 'test.note', { act: 'undone' })
      throw new Error('refused')
    }),
  ).rejects.toThrow('refused')
  await withTransaction(db, async (tx) => {
    await addJob(tx, 'test.note', { act: 'done' })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(done).toEqual([])
  })
  await expect.poll(() => done).toEqual([{ act: 'done' }])
})

test('a job can be added and taken back inside the one statement of an act', async () => {
  const act = prepared<{ alarms: number }, [n: number, key: string, at: string]>(
    'test.act-with-alarm',
    `with act as (
       insert into public.act (n) values ($1) returning n
     ), alarm as materialized (
       select ${addJobSql({
         name: `'test.alarm'`,
         payload: `json_build_object('n', act.n)`,
         key: '$2::text',
         lane: `'case-' || act.n`,
         runAt: '$3::timestamptz',
       })} as job
       from act
     )
     select count(*) as alarms from alarm`,
  )
  expect(await db.one(act, [7, 'due-7', '2099-01-01T00:00:00Z'])).toEqual({ alarms: 1 })
  expect(await queueState(db)).toMatchObject({ scheduled: 1, due: 0, parked: 0, dueSince: null })
  const takeBack = prepared<{ gone: number }, [key: string]>(
    'test.take-back',
    `with gone as materialized (select ${removeJobSql('$1::text')} as job) select count(*) as gone from gone`,
  )
  await db.one(takeBack, ['due-7'])
  expect(await queueState(db)).toMatchObject({ scheduled: 0 })
})

test('[TIM-03] a timer that moves replaces the one with its key; one taken back does not ring', async () => {
  const rung: unknown[] = []
  await addJob(db, 'test.ring', { version: 1 }, { key: 'due-1', runAt: '2099-01-01T00:00:00Z' })
  await addJob(db, 'test.ring', { version: 2 }, { key: 'due-1' })
  await addJob(db, 'test.ring', { version: 3 }, { key: 'due-2' })
  await removeJob(db, 'due-2')
  await work({ 'test.ring': async (payload) => void rung.push(payload) })
  await expect.poll(() => rung).toEqual([{ version: 2 }])
  expect(await queueState(db)).toMatchObject({ due: 0, scheduled: 0 })
})

test('a timer rings when its time has come', async () => {
  const rung: number[] = []
  const at = Date.now() + 600
  await work({ 'test.ring': async () => void rung.push(Date.now()) })
  await addJob(db, 'test.ring', {}, { runAt: new Date(at).toISOString() })
  await expect.poll(() => rung.length, { timeout: 5_000 }).toBe(1)
  expect((rung[0] ?? 0) - at).toBeGreaterThanOrEqual(-5)
})

test('jobs of one lane run one after the other in their order, jobs of other lanes beside them', async () => {
  const running = new Set<string>()
  let most = 0
  const order: number[] = []
  await addJobs(
    db,
    Array.from({ length: 12 }, (_, n) => ({
      name: 'test.step',
      payload: { n },
      lane: n % 2 === 0 ? 'case 1' : 'case 7',
    })),
  )
  await work({
    'test.step': async (payload) => {
      const { n } = payload as { n: number }
      const lane = n % 2 === 0 ? 'even' : 'odd'
      expect(running.has(lane)).toBe(false)
      running.add(lane)
      most = Math.max(most, running.size)
      await new Promise((resolve) => setTimeout(resolve, 15))
      running.delete(lane)
      order.push(n)
    },
  })
  await expect.poll(() => order.length, { timeout: 10_000 }).toBe(12)
  expect(order.filter((n) => n % 2 === 0)).toEqual([0, 2, 4, 6, 8, 10])
  expect(order.filter((n) => n % 2 === 1)).toEqual([1, 3, 5, 7, 9, 11])
  expect(most).toBe(2)
})

test('a job that fails too often is parked with its reason; the operator lets it run again or drops it', async () => {
  const failures: JobFailure[] = []
  let isMended = false
  const done: unknown[] = []
  const send: Task = async (payload, { attempt, isLastAttempt }) => {
    if (!isMended) throw new Error(`mail server away (try ${attempt}, last: ${isLastAttempt})`)
    done.push(payload)
  }
  await addJob(db, 'test.send', { to: '张三' }, { attempts: 1 })
  await work({ 'test.send': send }, { onFailure: (failure) => failures.push(failure) })
  await expect.poll(() => queueState(db)).toMatchObject({ parked: 1 })
  expect(failures).toMatchObject([{ name: 'test.send', attempt: 1, isParked: true }])
  const [parked] = await listParkedJobs(db)
  expect(parked).toMatchObject({
    name: 'test.send',
    payload: { to: '张三' },
    attempts: 1,
    error: 'mail server away (try 1, last: true)',
  })
  isMended = true
  const id = parked?.id ?? 0
  expect(await retryParkedJobs(db, [id])).toEqual([id])
  await expect.poll(() => done).toEqual([{ to: '张三' }])
  expect(await retryParkedJobs(db, [id])).toEqual([])

  isMended = false
  await addJob(db, 'test.send', { to: '李四' }, { attempts: 1 })
  await expect.poll(() => queueState(db)).toMatchObject({ parked: 1 })
  const [second] = await listParkedJobs(db)
  expect(await dropParkedJobs(db, [second?.id ?? 0])).toEqual([second?.id])
  expect(await queueState(db)).toEqual({ due: 0, scheduled: 0, running: 0, parked: 0, dueSince: null })
})

test('a job that fails is tried again after a growing pause', async () => {
  const failures: JobFailure[] = []
  await addJob(db, 'test.send', {})
  await work(
    { 'test.send': () => Promise.reject(new Error('away')) },
    { onFailure: (failure) => failures.push(failure) },
  )
  await expect.poll(() => failures.length).toBe(1)
  expect(failures[0]).toMatchObject({ attempt: 1, isParked: false })
  await expect.poll(() => queueState(db)).toMatchObject({ scheduled: 1, running: 0, parked: 0 })
})

test('[SEC-04] the jobs of a worker killed with -9 are done by another within its silence', async () => {
  await addJob(db, 'test.work', { n: 1 }, { lane: 'case 1' })
  const slow = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'testing', 'slow-worker.ts'), url],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const begun = async () => (await poolOf(db).query<{ by: string }>('select by from public.begun')).rows.length
  await expect.poll(begun, { timeout: 15_000 }).toBe(1)
  slow.kill('SIGKILL')

  const done: unknown[] = []
  await work({ 'test.work': async (payload) => void done.push(payload) }, { silentAfterMs: 1_200 })
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([{ n: 1 }])
})

test('[SEC-04] the only process on a database frees the jobs of its killed predecessor at once', async () => {
  await addJob(db, 'test.work', { n: 2 }, { lane: 'case 2' })
  await poolOf(db).query(`
    update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now();
    update graphile_worker._private_job_queues set locked_by = 'dead', locked_at = now()`)
  const done: unknown[] = []
  await work({ 'test.work': async (payload) => void done.push(payload) }, { isAlone: true })
  await expect.poll(() => done, { timeout: 2_000 }).toEqual([{ n: 2 }])
})

test('workers go on after the database has cut their connections', async () => {
  const done: unknown[] = []
  await work({ 'test.note': async (payload) => void done.push(payload) })
  await poolOf(db).query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await addJob(db, 'test.note', { after: 'the cut' }).catch(() => addJob(db, 'test.note', { after: 'the cut' }))
  await expect.poll(() => done, { timeout: 15_000 }).toEqual([{ after: 'the cut' }])
})

test('[SEC-04] workers go on after the database server was killed and came back', async () => {
  const home = mkdtempSync(join(tmpdir(), 'yichuang-jobs-'))
  chmodSync(home, 0o755)
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), durable: false })
  const own = await connect(server.url, { poolSize: 3 })
  await migrate(own, loadMigrations(sourceRoot), { before: installJobs })
  const done: unknown[] = []
  workers = await startWorkers(own, { tasks: { 'test.note': async (payload) => void done.push(payload) }, pollMs: 50 })
  const first = server.pid()
  process.kill(first, 'SIGKILL')
  await expect.poll(() => server.pid(), { timeout: 10_000 }).not.toBe(first)
  const add = () =>
    addJob(own, 'test.note', { after: 'the crash' }).then(
      () => true,
      () => false,
    )
  await expect.poll(add, { timeout: 10_000 }).toBe(true)
  await expect.poll(() => done, { timeout: 15_000 }).toEqual([{ after: 'the crash' }])
  await workers.stop()
  workers = undefined
  await own.close()
  await server.stop()
  rmSync(home, { recursive: true })
})

test('stopping waits for the job that runs', async () => {
  const steps: string[] = []
  await addJob(db, 'test.long', {})
  await work({
    'test.long': async () => {
      steps.push('begun')
      await new Promise((resolve) => setTimeout(resolve, 300))
      steps.push('ended')
    },
  })
  await expect.poll(() => steps).toEqual(['begun'])
  await workers?.stop()
  expect(steps).toEqual(['begun', 'ended'])
  expect(await queueState(db)).toMatchObject({ running: 0, due: 0 })
})

test('a daily task is set by the clock of the hall, a frequent one by the hour', () => {
  const digest = (hour: number, min: number) => ({ min, hour, date: 1, month: 1, dow: 1 })
  const [daily, early, often] = cronItems([
    { name: 'test.nightly', schedule: { dailyAt: '03:30' } },
    { name: 'test.early', schedule: { dailyAt: '08:00' } },
    { name: 'test.often', schedule: { everyMinutes: 15 } },
  ])
  expect(daily?.match(digest(19, 30))).toBe(true)
  expect(daily?.match(digest(3, 30))).toBe(false)
  expect(early?.match(digest(0, 0))).toBe(true)
  expect([0, 15, 30, 45].every((min) => often?.match(digest(5, min)))).toBe(true)
  expect(often?.match(digest(5, 20))).toBe(false)
  expect(() => cronItems([{ name: 'x', schedule: { dailyAt: '24:00' } }])).toThrow('not a time of day: 24:00')
  expect(() => cronItems([{ name: 'x', schedule: { everyMinutes: 7 } }])).toThrow('not each 7')
})

test('of jobs that wait, one that people wait for goes before the others', async () => {
  const done: string[] = []
  await addJobs(db, [
    { name: 'test.note', payload: 'paper' },
    { name: 'test.note', payload: 'people', priority: -10 },
  ])
  await work({ 'test.note': async (payload) => void done.push(String(payload)) }, { concurrency: 1 })
  await expect.poll(() => done).toEqual(['people', 'paper'])
})
