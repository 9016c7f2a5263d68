/** Lines: how long it takes from the press of a clerk to the screens and phones that show it, and what the lines cost. */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from '../build.mjs'
import { embeddedUrl, makeDatabase, openClient } from './database.mjs'
import { watchMemory } from './processes.mjs'
import { freePort, startProduct } from './product.mjs'

const HALL = 'hall-county'
const WINDOW = 'hall-county-14'
const CLERK = 'clerk32'
const PRESSES = 30
const PAUSE_MS = 1_000
const SCREENS = 600
const PHONES = 400
const MANY_PHONES = 10_000
const LISTENERS = 2

/**
 * First a hall with 600 screens and 400 phones, then 10 000 phones on the same process; each time a window calls one
 * after the other.
 * @param say told what is going on
 * @returns milliseconds from the press to each screen and phone, and megabytes of the server
 */
export async function measureLines(_options, say) {
  await build(undefined, { say })
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-lines-'))
  const database = await makeDatabase()
  const ends = [() => rmSync(folder, { recursive: true, force: true }), () => database.release()]
  try {
    const product = await startProduct({ dataDir: folder, databaseUrl: database.url, port: await freePort() })
    ends.push(() => product.stop())
    while (!product.output().includes('"demo cases"')) await wait(200)
    const db = await openClient(database.url ?? (await embeddedUrl(folder)))
    ends.push(() => db.end())
    const token = await openWindow(product.address)
    const hall = { product, db, token, say }
    return {
      some: await measure(hall, { screens: SCREENS, phones: PHONES }),
      many: await measure(hall, { screens: LISTENERS, phones: MANY_PHONES }),
    }
  } finally {
    for (const end of ends.toReversed()) await end()
  }
}

async function measure({ product, db, token, say }, { screens, phones }) {
  const tokens = await queueUp(db, phones)
  const paths = [
    ...Array.from({ length: screens }, (_, n) => (n % 2 === 0 ? `/display/${HALL}` : `/display/window/${WINDOW}`)),
    ...tokens.map((one) => `/ticket/${one}`),
  ]
  say(`${screens} screens and ${phones} phones …`)
  const listeners = await Promise.all(
    Array.from({ length: LISTENERS }, (_, n) =>
      listen(
        product.address,
        paths.filter((_path, place) => place % LISTENERS === n),
      ),
    ),
  )
  const memory = watchMemory(product.pid)
  await wait(5_000)
  const presses = []
  for (let n = 0; n < PRESSES; n += 1) {
    const at = Date.now()
    const { ticket } = await post(product.address, token, '/queue/calls')
    if (ticket === undefined) throw new Error('nobody waits')
    presses.push({ at, no: ticket.no })
    await wait(PAUSE_MS)
    await post(product.address, token, `/queue/tickets/${ticket.id}/start`)
    await post(product.address, token, `/queue/tickets/${ticket.id}/end`)
    await wait(PAUSE_MS)
  }
  const heard = (await Promise.all(listeners.map((listener) => listener.end()))).flatMap((told, process) =>
    told.map((one) => ({ ...one, browser: `${process} ${one.browser}` })),
  )
  const megabytes = Math.round(memory.peak())
  memory.stop()
  return { screens, phones, megabytes, presses: presses.length, ...latencies(presses, heard) }
}

/** From each press to each screen that shows its number as the newest, and to the phone that is called. */
function latencies(presses, heard) {
  const times = presses.flatMap(({ at, no }, n) => {
    const until = presses[n + 1]?.at ?? Infinity
    const isIts = (one) => one.at >= at && one.at < until && (one.shows === no || one.shows === 'called')
    // a screen says a number again when its service begins and ends: only the first time is the call
    const firsts = heard.filter(isIts).toReversed()
    return [...new Map(firsts.map((one) => [one.browser, one.at - at])).values()]
  })
  const sorted = times.toSorted((one, other) => one - other)
  const quantile = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { shown: sorted.length, p50: quantile(0.5), p99: quantile(0.99), worst: sorted.at(-1) }
}

/** People who wait in all lines of the three halls, each with the page of their ticket open. */
async function queueUp(db, many) {
  await db.query(`update queue.ticket set state = 'given-back' where state = 'waiting'`)
  const { rows: lines } = await db.query(`select id, hall from queue.business_group where is_active order by id`)
  const people = Array.from({ length: many }, (_, n) => {
    const { id: line, hall } = lines[n % lines.length]
    return { id: randomUUID(), n, hall, line }
  })
  await db.query(
    `insert into queue.ticket (id, token, hall, group_id, day, no, is_booked, state, order_at, taken_at)
     select r.id, r.id::text, r.hall, r.line, (now() at time zone 'Asia/Shanghai')::date, 'Z' || r.n || $2, false,
       'waiting', now() + r.n * interval '1 millisecond', now()
     from json_to_recordset($1) as r(id uuid, n int, hall text, line text)`,
    [JSON.stringify(people), String(many)],
  )
  await db.query('analyze queue.ticket')
  return people.map(({ id }) => id)
}

async function openWindow(address) {
  const body = { account: CLERK, password: 'yichuang-demo', windowId: WINDOW }
  const { token } = await post(address, undefined, '/session', body)
  await post(address, token, '/queue/my-window/opening')
  return token
}

async function post(address, token, path, body) {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
  return said
}

/** A process of browsers, once all of them are on their lines. */
async function listen(address, paths) {
  const child = fork(new URL('./line-listener.mjs', import.meta.url))
  const answer = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', (code) => reject(new Error(`a listener ended: ${code}`)))
    })
  const joined = answer()
  child.send({ address, paths })
  const { open } = await joined
  if (open !== paths.length) throw new Error(`${open} of ${paths.length} lines are open`)
  return {
    async end() {
      const ended = answer()
      child.send({ isOver: true })
      return (await ended).heard
    },
  }
}

/** @param lines what measureLines gives @returns lines of text */
export function linesReport({ some, many }) {
  const line = ({ screens, phones, megabytes, presses, shown, p50, p99, worst }) =>
    `${screens} screens, ${phones} phones: ${presses} presses shown ${shown} times, p50 ${p50} ms, p99 ${p99} ms, worst ${worst} ms; server ${megabytes} MB`
  return [line(some), line(many)]
}
