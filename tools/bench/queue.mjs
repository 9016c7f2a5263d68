/**
 * The queue: 200 windows of one hall call 2 000 people, by two processes on one database; the product's command against
 * the claim alone, written with bare pg. In a further round one process is killed in the middle.
 */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { root } from '../lib/root.mjs'
import { makeDatabase, openClient, startEmbedded } from './database.mjs'
import { median } from './median.mjs'
import { databaseCpu, postmasterOf } from './processes.mjs'

const HALL = 'hall-bench'
const WINDOWS = 200
const WAITING = 2000
const LINES = 10
const PROCESSES = 2
/** calls under way at once in each process */
const CLIENTS = 8
/** two thirds of those who wait gave a mobile number and are told by message */
const WITH_PHONE = 2 / 3

/** @returns calls a second, milliseconds and CPU of floor and product, and how often the calls of each round were right */
export async function measureQueue({ rounds }, say) {
  const { url, db, end } = await queueDatabase()
  const callers = { floor: startCallers(), product: startCallers() }
  try {
    const done = { floor: [], product: [] }
    const measure = async (target, more) => {
      const measured = await oneRound(db, { url, target, children: callers[target], ...more })
      say(`queue, ${target}: ${JSON.stringify(measured)}`)
      return measured
    }
    // the first round, in which the processes get warm, does not count
    for (let round = 0; round <= rounds; round += 1) {
      const [floor, product] = [await measure('floor'), await measure('product')]
      if (round === 0) continue
      done.floor.push(floor)
      done.product.push(product)
    }
    const killed = await measure('product', { isKilled: true })
    return { windows: WINDOWS, waiting: WAITING, ...summary(done), killed: killed.faults }
  } finally {
    for (const child of Object.values(callers).flat()) child.kill('SIGKILL')
    await end()
  }
}

/** A database with the schema of the product and no hall. */
export async function queueDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-queue-'))
  const database = await makeDatabase()
  const ends = [() => rmSync(folder, { recursive: true, force: true }), () => database.release()]
  const end = async () => {
    for (const step of ends.toReversed()) await step()
  }
  try {
    const embedded = database.url === undefined ? await startEmbedded(folder) : undefined
    if (embedded !== undefined) ends.push(embedded.end)
    const url = embedded?.url ?? database.url
    await prepareSchema(url)
    const db = await openClient(url)
    ends.push(() => db.end())
    return { url, db, end }
  } catch (error) {
    await end()
    throw error
  }
}

const figures = ['perSecond', 'p50', 'p99', 'serverMicros', 'databaseMicros']

function summary({ floor, product }) {
  const side = (rounds) => ({
    ...Object.fromEntries(figures.map((name) => [name, median(rounds.map((round) => round[name]))])),
    faults: rounds.reduce((sum, { faults }) => sum + faults, 0),
  })
  return { floor: side(floor), product: side(product) }
}

async function prepareSchema(url) {
  const { connect, loadMigrations, migrate } = await tsImport('../../platform/db/index.ts', import.meta.url)
  const { installJobs } = await tsImport('../../platform/jobs/index.ts', import.meta.url)
  const db = await connect(url, { poolSize: 2 })
  try {
    await migrate(db, loadMigrations(root), { before: installJobs })
  } finally {
    await db.close()
  }
}

/** Everybody waits, all windows call until nobody is left; then every ticket is looked at. */
async function oneRound(db, { url, target, children, isKilled = false }) {
  await fill(db)
  const postmaster = postmasterOf((await db.query('select pg_backend_pid() as pid')).rows[0].pid)
  const databaseBefore = databaseCpu(postmaster)
  const answers = children.map((child, n) => ask(child, { url, target, ...windowsOf(n) }))
  if (isKilled) setTimeout(() => children[0].kill('SIGKILL'), 700)
  const told = (await Promise.all(answers)).filter((answer) => answer !== undefined)
  const seconds = (Math.max(...told.map(({ ended }) => ended)) - Math.min(...told.map(({ started }) => started))) / 1000
  const times = told.flatMap((answer) => answer.times).toSorted((one, other) => one - other)
  const micros = told.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0)
  return {
    perSecond: Math.round(times.length / seconds),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    serverMicros: Math.round(micros / times.length),
    databaseMicros: Math.round(((databaseCpu(postmaster) - databaseBefore) * 1e6) / times.length),
    faults: await wrongCalls(db, target),
  }
}

const quantile = (sorted, share) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))

function windowsOf(n) {
  const share = WINDOWS / PROCESSES
  return { hall: HALL, first: n * share + 1, last: (n + 1) * share, clients: CLIENTS }
}

function startCallers() {
  return Array.from({ length: PROCESSES }, () => fork(new URL('./queue-caller.mjs', import.meta.url)))
}

/** @returns what a process measured in a round; undefined when it was killed in the middle */
function ask(child, task) {
  return new Promise((resolve, reject) => {
    const onEnd = (code, signal) => (signal === 'SIGKILL' ? resolve(undefined) : reject(new Error(`ended: ${code}`)))
    child.once('exit', onEnd)
    child.once('message', (answer) => {
      child.off('exit', onEnd)
      resolve(answer)
    })
    child.send(task)
  })
}

/** The hall as it stands before the first call of the day: lines, windows that are open, people who wait. */
async function fill(db) {
  await db.query(
    'truncate queue.ticket, queue.window_serves, queue.calling_window, queue.day_count, queue.group_item, queue.business_group',
  )
  await db.query('truncate messages.message, platform.command_receipt, platform.outbox, platform.unanchored')
  await db.query('truncate graphile_worker._private_jobs')
  await db.query(
    `insert into queue.business_group (id, hall, letter, name, service_seconds)
     select $1 || '-' || n, $1, chr(64 + n), 'line ' || n, 300 from generate_series(1, $2) as n`,
    [HALL, LINES],
  )
  await db.query(
    `insert into queue.window_serves (window_id, group_id, rank)
     select $1 || '-w-' || w, $1 || '-' || (1 + (w + n) % $3), n
     from generate_series(1, $2) as w, generate_series(0, 3) as n`,
    [HALL, WINDOWS, LINES],
  )
  await db.query(
    `insert into queue.calling_window (window_id, hall, is_open, person, since)
     select $1 || '-w-' || w, $1, true, 'bench', now() from generate_series(1, $2) as w`,
    [HALL, WINDOWS],
  )
  const rows = Array.from({ length: WAITING }, (_, n) => ({ id: randomUUID(), n, phone: n / WAITING < WITH_PHONE }))
  await db.query(
    `insert into queue.ticket (id, token, hall, group_id, day, no, phone, is_booked, state, order_at, taken_at)
     select r.id, r.id::text, $1, $1 || '-' || (1 + r.n % $2), (now() at time zone 'Asia/Shanghai')::date,
       chr(65 + r.n % $2) || r.n, case when r.phone then '139' || lpad(r.n::text, 8, '0') end, false, 'waiting',
       now() - (r.n * 7919 % 3600) * interval '1 second', now() - (r.n * 7919 % 3600) * interval '1 second'
     from json_to_recordset($3) as r(id uuid, n int, phone boolean)`,
    [HALL, LINES, JSON.stringify(rows)],
  )
  await db.query('analyze queue.ticket')
}

/** Tickets not called exactly once: by the row, and in the product by the events too. */
async function wrongCalls(db, target) {
  const byRow = await db.query(`select count(*)::int as n from queue.ticket where calls <> 1 or state = 'waiting'`)
  if (target === 'floor') return byRow.rows[0].n
  const byEvent = await db.query(
    `select count(*)::int as n from queue.ticket t where 1 <> (select count(*) from platform.event e
       where e.stream = 'ticket:' || t.id and e.type = 'queue.ticket-called')`,
  )
  return byRow.rows[0].n + byEvent.rows[0].n
}

/** @param queue what measureQueue gives @returns lines */
export function queueReport({ windows, waiting, floor, product, killed }) {
  const line = (name, { perSecond, p50, p99, serverMicros, databaseMicros, faults }) =>
    `queue, ${name.padEnd(8)} ${String(Math.round(perSecond)).padStart(5)} calls/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
    `${serverMicros} + ${databaseMicros} µs of CPU a call, ${faults} tickets not called exactly once`
  return [
    `${windows} windows, ${waiting} waiting, ${PROCESSES} processes with ${CLIENTS} calls under way each`,
    line('floor', floor),
    line('product', product),
    `queue, throughput ${(product.perSecond / floor.perSecond).toFixed(2)} of the floor`,
    `queue, one process killed in the middle: ${killed} tickets not called exactly once`,
  ]
}
