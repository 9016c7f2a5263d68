/**
 * Races with kills: several processes on one database take numbers, call and serve while one after the other is killed.
 * Afterwards everything is counted: numbers without gap or double, every ticket called once, everything that was
 * acknowledged there, every chain whole, everybody told.
 */
import { fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { queueDatabase } from './queue.mjs'

const HALL = 'hall-races'
const LINES = 4
const PROCESSES = 3
const WINDOWS = 6
const TAKERS = 4

/** @returns how many presses were acknowledged, how many processes were killed, and each kind of fault with its number */
export async function measureRaces({ presses, kills }, say) {
  const { url, db, end } = await queueDatabase()
  const book = { sent: new Map(), answered: new Map(), races: 0 }
  const crews = []
  try {
    await openHall(db)
    for (let n = 0; n < PROCESSES; n += 1) crews.push(startCrew({ url, n, book }))
    const killed = await killAtRandom(crews, { book, presses, kills, say })
    for (const crew of crews) crew.stopTaking()
    await Promise.all(crews.map((crew) => crew.done))
    await untilTold(db)
    const answers = [...book.answered.values()]
    const tickets = (kind) => answers.filter((answer) => answer.kind === kind && answer.ticket !== undefined)
    const faults = { ...(await faultsOf(db)), ...(await lostOf(db, tickets('take'), tickets('call'))) }
    return { taken: tickets('take').length, called: tickets('call').length, killed, faults }
  } finally {
    for (const crew of crews) crew.kill()
    await end()
  }
}

/** Kills one process after the other, at even shares of the presses, in the middle of what it does. */
async function killAtRandom(crews, { book, presses, kills, say }) {
  let killed = 0
  while (book.races < presses) {
    await pause(5 + Math.random() * 20)
    if (book.races < ((killed + 1) * presses) / (kills + 1) || killed === kills) continue
    await crews[Math.floor(Math.random() * crews.length)].killAndStartAgain()
    killed += 1
    say(`${book.races} numbers and calls acknowledged, ${killed} processes killed`)
  }
  return killed
}

/** A process and its windows; who takes its place goes on with what it has left unanswered. */
function startCrew({ url, n, book }) {
  const numbers = (count) => Array.from({ length: count }, (_, each) => n * count + each + 1)
  const windows = numbers(WINDOWS).map((no) => `${HALL}-w-${no}`)
  const takers = numbers(TAKERS).map((no) => `taker-${no}`)
  const groups = Array.from({ length: LINES }, (_, line) => `${HALL}-${line + 1}`)
  const own = new Set([...windows, ...takers])
  let end
  const done = new Promise((resolve, reject) => (end = { resolve, reject }))
  let child = begin()
  function begin() {
    const unanswered = [...book.sent.values()].filter(({ key, by }) => own.has(by) && !book.answered.has(key))
    const started = fork(new URL('./race-caller.mjs', import.meta.url))
    started.on('message', (told) => {
      if (told.done === true) end.resolve()
      if (told.sent !== undefined) book.sent.set(told.sent, { key: told.sent, kind: told.kind, by: told.by })
      if (told.answered === undefined) return
      book.answered.set(told.answered, told)
      if (told.ticket !== undefined) book.races += 1
    })
    started.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) end.reject(new Error(`a process ended with ${code ?? signal}`))
    })
    started.send({ url, hall: HALL, groups, windows, takers, unanswered, lanes: WINDOWS + TAKERS })
    return started
  }
  return {
    done,
    stopTaking: () => child.send({ stopTaking: true }),
    kill: () => child.kill('SIGKILL'),
    async killAndStartAgain() {
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await gone
      child = begin()
    },
  }
}

async function openHall(db) {
  await db.query(
    `insert into queue.business_group (id, hall, letter, name, service_seconds)
     select $1 || '-' || n, $1, chr(64 + n), 'line ' || n, 300 from generate_series(1, $2) as n`,
    [HALL, LINES],
  )
  await db.query(
    `insert into queue.window_serves (window_id, group_id, rank)
     select $1 || '-w-' || w, $1 || '-' || (1 + (w + n) % $3), n
     from generate_series(1, $2) as w, generate_series(0, 2) as n`,
    [HALL, PROCESSES * WINDOWS, LINES],
  )
  await db.query(
    `insert into queue.calling_window (window_id, hall, is_open, person, since)
     select $1 || '-w-' || w, $1, true, 'bench', now() from generate_series(1, $2) as w`,
    [HALL, PROCESSES * WINDOWS],
  )
}

const TELLING_MS = 60_000

/** Jobs of killed processes are done by others once these notice. */
async function untilTold(db) {
  const waiting = `select (select count(*) from platform.outbox) + (select count(*) from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'queue.tell-holders') as n`
  for (const began = Date.now(); Date.now() - began < TELLING_MS; await pause(50))
    if (Number((await db.query(waiting)).rows[0].n) === 0) return
}

const checks = {
  numbersMissingOrDouble: `select coalesce(sum(abs(c.last - t.count) + (t.count - t.numbers)), 0) as n from queue.day_count c
    join (select group_id, day, count(*) as count, count(distinct no) as numbers from queue.ticket group by 1, 2) t
      on t.group_id = c.group_id and t.day = c.day`,
  notCalledExactlyOnce: `select count(*) as n from queue.ticket t where t.calls <> 1 or t.state <> 'done' or 1 <> (
    select count(*) from platform.event e where e.stream = 'ticket:' || t.id and e.type = 'queue.ticket-called')`,
  chainsBroken: `select count(*) as n from (
      select seq, prev_hash, hash, body, stream, row_number() over w as place,
        coalesce(lag(hash) over w, sha256(convert_to(stream, 'UTF8'))) as before
      from platform.event window w as (partition by stream order by seq)) e
    where seq <> place or prev_hash <> before or hash <> sha256(prev_hash || convert_to(body::text, 'UTF8'))`,
  receiptsWithoutCall: `select count(*) as n from platform.command_receipt r where r.command = 'queue.call-next'
    and r.answer -> 'ticket' is not null and not exists (select from platform.event e
      where e.stream = 'ticket:' || (r.answer #>> '{ticket,id}') and e.type = 'queue.ticket-called'
        and e.body #>> '{data,window}' = r.person)`,
  notToldOfCall: `select count(*) as n from queue.ticket t left join (
      select split_part(once, ':', 2) as id, count(*) as count from messages.message
      where template = 'ticketCalled' group by 1) m on m.id = t.id::text
    where t.phone is not null and m.count is distinct from 1`,
  notDispatched: 'select count(*) as n from platform.outbox',
}

async function faultsOf(db) {
  const faults = {}
  for (const [name, text] of Object.entries(checks)) faults[name] = Number((await db.query(text)).rows[0].n)
  return faults
}

/** What was acknowledged and is not there, or was given to two. */
async function lostOf(db, taken, called) {
  const { rows } = await db.query('select id, no, group_id, window_id from queue.ticket')
  const byId = new Map(rows.map((row) => [row.id, row]))
  const twice = (answers) => answers.length - new Set(answers.map(({ ticket }) => ticket.id)).size
  return {
    takenLost: taken.filter(({ ticket }) => byId.get(ticket.id)?.no !== ticket.no).length,
    takenTwice: twice(taken),
    calledLost: called.filter(({ ticket, by }) => byId.get(ticket.id)?.window_id !== by).length,
    calledTwice: twice(called),
  }
}

/** @param races what measureRaces gives @returns lines */
export function racesReport({ taken, called, killed, faults }) {
  return [
    `races: ${taken} numbers taken and ${called} calls acknowledged by ${PROCESSES} processes, ${killed} of which were killed`,
    ...Object.entries(faults).map(([name, count]) => `${name.padEnd(24)} ${count}`),
  ]
}
