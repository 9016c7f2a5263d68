import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addMinutes, bareCalendar, compileCalendar, instant } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { createServer, problemCatalogue } from '@yichuang/platform/http'
import { nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { askEvaluation, askFor } from './commands/ask.ts'
import { callbackDays, usualTerms } from './rules/index.ts'
import { evaluationModule } from './module.ts'
import type { EvaluationParts } from './parts.ts'
import type { Service } from './public.ts'

const { db } = await testDatabase()
// The server takes its own clock: what is asked by it is asked now.
const nine = instant(new Date().toISOString())
let now: Instant = nine
const staff = (person: string, role: Role, place: Partial<Actor>): Actor => ({
  ...nobody,
  kind: 'staff',
  person,
  name: person,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  ...place,
})
const people: Readonly<Record<string, Actor>> = {
  clerk: staff('clerk', 'window-clerk', { hall: 'h1', window: 'h1-13' }),
  keeper: staff('keeper', 'hall-manager', { hall: 'h1' }),
  elsewhere: staff('elsewhere', 'hall-manager', { region: '339922', hall: 'h2' }),
  supervisor: staff('supervisor', 'supervisor', {}),
  head: staff('head', 'department-administrator', { department: 'scjg' }),
  system: staff('system', 'system-administrator', {}),
}
const hallOf = (id: string, region: string) => ({ id, name: `大厅${id}`, region, is_active: true })
const places = {
  current: async () =>
    ({
      halls: new Map([
        ['h1', hallOf('h1', '339921')],
        ['h2', hallOf('h2', '339922')],
      ]),
      departments: new Map([['scjg', { id: 'scjg', short_name: '市场监管局' }]]),
      windows: new Map(
        ['h1-13', 'h1-14', 'h2-1'].map((id) => [
          id,
          { id, no: id.split('-')[1], hall: id.slice(0, 2), is_closed: false },
        ]),
      ),
    }) as unknown as Places,
}
const parts: EvaluationParts = {
  db,
  now: () => now,
  places,
  calendar: async () => compileCalendar({ ...bareCalendar, version: 'test', years: [2025, 2026, 2027] }),
  acts: { view: async () => undefined },
  personName: async (id) => `name of ${id}`,
  isServing: async () => false,
  windowOf: async () => undefined,
  secret: async () => Buffer.from('a secret of the tests'),
  publicUrl: () => 'https://hall.example',
  secureCookies: false,
}
const { module, desk } = evaluationModule(parts)

let server: Awaited<ReturnType<typeof createServer>>
beforeAll(async () => {
  const refusals = {
    'access.not-permitted': 403,
    'access.not-signed-in': 401,
    'access.out-of-scope': 404,
    'platform.key-reused': 409,
  }
  const said = Object.fromEntries(Object.keys(refusals).map((code) => [code, code]))
  server = await createServer({
    routes: module.routes,
    problems: problemCatalogue([
      { status: refusals, 'zh-CN': said, en: said },
      ...(module.problems === undefined ? [] : [module.problems]),
    ]),
    authenticate: async (token) => people[token],
    authenticatePass: async () => undefined,
    anonymous: nobody,
    onRefused: () => undefined,
    onFault: ({ error }) => {
      throw error
    },
    isReady: async () => true,
    version: '0',
    secureCookies: false,
    maxUploadBytes: 1000,
  })
})
afterAll(() => server.close())

let keys = 0
const intent = (actor: Actor, at: Instant = now) => ({ actor, at, key: `k-${(keys += 1)}` })
type Sent = Readonly<Record<string, unknown>>
async function ask(who: string | undefined, method: 'GET' | 'POST' | 'PUT', path: string, payload: Sent = {}) {
  const headers = who === undefined ? {} : { authorization: `Bearer ${who}` }
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(method === 'GET' ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

const service = (given: Partial<Service> = {}): Service => ({
  service: 'visit',
  subject: randomUUID(),
  region: '339921',
  hall: 'h1',
  window_id: 'h1-13',
  staff: 'clerk',
  item: 'gthsl',
  item_name: '个体工商户设立登记',
  department: 'scjg',
  application_no: '339921-260924-00052',
  ticket_no: 'B037',
  phone: '13912346027',
  ...given,
})
/** Asks for an evaluation. @returns its id and link */
async function asked(given: Partial<Service> = {}, at: Instant = now) {
  const wanted = service(given)
  const done = await runCommand(db, askFor(parts), wanted, intent(people['clerk'] ?? nobody, at))
  const id = done.ok ? done.value.id : null
  if (id === null) throw new Error('it was asked before')
  const link = await desk.linkOf(wanted.service, wanted.subject, at)
  return { id, subject: wanted.subject, token: link?.split('/').at(-1) ?? '' }
}
const wish = (grade: number, given: Partial<{ reasons: string[]; comment: string; phone: string }> = {}) => ({
  grade,
  reasons: [],
  comment: '',
  phone: '',
  ...given,
})
const clockLines = prepared<{ readonly count: number }, []>(
  'test.clock-lines',
  `select count(*)::int as count from platform.audit where person = 'system:evaluation' and name = 'evaluation.tell-unanswered'`,
)
const messagesTo = prepared<{ text: string; fill: unknown }, [phone: string]>(
  'test.messages-to',
  `select text, fill from messages.message where recipient = $1 and template = 'evaluationAsked' order by created_at`,
)
const eventsOf = prepared<{ type: string; body: object }, [stream: string]>(
  'test.events-of',
  `select type, body from platform.event where stream = $1 order by seq`,
)
/** A pad at a window, paired. @returns its key */
async function paired(window: string): Promise<string> {
  const made = await ask('keeper', 'POST', '/evaluation-pads', { window })
  const done = await ask(undefined, 'POST', '/pads/pairing', { window, code: made.body['code'] })
  return String(done.body['key'])
}

describe('[SUP-01] by the link on the phone', () => {
  test('one grade, once; the link is told in a message that keeps no secret', async () => {
    const phone = '13912340001'
    const { id, token } = await asked({ phone })
    const told = await db.many(messagesTo, [phone])
    expect(told).toMatchObject([{ fill: { evaluation: id } }])
    expect(told[0]?.text).toContain('/evaluate/{{code}}')
    expect(JSON.stringify(told)).not.toContain(token)
    expect((await ask(undefined, 'GET', `/own-evaluations/${token}`)).body).toMatchObject({
      state: 'asked',
      windowNo: '13',
      grade: null,
    })
    const given = await ask(undefined, 'POST', `/own-evaluations/${token}/grade`, wish(5, { reasons: ['clear'] }))
    expect(given).toMatchObject({ status: 200, body: { grade: 5 } })
    const again = await ask(undefined, 'POST', `/own-evaluations/${token}/grade`, wish(1))
    expect(again).toMatchObject({ status: 409, body: { code: 'evaluation.already-given' } })
    expect((await ask(undefined, 'GET', `/own-evaluations/${token}`)).body).toMatchObject({ state: 'given', grade: 5 })
  })

  test('a link that is not whole opens nothing; a service is asked about once', async () => {
    const { subject, token } = await asked()
    const broken = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
    expect((await ask(undefined, 'GET', `/own-evaluations/${broken}`)).status).toBe(404)
    const twice = await withTransaction(db, (tx) =>
      askEvaluation(tx, parts, service({ subject }), { at: now, record: async () => undefined }),
    )
    expect(twice).toBeUndefined()
  })

  test('after its days it is over', async () => {
    const { token: late } = await asked({ phone: null })
    const after = addMinutes(now, 7 * 24 * 60 + 1)
    expect(await desk.read(late, after)).toMatchObject({ value: { state: 'over' } })
    expect(await desk.give(late, wish(5), intent(nobody, after))).toMatchObject({
      refusal: { code: 'evaluation.too-late' },
    })
  })
})

describe('[SUP-11] what the clerk cannot do', () => {
  test('give a grade with the link or at the pad, see one, or change one', async () => {
    const { id, token } = await asked({ window_id: 'h1-14' })
    const key = await paired('h1-14')
    const refused = { status: 403, body: { code: 'evaluation.not-by-staff' } }
    expect(await ask('clerk', 'POST', `/own-evaluations/${token}/grade`, wish(5))).toMatchObject(refused)
    expect(await ask('clerk', 'POST', '/pads/grade', { key, id, ...wish(5) })).toMatchObject(refused)
    expect(await ask('clerk', 'POST', '/pads/leaving', { key, id, isDeclined: true })).toMatchObject(refused)
    for (const path of ['/evaluations', `/evaluations/${id}`, '/callbacks', '/evaluation-pads'])
      expect((await ask('clerk', 'GET', path)).status).toBe(403)
    expect((await ask('clerk', 'POST', '/evaluation-pads', { window: 'h1-14' })).status).toBe(403)
    expect(await ask(undefined, 'POST', '/pads/grade', { key, id, ...wish(2) })).toMatchObject({ status: 200 })
  })

  test('nobody changes a grade that was given, not even in the database', async () => {
    const { id, token } = await asked()
    await ask(undefined, 'POST', `/own-evaluations/${token}/grade`, wish(1))
    const better = prepared<never, [id: string]>(
      'test.better',
      `update evaluation.evaluation set grade = 5 where id = $1`,
    )
    const gone = prepared<never, [id: string]>('test.gone', `delete from evaluation.evaluation where id = $1`)
    await expect(db.run(better, [id])).rejects.toThrow(/was given/)
    await expect(db.run(gone, [id])).rejects.toThrow(/append only/)
  })

  test('an invented grade has no room: without a service, a proof, or with a grade nobody gave', async () => {
    const { id } = await asked()
    const invent = prepared<never, [id: string]>(
      'test.invent',
      `update evaluation.evaluation set grade = 5 where id = $1`,
    )
    await expect(db.run(invent, [id])).rejects.toThrow(/evaluation_given/)
  })
})

describe('[QUE-05] the pad at the window', () => {
  test('is paired by a code of the manager, once; wrong codes end with it', async () => {
    const made = await ask('keeper', 'POST', '/evaluation-pads', { window: 'h1-13' })
    const code = String(made.body['code'])
    const wrong = code === '000000' ? '000001' : '000000'
    const pair = (typed: string) => ask(undefined, 'POST', '/pads/pairing', { window: 'h1-13', code: typed })
    expect(await pair(wrong)).toMatchObject({ status: 403, body: { code: 'evaluation.code-wrong' } })
    const { body, status } = await pair(code)
    expect(status).toBe(200)
    expect((await pair(code)).status).toBe(403)
    const picture = (key: unknown) => ask(undefined, 'POST', '/pads/picture', { key })
    expect((await picture(body['key'])).body).toMatchObject({ windowNo: '13', asked: null })
    expect((await picture('x'.repeat(32))).body).toMatchObject({ code: 'evaluation.no-such-pad' })
    const again = await ask('keeper', 'POST', '/evaluation-pads', { window: 'h1-13' })
    expect((await picture(body['key'])).status).toBe(404)
    for (let tries = 0; tries < 5; tries += 1) await pair(wrong === again.body['code'] ? '111111' : wrong)
    expect((await pair(String(again.body['code']))).status).toBe(403)
    expect(await ask('elsewhere', 'POST', '/evaluation-pads', { window: 'h1-13' })).toMatchObject({
      body: { code: 'evaluation.no-such-window' },
    })
  })

  test('asks at once instead of a message, keeps the grade with its proof, and thanks', async () => {
    const phone = '13912340002'
    const key = await paired('h1-13')
    const { id } = await asked({ phone })
    expect(await db.many(messagesTo, [phone])).toEqual([])
    const picture = await ask(undefined, 'POST', '/pads/picture', { key })
    expect(picture.body).toMatchObject({ asked: { id, itemName: '个体工商户设立登记', staffName: 'name of clerk' } })
    expect(JSON.stringify(picture.body)).not.toContain(phone)
    const other = await paired('h1-14')
    expect((await ask(undefined, 'POST', '/pads/grade', { key: other, id, ...wish(4) })).status).toBe(404)
    expect((await ask(undefined, 'POST', '/pads/grade', { key, id, ...wish(4) })).body).toEqual({ grade: 4 })
    expect((await ask(undefined, 'POST', '/pads/picture', { key })).body).toMatchObject({ asked: null })
    const whole = await ask('keeper', 'GET', `/evaluations/${id}`)
    expect(whole.body).toMatchObject({ grade: 4, channel: 'pad', ticketNo: 'B037', proof: { seq: 2 } })
    expect(JSON.stringify(whole.body)).not.toMatch(/13912340002|clerk/)
    const events = await db.many(eventsOf, [`evaluation:${id}`])
    expect(events.map(({ type }) => type)).toEqual(['evaluation.evaluation-asked', 'evaluation.evaluation-given'])
  })

  test('who does not answer is asked on the phone; who declines is left alone', async () => {
    const [silent, refusing, left] = ['13912340003', '13912340004', '13912340005']
    const key = await paired('h1-13')
    await asked({ phone: silent })
    const { id } = await asked({ phone: refusing })
    await ask(undefined, 'POST', '/pads/leaving', { key, id, isDeclined: true })
    const { id: away } = await asked({ phone: left })
    await ask(undefined, 'POST', '/pads/leaving', { key, id: away, isDeclined: false })
    expect(await db.many(messagesTo, [left])).toHaveLength(1)
    now = addMinutes(nine, 2)
    const job = module.jobs?.find(({ name }) => name === 'evaluation.tell-unanswered')
    await job?.run({})
    now = addMinutes(nine, 3)
    await job?.run({})
    expect(await db.many(messagesTo, [silent])).toHaveLength(1)
    expect(await db.many(messagesTo, [refusing])).toEqual([])
    now = nine
  })

  test('[SEC-05] a round of the clock that finds nobody to tell leaves no line in the audit log', async () => {
    const lines = async () => (await db.one(clockLines, [])).count
    const before = await lines()
    const job = module.jobs?.find(({ name }) => name === 'evaluation.tell-unanswered')
    await paired('h1-13')
    await asked({ phone: '13912340006' })
    now = addMinutes(nine, 10)
    await job?.run({})
    expect(await lines()).toBe(before + 1)
    for (const minutes of [11, 12, 13]) {
      now = addMinutes(nine, minutes)
      await job?.run({})
    }
    expect(await lines()).toBe(before + 1)
    now = nine
  })
})

describe('[SUP-11] the figures', () => {
  const days = 'from=2026-08-01&to=2026-08-31'
  const at = instant('2026-08-10T02:00:00.000Z')

  beforeAll(async () => {
    for (const [n, grade] of [5, 5, 4, 3, 2, undefined, undefined, undefined].entries()) {
      const { token } = await asked({ phone: null, window_id: n % 2 === 0 ? 'h1-13' : 'h1-14' }, at)
      if (grade !== undefined) await desk.give(token, wish(grade), intent(nobody, addMinutes(at, 5)))
    }
    const far = { region: '339922', hall: 'h2', window_id: 'h2-1', department: null, item: null, phone: null }
    await asked(far, at)
  })

  test('count unrated where they were asked, and never among the satisfied', async () => {
    const { body } = await ask('keeper', 'GET', `/evaluation-figures?${days}&by=department`)
    const tally = { asked: 8, rated: 5, unrated: 3, good: 4, bad: 1, byGrade: [2, 1, 1, 1, 0], satisfied: 0.8 }
    expect(body).toMatchObject({ total: { ...tally, answered: 0.625 }, rows: [{ name: '市场监管局', ...tally }] })
    const windows = await ask('keeper', 'GET', `/evaluation-figures?${days}&by=window`)
    expect(windows.body['rows']).toMatchObject([{ name: '大厅h1 13' }, { name: '大厅h1 14' }])
    const wrong = await ask('keeper', 'GET', '/evaluation-figures?from=2026-08-31&to=2026-08-01&by=hall')
    expect(wrong.body).toMatchObject({ code: 'evaluation.days-malformed' })
  })

  test('reach as far as the role: the hall, the department, the area', async () => {
    const askedOf = async (who: string) =>
      ((await ask(who, 'GET', `/evaluation-figures?${days}&by=hall`)).body['total'] as { asked: number }).asked
    expect([await askedOf('keeper'), await askedOf('elsewhere'), await askedOf('head')]).toEqual([8, 1, 8])
    const list = await ask('elsewhere', 'GET', '/evaluations')
    expect(list.body['rows']).toHaveLength(1)
  })

  test('are a list that is sorted, searched, paged and shows nobody', async () => {
    const rowsOf = async (query: string) =>
      (await ask('supervisor', 'GET', `/evaluations?${query}`)).body as {
        rows: { grade: number | null }[]
        next?: string
      }
    const worst = await rowsOf('sort=grade&grade=5,4,3,2,1&limit=200')
    const shown = worst.rows.map(({ grade }) => grade ?? 9)
    expect(shown).toEqual(shown.toSorted((one, other) => one - other))
    expect((await rowsOf('grade=0&limit=200')).rows.every(({ grade }) => grade === null)).toBe(true)
    const first = await rowsOf('limit=3')
    const second = await rowsOf(`limit=3&after=${encodeURIComponent(first.next ?? '')}`)
    const ids = [...first.rows, ...second.rows].map((row) => JSON.stringify(row))
    expect(new Set(ids).size).toBe(6)
    expect((await rowsOf('q=%E4%B8%AA%E4%BD%93&limit=1')).rows).toHaveLength(1)
    expect((await rowsOf('q=nothing-like-it&limit=1')).rows).toEqual([])
    expect(JSON.stringify(await rowsOf('limit=200'))).not.toMatch(/139123/)
  })
})

describe('[SUP-02] after a bad grade', () => {
  test('the manager calls, then answers, within the days; the grade stays', async () => {
    const { id, token } = await asked()
    const bad = wish(1, { reasons: ['long-wait'], comment: '等了一个多小时', phone: '139 1234 6099' })
    await ask(undefined, 'POST', `/own-evaluations/${token}/grade`, bad)
    const list = await ask('keeper', 'GET', '/callbacks?state=opened&limit=200')
    const row = (list.body['rows'] as Sent[]).find((one) => one['id'] === id)
    expect(row).toMatchObject({
      phone: '13912346099',
      ...callbackDays(nine, usualTerms, await parts.calendar()),
      days: 1,
    })
    const answerWith = { outcome: 'mended', answer: '加开两个窗口', expectedVersion: 1 }
    expect((await ask('keeper', 'POST', `/callbacks/${id}/answer`, answerWith)).body).toMatchObject({
      code: 'evaluation.contact-first',
    })
    const note = { note: '本人接听', expectedVersion: 1 }
    expect((await ask('elsewhere', 'POST', `/callbacks/${id}/contact`, note)).status).toBe(404)
    expect((await ask('keeper', 'POST', `/callbacks/${id}/contact`, note)).body).toMatchObject({ version: 2 })
    expect((await ask('keeper', 'POST', `/callbacks/${id}/answer`, answerWith)).body).toMatchObject({
      code: 'evaluation.stale-version',
    })
    const done = await ask('keeper', 'POST', `/callbacks/${id}/answer`, { ...answerWith, expectedVersion: 2 })
    expect(done.body).toMatchObject({ version: 3 })
    expect((await ask('keeper', 'GET', `/evaluations/${id}`)).body).toMatchObject({ grade: 1, hasCallback: true })
    expect((await db.many(eventsOf, [`evaluation:${id}`])).map(({ type }) => type)).toEqual([
      'evaluation.evaluation-asked',
      'evaluation.evaluation-given',
      'evaluation.callback-opened',
      'evaluation.rater-contacted',
      'evaluation.callback-answered',
    ])
  })

  test('a good grade opens none; the days are those the area set', async () => {
    const terms = { contactDays: 2, answerDays: 5, linkDays: 3, padSeconds: 30 }
    expect((await ask('system', 'PUT', '/evaluation-terms', terms)).body).toEqual(terms)
    expect((await ask('keeper', 'PUT', '/evaluation-terms', terms)).status).toBe(403)
    expect((await ask('keeper', 'GET', '/evaluation-terms')).body).toEqual(terms)
    const before = (await ask('keeper', 'GET', '/callbacks/counts')).body['waiting']
    const good = await asked({ window_id: null })
    await desk.give(good.token, wish(3), intent(nobody))
    expect((await ask('keeper', 'GET', '/callbacks/counts')).body['waiting']).toBe(before)
    const bad = await asked({ window_id: null })
    await desk.give(bad.token, wish(2), intent(nobody))
    const { body } = await ask('keeper', 'GET', '/callbacks?limit=200')
    expect((body['rows'] as Sent[]).find(({ id }) => id === bad.id)).toMatchObject({
      phone: null,
      ...callbackDays(nine, terms, await parts.calendar()),
    })
  })
})

test('[SUP-11] every grade lies in the chained log, and the log is whole', async () => {
  const proofs = prepared<{ given: number; proven: number }, []>(
    'test.proofs',
    `select count(*)::int as given, count(e.seq)::int as proven from evaluation.evaluation v
     left join platform.event e on e.stream = 'evaluation:' || v.id and e.type = 'evaluation.evaluation-given'
       and (e.body -> 'data' ->> 'grade')::int = v.grade
     where v.state = 'given'`,
  )
  const { given, proven } = await db.one(proofs, [])
  expect(given).toBeGreaterThan(5)
  expect(proven).toBe(given)
})
