/** What the calls are made of: an acceptance that succeeds, cases to advance and to read, phrases; and the floor's rows. */
import { tsImport } from 'tsx/esm/api'
import { DEPARTMENT, seedSessions } from './seed.mjs'
import { residentId } from './operations.mjs'

const SESSIONS = 64
const MATERIALS = 5

/** Gathers the material of both targets. @throws when the product refuses what it should take */
export async function gatherMaterial(db, address) {
  const reviewers = await seedSessions(db, 'heyuan', { count: SESSIONS })
  const { acceptance, clerks, answer } = await findAcceptance(db, address)
  const ids = await idsOf(db)
  const phrases = await phrasesOf(db)
  const [ours, theirs] = await pools(db)
  const common = { acceptance, clerks, reviewers, ids, phrases }
  return {
    material: { product: { ...common, pool: ours }, floor: { ...common, pool: theirs } },
    sample: { ...(await sampleOf(db, answer.id, theirs)), department: DEPARTMENT },
  }
}

/** Tries the items of the catalogue until the counter takes one with five materials. */
async function findAcceptance(db, address) {
  const load = (path) => tsImport(path, import.meta.url)
  const { walkSituation } = await load('../../apps/server/demo/situations.ts')
  const { bindingFor } = await load('../../apps/server/demo/materials.ts')
  const { diceOf } = await load('../../apps/server/demo/dice.ts')
  const { requirementsOf } = await load('../../modules/catalogue/rules/index.ts')
  const { rows } = await db.query(
    `select v.body, p.id as clerk, w.id as window from catalogue.item_version v
     join halls.hall_window w on v.body ->> 'board' = any (w.boards) and not w.receives_only
     join access.person p on p.usual_window = w.id
     where v.is_current and v.item !~ '-[0-9]+$' and v.body ->> 'handling' = '承诺件' and v.body ->> 'department' <> $1
       and v.body -> 'objects' @> '"自然人"' order by v.item, p.id`.replace(
      `v.body -> 'objects'`,
      `(v.body -> 'objects')::jsonb`,
    ),
    [DEPARTMENT],
  )
  for (const [index, { body: item, clerk, window }] of rows.entries()) {
    const situation = walkSituation(item, diceOf(index))
    const requirements = situation === undefined ? [] : requirementsOf(situation.resolution)
    if (requirements.length !== MATERIALS) continue
    const acceptance = {
      item: item.id,
      answers: situation.answers,
      applicant: {
        kind: 'person',
        name: '林知远',
        documentType: 'residentId',
        documentNumber: residentId(0),
        phone: '13900006027',
      },
      delivery: { method: 'window' },
      materials: requirements.map((requirement) => bindingFor(requirement, 'in-order')),
      then: { kind: 'accept' },
    }
    const [first] = await seedSessions(db, clerk, { window, count: 1 })
    const response = await post(`${address}/api/v1/applications`, first, acceptance)
    if (!response.ok) continue
    return {
      acceptance,
      answer: await response.json(),
      clerks: await seedSessions(db, clerk, { window, count: SESSIONS }),
    }
  }
  throw new Error(`no item of the catalogue with ${MATERIALS} materials could be accepted`)
}

function post(url, token, body) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function idsOf(db) {
  const { rows } = await db.query(
    `select id from cases.dossier where accepted_at is not null order by md5(id::text) limit 5000`,
  )
  return rows.map(({ id }) => id)
}

/** Parts of names, as people type them, and ids. */
async function phrasesOf(db) {
  const { rows } = await db.query(
    `select item, body ->> 'name' as name from catalogue.item_version where is_current and item !~ '-[0-9]+$' order by item`,
  )
  return rows.flatMap(({ item, name }) => [name.slice(0, 4), name.slice(-5), item])
}

/** Waiting tasks of the list's department for the product, of the other departments for the floor. */
async function pools(db) {
  const { rows } = await db.query(
    `select t.dossier as id, t.task, t.department, d.version from handling.task t join cases.dossier d on d.id = t.dossier
     where t.state = 'waiting' and d.stage = 'accepted' and not t.is_stopped and t.part = 'lead' order by md5(t.task::text)`,
  )
  const isOurs = ({ department }) => department === DEPARTMENT
  return [rows.filter(isOurs), rows.filter((row) => !isOurs(row))].map((pool) => {
    if (pool.length < SESSIONS)
      throw new Error(`${pool.length} cases wait, ${SESSIONS} clients want one each: more --pending`)
    return pool.slice(0, 640)
  })
}

/** The rows the product wrote for one acceptance, for the floor to write alike. */
async function sampleOf(db, id, pool) {
  const row = async (text, values = [id]) => (await db.query({ text, values, rowMode: 'array', types: asText })).rows
  const { names, values: dossier } = await whole(db, 'cases.dossier', `id = '${id}'`)
  const events = await row(
    `select seq, type, body, prev_hash, hash, recorded_at from platform.event where stream = 'dossier:' || $1 order by seq`,
  )
  const [audit] = await row(
    `select at, person, role, act, name, outcome from platform.audit where subject = 'dossier:' || $1`,
  )
  const [receipt] = await row(
    `select person, command, body_hash, answer, at from platform.command_receipt where answer ->> 'id' = $1`,
  )
  const task = await whole(db, 'handling.task', `dossier = '${id}'`)
  const own = ['dossier', 'application_no', 'task']
  const kept = task.names.flatMap((name, at) => (own.includes(name) ? [] : [{ name, value: task.values[at] }]))
  const { rows: states } = await db.query(`select id, state::text as state from cases.dossier where id = any ($1)`, [
    pool.map((one) => one.id),
  ])
  const [, type, body, prev, hash, at] = events.at(-1)
  return {
    columns: { dossier: names.join(', '), task: kept.map(({ name }) => name).join(', ') },
    accepted: {
      dossier,
      idAt: names.indexOf('id'),
      numberAt: names.indexOf('application_no'),
      events,
      audit,
      receipt,
      task: kept.map(({ value }) => value),
    },
    advanced: { event: [type, body, prev, hash, at], receipt, audit, task: ['claimed', 'heyuan', '何予安'] },
    look: audit,
    states: Object.fromEntries(states.map(({ id: one, state }) => [one, state])),
  }
}

/** Every column as the text the database sends, to be sent back as it came. */
const asText = { getTypeParser: () => (text) => text }

async function whole(db, table, where) {
  const { rows, fields } = await db.query({
    text: `select * from ${table} where ${where}`,
    rowMode: 'array',
    types: asText,
  })
  return { names: fields.map(({ name }) => name), values: rows[0] }
}
