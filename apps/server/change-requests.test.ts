import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'
import { renamed, workshopWay } from './testing/workshop-way.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())
const { post, read, toTrial, tryAll, publish } = workshopWay(() => hall)

const noticesOf = prepared<{ person: string; kind: string; facts: Record<string, unknown> }, [kinds: string[]]>(
  'test.notices-of-kinds',
  `select person, kind, facts from messages.staff_notice where kind = any ($1) order by person, kind`,
)
const eventsOf = prepared<{ type: string }, [stream: string]>(
  'test.events-of-request',
  `select body ->> 'type' as type from platform.event where stream = $1 order by seq`,
)

const wish = {
  item: 'gthsl',
  cause: 'law',
  basis: '《促进个体工商户发展条例》第十五条',
  text: '网络经营不再要房屋证明',
}
const list = async (who: string, query = '') =>
  (await hall.call(who, 'GET', `/workshop/change-requests${query}`)).body.rows
const one = async (who: string, id: string) => (await hall.call(who, 'GET', `/workshop/change-requests/${id}`)).body

async function ask(who: string, change: object = {}): Promise<string> {
  const { status, body } = await post(who, '/change-requests', { ...wish, ...change })
  expect([status, body.version, body.state]).toEqual([200, 1, 'open'])
  return body.id
}

test('[CAT-12] from the request of the department to the version in force, and the windows are told at once', async () => {
  const id = await ask('department')
  expect((await hall.call('manager', 'GET', '/workshop/change-request-counts')).body).toEqual({ waiting: 1 })
  expect((await hall.call('department', 'GET', '/workshop/change-request-counts')).body).toEqual({ waiting: 0 })
  const own = await post('department', `/change-requests/${id}/drafts`, { expectedVersion: 1 })
  expect([own.status, own.body.code]).toEqual([403, 'workshop.own-request'])

  const taken = await post('manager', `/change-requests/${id}/drafts`, { expectedVersion: 1 })
  expect([taken.status, taken.body.state]).toEqual([200, 'taken-up'])
  const draft = await read('department', taken.body.draft)
  expect(draft.requests).toMatchObject([{ id, side: 'department', text: wish.text, basis: wish.basis }])
  expect([draft.cause, draft.reason]).toEqual(['law', wish.text])

  await toTrial(draft, (document) => renamed(document, '个体工商户登记申请书（2026）'))
  expect(await db.many(noticesOf, [['itemChanged']])).toEqual([])
  await tryAll(draft.id, ['counter', 'counter14', 'counter02'])
  expect((await publish(draft.id)).status).toBe(200)

  const told = await db.many(noticesOf, [['itemChanged']])
  const people = told.map(({ person }) => person)
  // Windows 13 and 02 take the board of the item; windows 01 and 05 do not, and nobody is told twice.
  expect(people).toEqual(expect.arrayContaining(['shenruoxi', 'clerk21', 'clerk33']))
  expect(people.filter((person) => ['clerk20', 'clerk24', 'linshuyan', 'heyuan'].includes(person))).toEqual([])
  expect(new Set(people).size).toBe(people.length)
  expect(told[0]?.facts).toEqual({ item: 'gthsl', version: 2, reason: wish.text })
  expect(await db.many(noticesOf, [['changeTakenUp', 'changePublished']])).toEqual([
    { person: 'p-department-administrator', kind: 'changePublished', facts: { request: id, version: 2 } },
    { person: 'p-department-administrator', kind: 'changeTakenUp', facts: { request: id } },
  ])
  expect(await one('department', id)).toMatchObject({ state: 'published', publishedVersion: 2, actions: [] })
  expect((await hall.call('counter', 'GET', '/workshop/items/gthsl/change')).body.change).toMatchObject({ version: 2 })
  expect(await db.many(eventsOf, [`change-request:${id}`])).toEqual([
    { type: 'workshop.change-requested' },
    { type: 'workshop.change-taken-up' },
    { type: 'workshop.change-published' },
  ])
}, 90_000)

describe('[CAT-12] deciding', () => {
  test('the department decides what the centre asked for; who asked is told why it was declined', async () => {
    const id = await ask('manager', { cause: 'practice', basis: '' })
    expect((await one('department', id)).waitsForMe).toBe(true)
    const empty = await post('department', `/change-requests/${id}/refusals`, { reason: ' ', expectedVersion: 1 })
    expect([empty.status, empty.body.code]).toEqual([422, 'workshop.reason-missing'])
    const reason = '目录没有调整'
    const declined = await post('department', `/change-requests/${id}/refusals`, { reason, expectedVersion: 1 })
    expect(declined.body).toEqual({ id, version: 2, state: 'declined' })
    const again = await post('department', `/change-requests/${id}/drafts`, { expectedVersion: 2 })
    expect([again.status, again.body.code]).toEqual([409, 'workshop.request-settled'])
    expect(await db.many(noticesOf, [['changeDeclined']])).toEqual([
      { person: 'p-hall-manager', kind: 'changeDeclined', facts: { request: id, reason } },
    ])
  })

  test('a second request goes into the draft that is combed already; a draft that is given up opens both again', async () => {
    const [first, second] = [await ask('chief', { item: 'spjy' }), await ask('department', { item: 'spjy' })]
    const { draft } = (await post('manager', `/change-requests/${first}/drafts`, { expectedVersion: 1 })).body
    const into = await post('manager', `/change-requests/${second}/drafts`, { expectedVersion: 1 })
    expect([into.status, into.body.draft]).toEqual([200, draft])
    expect((await read('department', draft)).requests).toHaveLength(2)
    const cancelled = await post('department', `/drafts/${draft}/cancellations`, {
      reason: '先放一放',
      expectedVersion: 1,
    })
    expect(cancelled.status).toBe(200)
    for (const id of [first, second]) expect(await one('manager', id)).toMatchObject({ state: 'open', draft: null })
  })

  test('who asked takes it back while it is open, nobody else', async () => {
    const id = await ask('chief', { item: 'tzsb' })
    const foreign = await post('department', `/change-requests/${id}/withdrawals`, { expectedVersion: 1 })
    expect(foreign.body.code).toBe('access.out-of-scope')
    const stale = await post('chief', `/change-requests/${id}/withdrawals`, { expectedVersion: 7 })
    expect([stale.status, stale.body.code]).toEqual([409, 'workshop.stale-version'])
    expect((await post('chief', `/change-requests/${id}/withdrawals`, { expectedVersion: 1 })).body.state).toBe(
      'withdrawn',
    )
  })
})

describe('[SEC-01] [CAT-12] who sees what', () => {
  test('other departments and halls see none of it, and ask for nothing of others', async () => {
    const [{ id }] = await list('manager')
    for (const who of ['other', 'town']) {
      expect(await list(who)).toEqual([])
      const { status, body } = await hall.call(who, 'GET', `/workshop/change-requests/${id}`)
      expect([who, status, body.code]).toEqual([who, 404, 'access.out-of-scope'])
      expect((await post(who, '/change-requests', wish)).body.code).toBe('access.out-of-scope')
    }
    expect((await hall.call('counter', 'GET', '/workshop/change-requests')).status).toBe(403)
  })

  test('the list is narrowed by state, cause and words, those that wait first', async () => {
    const open = await list('manager', '?state=open')
    expect(open.every(({ state }: { state: string }) => state === 'open')).toBe(true)
    expect((await list('manager'))[0].state).toBe('open')
    const found = await list('manager', `?q=${encodeURIComponent('个体')}&cause=law,practice`)
    expect(new Set(found.map(({ item }: { item: string }) => item))).toEqual(new Set(['gthsl']))
    expect(await list('manager', '?cause=power')).toEqual([])
  })

  test('what is asked for has to be said, and an item that is not there is not asked for', async () => {
    const refusals = await Promise.all(
      [{ text: '' }, { basis: '' }, { wishedOn: '2020-01-01' }, { item: 'no-such' }].map(
        async (change) => (await post('department', '/change-requests', { ...wish, ...change })).body.code,
      ),
    )
    expect(refusals).toEqual([
      'workshop.reason-missing',
      'workshop.basis-missing',
      'workshop.time-over',
      'catalogue.no-such-item',
    ])
  })
})
