/**
 * One process of windows: each calls the next, and again once that person is served, until nobody waits. Told by one
 * message which windows and how; answers with the milliseconds of every call.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'

const free = `update queue.ticket set state = 'done', served_at = now(), ended_at = now() where id = $1`
const left = `select count(*)::int as n from queue.ticket where state = 'waiting'`
/** what the product's command writes beside its log, and nothing else */
const claim = `update queue.ticket set state = 'called', window_id = $1, called_at = now(), calls = calls + 1
  where id = (select t.id from queue.ticket t
    join queue.window_serves s on s.group_id = t.group_id and s.window_id = $1
    where t.hall = $2 and t.day = (now() at time zone 'Asia/Shanghai')::date and t.state = 'waiting'
    order by t.order_at + s.rank * interval '3 minutes', t.id limit 1 for update of t skip locked)
  returning id`

process.once('message', (task) => {
  work(task).then(
    (measured) => process.send(measured, () => process.exit(0)),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function work({ url, target, hall, first, last, clients }) {
  const pool = new pg.Pool({ connectionString: url, max: clients })
  const call = target === 'floor' ? floorOf(pool, hall) : await productOf(url, { hall, first, last, clients })
  const windows = Array.from({ length: last - first + 1 }, (_, n) => `${hall}-w-${first + n}`)
  await call.warm()
  const times = []
  const started = Date.now()
  const serve = async () => {
    for (;;) {
      const window = windows.shift()
      const began = performance.now()
      const ticket = await call.next(window)
      if (ticket !== undefined) {
        times.push(performance.now() - began)
        await pool.query({ name: 'free', text: free, values: [ticket] })
      } else if ((await pool.query(left)).rows[0].n === 0) return
      windows.push(window)
    }
  }
  await Promise.all(Array.from({ length: clients }, serve))
  const ended = Date.now()
  await pool.end()
  await call.end()
  return { times, started, ended }
}

function floorOf(pool, hall) {
  return {
    warm: () => pool.query(left),
    next: async (window) => (await pool.query({ name: 'claim', text: claim, values: [window, hall] })).rows[0]?.id,
    end: async () => {},
  }
}

async function productOf(url, { hall, first, last, clients }) {
  const { callNext, connect, runCommand } = await tsImport('./queue-product.mjs', import.meta.url)
  const db = await connect(url, { poolSize: clients })
  const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  const place = { id: hall, name: hall, region: '339921', is_active: true }
  const places = {
    halls: new Map([[hall, place]]),
    windows: new Map(
      numbers.map((no) => [`${hall}-w-${no}`, { id: `${hall}-w-${no}`, no: String(no), hall, is_closed: false }]),
    ),
  }
  const command = callNext({ db, places: { current: async () => places }, publicUrl: () => '' })
  const clerk = { kind: 'staff', name: '', roles: ['window-clerk'], permissions: new Set(), region: '339921', hall }
  return {
    warm: () => db.many({ name: 'bench.warm', text: left }, []),
    async next(window) {
      const at = new Date().toISOString()
      const actor = { ...clerk, person: window, window }
      const decision = await runCommand(db, command, {}, { actor, at, key: randomUUID() })
      if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
      return decision.value.ticket?.id
    },
    end: () => db.close(),
  }
}
