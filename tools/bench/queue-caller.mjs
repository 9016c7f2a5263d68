/**
 * One process of windows: each calls the next, and again once that person is served, until nobody waits. Told by one
 * message which windows and how; answers with the milliseconds of every call.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'

const free = `update queue.ticket set state = 'done', served_at = now(), ended_at = now() where id = $1`
const left = `select count(*)::int as n from queue.ticket where state = 'waiting'`
/** the claim of the product's command without anything that is written beside it */
const claim = `with next as materialized (
    select w.id, w.order_at + s.rank * interval '3 minutes' as order_at from queue.window_serves s
    cross join lateral (select id, order_at from queue.ticket t
      where t.group_id = s.group_id and t.day = (now() at time zone 'Asia/Shanghai')::date and t.state = 'waiting'
        and t.hall = $2 order by t.order_at, t.id limit 16) w
    where s.window_id = $1)
  update queue.ticket set state = 'called', window_id = $1, called_at = now(), calls = calls + 1
  where id = (select t.id from (select id from next order by order_at, id offset 0) n
    cross join lateral (select id from queue.ticket where id = n.id and state = 'waiting' for update skip locked) t limit 1)
  returning id`

let prepared

process.on('message', (task) => {
  work(task).then(
    (measured) => process.send(measured),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.once('disconnect', () => process.exit(0))

/** One round: calls until nobody waits, then until all that follows from the calls is done. */
async function work({ url, target, hall, first, last, clients }) {
  prepared ??= {
    pool: new pg.Pool({ connectionString: url, max: clients }),
    call: target === 'floor' ? floorOf(url, { hall, clients }) : await productOf(url, { hall, clients }),
  }
  const { pool, call } = prepared
  const windows = Array.from({ length: last - first + 1 }, (_, n) => `${hall}-w-${first + n}`)
  const times = []
  const started = Date.now()
  const before = process.cpuUsage()
  const serve = async () => {
    for (;;) {
      const window = windows.shift()
      const began = performance.now()
      const ticket = await call.next(window)
      if (ticket !== undefined) {
        times.push(performance.now() - began)
        await pool.query({ name: 'free', text: free, values: [ticket] })
      } else if ((await pool.query({ name: 'left', text: left })).rows[0].n === 0) return
      windows.push(window)
    }
  }
  await Promise.all(Array.from({ length: clients }, serve))
  const ended = Date.now()
  await call.settle()
  const { user, system } = process.cpuUsage(before)
  return { times, started, ended, cpuMicros: user + system }
}

function floorOf(url, { hall, clients }) {
  const pool = new pg.Pool({ connectionString: url, max: clients })
  return {
    next: async (window) => (await pool.query({ name: 'claim', text: claim, values: [window, hall] })).rows[0]?.id,
    settle: async () => {},
  }
}

async function productOf(url, { hall, clients }) {
  const { callNext, connect, queueModule, startDispatcher, startWorkers } = await tsImport(
    './queue-product.mjs',
    import.meta.url,
  )
  const db = await connect(url, { poolSize: clients })
  const behind = await connect(url, { poolSize: 6 })
  const parts = partsOf(db, hall)
  const call = callNext(parts)
  const { jobs, subscribers } = queueModule({ ...parts, db: behind })
  const faults = []
  const dispatcher = startDispatcher(db, subscribers, (error) => faults.push(error))
  await startWorkers(behind, {
    tasks: Object.fromEntries(jobs.map((job) => [job.name, (payload) => job.run(payload)])),
    onFailure: ({ error }) => faults.push(error),
  })
  const clerk = { kind: 'staff', name: '', roles: ['window-clerk'], permissions: new Set(), region: '339921', hall }
  return {
    async next(window) {
      const actor = { ...clerk, person: window, window }
      const decision = await call({ actor, at: new Date().toISOString(), key: randomUUID() })
      if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
      return decision.value.ticket?.id
    },
    async settle() {
      await dispatcher.drain()
      while (await isTelling(behind)) await pause(20)
      if (faults.length > 0) throw faults[0]
    },
  }
}

const telling = `select exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks t
  on t.id = j.task_id where t.identifier = 'queue.tell-holders') as is`

async function isTelling(db) {
  return (await db.one({ name: 'bench.telling', text: telling }, [])).is
}

/** What the queue works with, as far as a call needs it: the windows of this hall. */
function partsOf(db, hall) {
  const place = { id: hall, name: hall, region: '339921', is_active: true }
  const rows = Array.from({ length: 200 }, (_, n) => ({
    id: `${hall}-w-${n + 1}`,
    no: String(n + 1),
    hall,
    is_closed: false,
  }))
  const places = {
    halls: new Map([[hall, place]]),
    windows: new Map(rows.map((row) => [row.id, row])),
    zones: new Map(),
  }
  return { db, places: { current: async () => places }, publicUrl: () => '' }
}
