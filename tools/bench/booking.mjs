/** Bookings: how many of 500 clients get one of 20 places, and how long it takes against the bare claim in the database. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { build } from '../build.mjs'
import { embeddedUrl, makeDatabase, openClient } from './database.mjs'
import { median } from './median.mjs'
import { freePort, startProduct } from './product.mjs'

const HALL = 'hall-county'
const BOARD = 'ssdj'
const ITEM = 'gthsl'
const PLACES = 20
const POOL = 16

/**
 * Lets so many clients book the same slot at once, over two server processes on one database, round after round.
 * @param say told what is going on
 * @returns how many were booked in each round, and milliseconds of the rounds of product and floor
 * @throws when the server refuses for another reason than a full slot
 */
export async function measureBookings({ clients = 500, bookingRounds = 50 }, say) {
  await build(undefined, { say })
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-'))
  const database = await makeDatabase()
  const ends = [() => rmSync(folder, { recursive: true, force: true }), () => database.release()]
  try {
    const servers = await startTwo(folder, database.url, ends)
    const url = database.url ?? (await embeddedUrl(join(folder, 'first')))
    const db = await openClient(url)
    ends.push(() => db.end())
    const slots = (await openSlots(servers[0].address)).slice(0, bookingRounds)
    say(`${slots.length} rounds of ${clients} clients on ${PLACES} places …`)
    const product = []
    for (const [round, slot] of slots.entries()) {
      product.push(await askAll(servers, { clients, round, slot }))
      say(`round ${round + 1}: ${product.at(-1).booked} booked, ${Math.round(product.at(-1).ms)} ms`)
    }
    const exceeded = (await db.query(overbooked)).rows[0].n
    say('the floor …')
    const floor = await measureFloor(url, { clients, rounds: slots.length })
    return {
      clients,
      places: PLACES,
      processes: servers.length,
      booked: product.map(({ booked }) => booked),
      exceeded,
      product: spread(product.map(({ ms }) => ms)),
      floor: spread(floor.map(({ ms }) => ms)),
      floorBooked: floor.map(({ booked }) => booked),
    }
  } finally {
    for (const end of ends.toReversed()) await end()
  }
}

/** Slots of which more bookings are live than there are places, or than are counted. */
const overbooked = `select count(*)::int as n from appointments.place_count c
  where kind = 'slot' and (taken > most or taken <> (select count(*) from appointments.booking b
    where b.plan = c.plan and b.day = c.day and b.start = c.start and b.state <> 'cancelled'))`

function spread(all) {
  const sorted = all.toSorted((one, other) => one - other)
  return { median: median(all), worst: sorted.at(-1) }
}

/** Two processes on one database: the second has the keys of the first. */
async function startTwo(folder, databaseUrl, ends) {
  const [one, two] = [join(folder, 'first'), join(folder, 'second')]
  const first = await startProduct({ dataDir: one, databaseUrl, port: await freePort() })
  ends.push(() => first.stop())
  await setPlan(first.address)
  // The demo is filled behind the first start; two that fill it would be in each other's way.
  while (!first.output().includes('"demo cases"')) await wait(200)
  cpSync(join(one, 'keys'), join(two, 'keys'), { recursive: true })
  const shared = databaseUrl ?? (await embeddedUrl(one))
  const second = await startProduct({ dataDir: two, databaseUrl: shared, port: await freePort() })
  ends.push(() => second.stop())
  return [first, second]
}

async function call(address, path, { method = 'GET', body, token } = {}) {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}

async function tokenOf(address, account) {
  const { status, body } = await call(address, '/session', {
    method: 'POST',
    body: { account, password: 'yichuang-demo' },
  })
  if (body.token === undefined) throw new Error(`${account} cannot sign in: ${status}`)
  return body.token
}

/** The plan of the measured window group: open day and night, as many places as there shall be. */
async function setPlan(address) {
  const token = await tokenOf(address, 'fangmingche')
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: [['00:00', '23:59']] }))
  const limits = { slotMinutes: 60, places: PLACES, itemPlaces: 0, dayPlaces: 0, daysAhead: 14, closeMinutes: 0 }
  const terms = { name: '测量', items: [ITEM], hours, ...limits }
  const path = `/halls/${HALL}/booking-plans`
  const { status, body } = await call(address, path, { method: 'POST', body: { board: BOARD, terms }, token })
  if (status !== 200) throw new Error(`no plan: ${JSON.stringify(body)}`)
}

async function openSlots(address) {
  const { body } = await call(address, `/halls/${HALL}/booking-days?item=${ITEM}`)
  return body.days.flatMap(({ day, slots }) =>
    slots.filter(({ free, isOpen }) => isOpen && free === PLACES).map(({ start }) => ({ day, start })),
  )
}

async function askAll(servers, { clients, round, slot }) {
  const began = performance.now()
  const answers = await Promise.all(
    Array.from({ length: clients }, (_, n) => {
      const number = round * clients + n
      const body = {
        item: ITEM,
        ...slot,
        name: '测量',
        identityKind: 'passport',
        identityNumber: `E${String(10_000_000 + number)}`,
        phone: `139${String(10_000_000 + number)}`,
      }
      const { address } = servers[n % servers.length]
      return call(address, `/halls/${HALL}/own-bookings`, { method: 'POST', body })
    }),
  )
  const ms = performance.now() - began
  const strange = answers.find(({ status, body }) => status !== 200 && body.code !== 'appointments.slot-full')
  if (strange !== undefined) {
    const said = servers.map(
      ({ output }) =>
        output()
          .split('\n')
          .findLast((line) => line.includes('"error"')) ?? '',
    )
    throw new Error(`refused: ${JSON.stringify(strange.body)}\n${said.join('\n')}`)
  }
  return { ms, booked: answers.filter(({ status }) => status === 200).length }
}

/** The same claim as the least statement there can be: a counter that is raised while it is below its limit, and a row. */
async function measureFloor(url, { clients, rounds }) {
  const pool = new pg.Pool({ connectionString: url, max: POOL })
  try {
    await pool.query('create table floor_count (slot int primary key, taken int not null, most int not null)')
    await pool.query('create table floor_booking (slot int not null, person text not null, primary key (slot, person))')
    const all = []
    for (let slot = 0; slot < rounds; slot += 1) {
      await pool.query('insert into floor_count values ($1, 0, $2)', [slot, PLACES])
      const began = performance.now()
      const done = await Promise.all(
        Array.from({ length: clients }, (_, n) => pool.query({ name: 'claim', text: claim, values: [slot, `E${n}`] })),
      )
      const ms = performance.now() - began
      all.push({ ms, booked: done.filter(({ rowCount }) => rowCount === 1).length })
    }
    await pool.query('drop table floor_booking, floor_count')
    return all
  } finally {
    await pool.end()
  }
}

const claim = `with c as (update floor_count set taken = taken + 1 where slot = $1 and taken < most returning slot)
  insert into floor_booking select slot, $2 from c`

/** The figures as lines of a table. */
export function bookingReport({ clients, places, processes, booked, exceeded, product, floor }) {
  const exact = booked.filter((count) => count === places).length
  const round = (ms) => Math.round(ms)
  return [
    `${clients} clients on ${places} places, ${booked.length} rounds, ${processes} server processes`,
    '',
    '| | measured | wanted |',
    '|---|---:|---:|',
    `| rounds in which exactly ${places} were booked | ${exact} of ${booked.length} | all |`,
    `| slots with more bookings than places or counts | ${exceeded} | 0 |`,
    `| ms until all ${clients} have their answer: median, worst | ${round(product.median)}, ${round(product.worst)} | – |`,
    `| the same, bare claim in the database | ${round(floor.median)}, ${round(floor.worst)} | – |`,
  ]
}
