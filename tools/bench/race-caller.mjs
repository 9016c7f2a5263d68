/**
 * One process of a hall under load: people take numbers, windows call them, serve them and are done. Every press has a
 * key and is told before it is sent and when it is answered, so that who watches knows what was acknowledged. Begins with
 * the presses that a killed process has left without an answer, under their old keys.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { tsImport } from 'tsx/esm/api'

const atWindow = `select id, state from queue.ticket where window_id = $1 and state in ('called', 'serving')`
const left = `select count(*)::int as n from queue.ticket where state in ('waiting', 'called', 'serving')`
const SILENT_MS = 2_000

let isTaking = true

process.on('message', (task) => {
  if (task.stopTaking === true) {
    isTaking = false
    return
  }
  work(task).then(
    () => process.send({ done: true }, () => process.exit(0)),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function work(task) {
  const product = await tsImport('./queue-product.mjs', import.meta.url)
  const hall = await openHall(product, task)
  for (const { key, kind, by } of task.unanswered) await hall.press(kind, by, key)
  await Promise.all([
    ...task.takers.map((taker) => takeNumbers(hall, taker)),
    ...task.windows.map((window) => serveAll(hall, window)),
  ])
  await hall.end()
}

async function takeNumbers({ press }, taker) {
  while (isTaking) await press('take', taker)
}

/** Calls, serves and ends, until nobody comes and nobody waits any more. */
async function serveAll({ press, db, act }, window) {
  for (;;) {
    const [current] = await db.many({ name: 'race.at-window', text: atWindow }, [window])
    if (current === undefined) {
      const { ticket } = await press('call', window)
      if (ticket === undefined && !isTaking && (await db.one({ name: 'race.left', text: left }, [])).n === 0) return
      if (ticket === undefined) await pause(20)
      continue
    }
    if (current.state === 'called') await act(window, current.id, 'start')
    await act(window, current.id, 'end')
  }
}

async function openHall(product, { url, hall, groups, lanes }) {
  const { actOnTicket, callNext, connect, permissionsOf, queueModule, runCommand, startDispatcher, startWorkers } =
    product
  const db = await connect(url, { poolSize: lanes })
  const behind = await connect(url, { poolSize: 6 })
  const parts = partsOf(db, hall)
  const { jobs, subscribers } = queueModule({ ...parts, db: behind })
  const faults = []
  const dispatcher = startDispatcher(db, subscribers, (error) => faults.push(error))
  const workers = await startWorkers(behind, {
    tasks: Object.fromEntries(jobs.map((job) => [job.name, (payload) => job.run(payload)])),
    silentAfterMs: SILENT_MS,
    onFailure: ({ error }) => faults.push(error),
  })
  const [calling, acting] = [callNext(parts), actOnTicket(parts)]
  const permissions = permissionsOf(['window-clerk', 'guide'])
  const intentOf = (person, key) => ({
    actor: {
      kind: 'staff',
      person,
      name: person,
      roles: ['window-clerk'],
      permissions,
      region: '339921',
      hall,
      window: person,
    },
    at: new Date().toISOString(),
    key,
  })
  const presses = {
    call: (window, key) => calling(intentOf(window, key)),
    // the wish follows from the key, so that the same press is the same wish
    take: (taker, key) => runCommand(db, product.takeTicket(parts), wishOf(hall, groups, key), intentOf(taker, key)),
  }
  return {
    db,
    async press(kind, by, key = randomUUID()) {
      process.send({ sent: key, kind, by })
      const decision = await presses[kind](by, key)
      if (!decision.ok && decision.refusal.code !== 'queue.window-busy') throw new Error(JSON.stringify(decision))
      const answer = decision.ok ? decision.value : {}
      process.send({ answered: key, kind, by, ticket: kind === 'take' ? answer : answer.ticket })
      return answer
    },
    async act(window, id, kind) {
      const decision = await runCommand(db, acting, { id, act: { kind } }, intentOf(window, randomUUID()))
      if (!decision.ok) throw new Error(JSON.stringify(decision))
    },
    async end() {
      await dispatcher.drain()
      await dispatcher.stop()
      await workers.stop()
      await Promise.all([db.close(), behind.close()])
      if (faults.length > 0) throw faults[0]
    },
  }
}

/** Every second person gives a mobile number, each their own. */
function wishOf(hall, groups, key) {
  const number = Number.parseInt(key.slice(0, 8), 16)
  const phone = number % 2 === 0 ? { phone: `139${String(number % 1e8).padStart(8, '0')}` } : {}
  return { hall, group: groups[number % groups.length], ...phone }
}

/** What the queue works with: the windows of this hall, and nothing around it. */
function partsOf(db, hall) {
  const place = { id: hall, name: hall, region: '339921', is_active: true }
  const window = (no) => [
    `${hall}-w-${no}`,
    { id: `${hall}-w-${no}`, no: String(no), hall, zone: null, is_closed: false },
  ]
  const windows = new Map(Array.from({ length: 200 }, (_, n) => window(n + 1)))
  const places = { halls: new Map([[hall, place]]), windows, zones: new Map() }
  return {
    db,
    places: { current: async () => places },
    publicUrl: () => '',
    itemOf: async () => undefined,
    served: async () => {},
  }
}
