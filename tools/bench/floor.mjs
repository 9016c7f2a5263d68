/**
 * The floor: bare node:http and pg on the product's database. Each operation is one prepared statement over the rows
 * that the product reads or writes for it, without any check. Its outbox is a table beside the product's, so that the
 * product's dispatcher leaves it alone. Told by one message what rows look like; answers with its port.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

process.once('message', (sample) => {
  const pool = new pg.Pool({ connectionString: sample.url, max: sample.pool })
  const statements = statementsOf(sample)
  const server = createServer((request, response) => {
    answer(request, { pool, statements, sample }).then(
      (text) => response.setHeader('content-type', 'application/json').end(text),
      (error) => response.writeHead(500).end(error.message),
    )
  })
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
})

async function answer(request, floor) {
  const url = new URL(request.url, 'http://floor')
  const parts = url.pathname.split('/')
  const body = request.method === 'POST' ? JSON.parse(await textOf(request)) : undefined
  if (parts[3] === 'work') return one(floor, 'list', [floor.sample.department])
  const said = url.searchParams.get('q')?.toLowerCase()
  if (parts[4] === 'search') return one(floor, 'ask', [said])
  if (parts[3] === 'catalogue') return one(floor, 'search', [`%${said}%`])
  if (request.method === 'GET') return one(floor, 'read', [parts[4], ...floor.sample.look])
  return parts.length === 4 ? acceptCase(floor) : advanceCase(floor, parts[4], body)
}

async function textOf(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

/** Runs a statement that gives its answer as JSON text. */
async function one({ pool, statements }, name, values) {
  const { rows } = await pool.query({ name, text: statements[name], values })
  return rows[0].answer
}

let serial = 0

async function acceptCase({ pool, statements, sample: { accepted } }) {
  const id = randomUUID()
  const stream = `dossier:${id}`
  serial += 1
  const number = `339999-000000-${serial}`
  const values = [
    ...accepted.dossier.map((value, at) => (at === accepted.idAt ? id : at === accepted.numberAt ? number : value)),
    stream,
    ...accepted.events.flat(),
    id,
    number,
    ...accepted.receipt,
    ...accepted.audit,
    randomUUID(),
    ...accepted.task,
  ]
  await pool.query({ name: 'accept', text: statements.accept, values })
  return JSON.stringify({ id, applicationNo: number, version: accepted.events.length, stage: 'accepted' })
}

async function advanceCase({ pool, statements, sample: { advanced, states } }, id, { taskId, expectedVersion }) {
  const version = expectedVersion + 1
  const values = [
    id,
    version,
    states[id],
    `dossier:${id}`,
    ...advanced.event,
    randomUUID(),
    ...advanced.receipt,
    ...advanced.audit,
    taskId,
    ...advanced.task,
  ]
  await pool.query({ name: 'advance', text: statements.advance, values })
  return JSON.stringify({ id, version, stage: 'accepted' })
}

/** The six statements, for rows of the sample's columns. */
function statementsOf({ accepted, columns, cap }) {
  return {
    accept: acceptSql(accepted, columns),
    advance: advanceSql,
    list: listSql(cap),
    read: readSql,
    search: searchSql,
    ask: askSql,
  }
}

function acceptSql(accepted, columns) {
  let last = 0
  const next = () => `$${(last += 1)}`
  const some = (count) => Array.from({ length: count }, next)
  const dossier = some(accepted.dossier.length)
  const stream = next()
  const events = accepted.events.map((event) => some(event.length))
  const outbox = events.map(([seq, type, , , hash]) => `(${stream}, ${seq}, ${type}, ${hash})`)
  const [id, number] = some(2)
  const receipt = some(accepted.receipt.length)
  const audit = some(accepted.audit.length)
  const task = some(accepted.task.length + 1)
  const values = events.map((event) => `(${[stream, ...event].join(', ')})`)
  return `with d as (insert into cases.dossier (${columns.dossier}) values (${dossier})),
    e as (insert into platform.event (stream, seq, type, body, prev_hash, hash, recorded_at) values ${values}),
    o as (insert into bench.outbox (stream, seq, type, hash) values ${outbox}),
    r as (insert into platform.command_receipt (key, person, command, body_hash, answer, at) values (${id}, ${receipt})),
    a as (insert into platform.audit (subject, at, person, role, act, name, outcome) values (${stream}, ${audit}))
    insert into handling.task (dossier, application_no, task, ${columns.task}) values (${[id, number, ...task]})`.replace(
    `values (${id}, ${receipt})`,
    `values (${id}::uuid::text, ${receipt})`,
  )
}

const advanceSql = `with d as (update cases.dossier set version = $2, head_hash = $8, state = $3, changed_at = $9 where id = $1),
    e as (insert into platform.event (stream, seq, type, body, prev_hash, hash, recorded_at) values ($4, $2, $5, $6, $7, $8, $9)),
    o as (insert into bench.outbox (stream, seq, type, hash) values ($4, $2, $5, $8)),
    r as (insert into platform.command_receipt (key, person, command, body_hash, answer, at) values ($10, $11, $12, $13, $14, $15)),
    a as (insert into platform.audit (subject, at, person, role, act, name, outcome) values ($4, $16, $17, $18, $19, $20, $21))
    update handling.task set state = $23, holder = $24, holder_name = $25 where task = $22`

const listSql = (cap) => `select json_build_object('rows', (
      select json_agg(p) from (
        select t.*, d.version from handling.task t join cases.dossier d on d.id = t.dossier
        where t.department = $1 and t.state in ('waiting', 'claimed') order by t.sort_on, t.task limit 20) p),
    'total', (select count(*) from (
      select from handling.task where department = $1 and state in ('waiting', 'claimed') limit ${cap}) c))::text as answer`

const readSql = `with a as (insert into platform.audit (subject, at, person, role, act, name, outcome)
      values ('dossier:' || $1::uuid, $2, $3, $4, $5, $6, $7))
    select state::text as answer from cases.dossier where id = $1`

const searchSql = `select json_build_object('rows', coalesce(json_agg(p), '[]'))::text as answer from (
    select item as id, version, name, type, handling, board, department from bench.item where words like $1
    order by length(name) limit 8) p`

/** A sentence holds no name: the names and words nearest to it by trigrams. */
const askSql = `select json_build_object('rows', coalesce(json_agg(p), '[]'))::text as answer from (
    select item as id, name, word_similarity($1, words) as score from bench.item where $1 <% words
    order by 3 desc, length(name) limit 8) p`
