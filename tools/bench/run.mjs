/** The course of a measurement: start, fill, ask floor and product by turns, put away. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from '../build.mjs'
import { embeddedUrl, makeDatabase, openClient } from './database.mjs'
import { gatherMaterial } from './material.mjs'
import { median } from './median.mjs'
import { operations } from './operations.mjs'
import { databaseCpu, postmasterOf, serverCpu, watchMemory } from './processes.mjs'
import { freePort, startProduct } from './product.mjs'
import { measureProver } from './prover.mjs'
import { measureRates } from './rates.mjs'
import { seedCases, seedItems } from './seed.mjs'

const CLIENTS = 16
const CROWD = 64
const POOL = 16
/** how far the list counts, as the product does */
const CAP = 500

/** Runs the whole measurement. @param say told what is going on @returns the figures, see report.mjs */
export async function runBench(options, say) {
  await build(undefined, { say })
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-'))
  const dataDir = join(folder, 'data')
  const database = await makeDatabase()
  const ends = [() => rmSync(folder, { recursive: true, force: true }), () => database.release()]
  try {
    const port = options.port || (await freePort())
    const place = { dataDir, port, databaseUrl: database.url }
    say('starting three times …')
    const { starts, product } = await startThrice(place, options)
    ends.push(() => product.stop())
    const url = database.url ?? (await embeddedUrl(dataDir))
    const db = await openClient(url)
    ends.push(() => db.end())
    say('loading …')
    await seedCases(db, options, say)
    await seedItems(db, options.items)
    const rates = await measureRates(url, dataDir)
    const prover = await measureProver()
    const { material, sample } = await gatherMaterial(db, product.address)
    await db.query('create table bench.outbox (like platform.outbox including all)')
    const floor = await startFloor({ ...sample, url, pool: POOL, cap: CAP })
    const load = await startLoad(material)
    ends.push(floor.stop, load.stop)
    const backend = (await db.query('select pg_backend_pid() as pid')).rows[0].pid
    const stage = { floor, product, load, postmaster: postmasterOf(backend), say }
    const measured = await measureAll(stage, options)
    return { cases: options.cases, items: options.items, pending: options.pending, starts, rates, prover, ...measured }
  } finally {
    for (const end of ends.toReversed()) await end()
  }
}

/** First start on nothing, with the demo cases played behind it; a later one; and one after a kill. */
async function startThrice(place, { profile }) {
  const first = await startProduct(place)
  const db = await openClient(place.databaseUrl ?? (await embeddedUrl(place.dataDir)))
  await db.query(holdPrinting)
  await demoCasesDone(db)
  await db.end()
  await first.stop()
  const later = await startProduct(place)
  await later.kill()
  const product = await startProduct({ ...place, profile })
  return { starts: { first: first.seconds, later: later.seconds, afterKill: product.seconds }, product }
}

/** Documents are printed behind the acts by workers that are no part of these figures: their jobs wait. */
const holdPrinting = `
  create schema bench;
  create function bench.hold() returns trigger language plpgsql as $$
  begin
    new.run_at := now() + interval '1 day';
    return new;
  end $$;
  create trigger hold before insert on graphile_worker._private_jobs for each row execute function bench.hold();
  update graphile_worker._private_jobs set run_at = now() + interval '1 day' where locked_at is null`

/** Waits until no more demo cases come. */
async function demoCasesDone(db) {
  for (let seen = -1; ;) {
    const { rows } = await db.query(
      'select count(*)::int as n, coalesce(sum(version), 0)::int as acts from cases.dossier',
    )
    if (rows[0].acts === seen && rows[0].n > 0) return
    seen = rows[0].acts
    await wait(1500)
  }
}

async function startFloor(sample) {
  const child = fork(new URL('./floor.mjs', import.meta.url))
  const told = answerOf(child)
  child.send(sample)
  const { port } = await told
  return { address: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => child.kill() }
}

async function startLoad(material) {
  const child = fork(new URL('./load.mjs', import.meta.url))
  const ask = async (message) => {
    const told = answerOf(child)
    child.send(message)
    return told
  }
  await ask({ material })
  return {
    async drive(what) {
      const { measured, fault } = await ask(what)
      if (fault !== undefined) throw new Error(fault)
      return measured
    },
    stop: () => child.kill(),
  }
}

function answerOf(child) {
  return new Promise((resolve, reject) => {
    const gone = (code) => reject(new Error(`a helper process ended with ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(message)
    })
  })
}

async function measureAll(stage, options) {
  const names = Object.keys(operations).filter((name) => options.only?.includes(name) ?? true)
  const memory = watchMemory(stage.product.pid)
  const figures = {}
  for (const name of names) {
    for (const target of ['floor', 'product'])
      await slice(stage, { name, target, clients: CLIENTS, seconds: Math.min(1, options.seconds) })
    const rounds = []
    for (let round = 0; round < options.rounds; round += 1) {
      const what = { name, clients: CLIENTS, seconds: options.seconds }
      rounds.push({
        floor: await slice(stage, { ...what, target: 'floor' }),
        product: await slice(stage, { ...what, target: 'product' }),
      })
    }
    const crowd = await slice(stage, { name, target: 'product', clients: CROWD, seconds: options.seconds })
    figures[name] = summary(rounds, crowd)
    stage.say(`${name}: ${JSON.stringify(figures[name])}`)
  }
  const peak = memory.peak()
  memory.stop()
  return { operations: figures, memory: peak }
}

/** One target under one load, and what it cost. CPU of the database is that of all its processes. */
async function slice({ floor, product, load, postmaster }, { name, target, clients, seconds }) {
  const { address, pid } = target === 'floor' ? floor : product
  const before = [serverCpu(pid), databaseCpu(postmaster)]
  const measured = await load.drive({ target, address, operation: name, clients, seconds })
  const errors = Object.entries(measured.failures)
  if (target === 'floor' && errors.length > 0) throw new Error(`floor, ${name}: ${errors[0][0]}`)
  const after = [serverCpu(pid), databaseCpu(postmaster)]
  const micro = (at) => (before[at] === undefined ? undefined : ((after[at] - before[at]) * 1e6) / measured.count)
  return { ...measured, perSecond: measured.count / measured.elapsed, serverMicros: micro(0), databaseMicros: micro(1) }
}

function summary(rounds, crowd) {
  const of = (target, read) => median(rounds.map((round) => read(round[target])))
  const side = (target) => ({
    perSecond: of(target, ({ perSecond }) => perSecond),
    p99: of(target, ({ p99 }) => p99),
    serverMicros: of(target, ({ serverMicros }) => serverMicros),
    databaseMicros: of(target, ({ databaseMicros }) => databaseMicros ?? 0),
  })
  const cpu = ({ serverMicros, databaseMicros }) => serverMicros + (databaseMicros ?? 0)
  return {
    floor: side('floor'),
    product: side('product'),
    throughput: median(rounds.map(({ floor, product }) => product.perSecond / floor.perSecond)),
    cpu: median(rounds.map(({ floor, product }) => cpu(product) / cpu(floor))),
    crowd: { perSecond: crowd.perSecond, p99: crowd.p99 },
    failures: allOf([crowd, ...rounds.map(({ product }) => product)]),
  }
}

/** How often the product refused or failed, by status and code. */
function allOf(slices) {
  const sums = {}
  for (const { failures } of slices)
    for (const [what, count] of Object.entries(failures)) sums[what] = (sums[what] ?? 0) + count
  return sums
}
