import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'
import { high, renamed, workshopWay } from './testing/workshop-way.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const { post, read, opened, onTrial, tryAll, publish } = workshopWay(() => hall)

test('[CAT-07] [CAT-08] [CAT-09] [CAT-10] [CAT-12] from the draft to the next version, tried by three windows', async () => {
  const id = await onTrial('gthsl', (document) => renamed(document, '个体工商户登记（备案）申请书（新版）'))
  const trials = await tryAll(id, ['counter', 'counter14', 'counter02'])
  expect(trials.map(({ status, body }) => [status, body.isSame])).toEqual(trials.map(() => [200, true]))
  expect(trials.at(-1)?.body.hasPassed).toBe(true)
  const ready = await read('manager', id)
  expect([ready.state, ready.standing.windows]).toEqual(['ready', 3])
  const published = await publish(id)
  expect([published.status, published.body.state]).toEqual([200, 'published'])
  const now = await hall.call('clerk', 'GET', '/catalogue/items/gthsl')
  expect([now.body.version, now.body.item.materials[0].name]).toEqual([2, '个体工商户登记（备案）申请书（新版）'])
  const before = await hall.call('clerk', 'GET', '/catalogue/items/gthsl?version=1')
  expect(before.body.item.materials[0].name).toBe('个体工商户登记（备案）申请书')
}, 60_000)

describe('[CAT-07] two people on one draft', () => {
  test('nobody is overwritten: the second is told who was faster', async () => {
    const { id, document } = await opened('spjy')
    const first = await post('colleague', `/drafts/${id}/document`, { document, expectedVersion: 1 })
    expect(first.body.version).toBe(2)
    const second = await post('department', `/drafts/${id}/document`, {
      document: renamed(document, '别的名称'),
      expectedVersion: 1,
    })
    expect([second.status, second.body.code, second.body.byName]).toEqual([409, 'workshop.stale-version', '同事'])
    const kept = await read('department', id)
    expect([kept.version, kept.ownerName, kept.document]).toEqual([2, '同事', document])
  })

  test('a second draft of the same item is not opened', async () => {
    const again = await post('colleague', '/drafts', { item: 'spjy', cause: 'law', reason: '新办法' })
    expect([again.status, again.body.code]).toEqual([409, 'workshop.draft-open'])
  })

  test('the same key is the same act', async () => {
    const open = await post('department', '/drafts', { item: 'tzsb', cause: 'law', reason: '新办法' }, 'k-1')
    const again = await post('department', '/drafts', { item: 'tzsb', cause: 'law', reason: '新办法' }, 'k-1')
    expect([again.status, again.body]).toEqual([open.status, open.body])
  })
})

describe('[SEC-01] [CAT-07] who may do what', () => {
  test('other departments, other halls and clerks see and do nothing with a draft that is combed', async () => {
    const { rows } = (await hall.call('department', 'GET', '/workshop/drafts')).body
    const { id, version } = rows.find(({ item }: { item: string }) => item === 'spjy')
    for (const who of ['other', 'town']) {
      const { status, body } = await hall.call(who, 'GET', `/workshop/drafts/${id}`)
      expect([who, status, body.code]).toEqual([who, 404, 'access.out-of-scope'])
    }
    const foreign = await post('other', `/drafts/${id}/submissions`, { expectedVersion: version })
    expect(foreign.body.code).toBe('access.out-of-scope')
    for (const who of ['clerk', 'manager', 'reviewer', 'chief']) {
      const { status } = await post(who, `/drafts/${id}/submissions`, { expectedVersion: version })
      expect([who, status]).toEqual([who, 403])
    }
    expect((await hall.call('other', 'GET', '/workshop/drafts')).body.rows).toEqual([])
  })

  test('only the centre of the area reviews and publishes, and only what was submitted', async () => {
    const { rows } = (await hall.call('manager', 'GET', '/workshop/drafts')).body
    const { id, version } = rows.find(({ item }: { item: string }) => item === 'spjy')
    const review = { grades: high, comment: '', expectedVersion: version }
    expect((await post('manager', `/drafts/${id}/reviews`, review)).body.code).toBe('workshop.not-now')
    expect((await post('department', `/drafts/${id}/reviews`, review)).status).toBe(403)
    const published = await post('manager', `/drafts/${id}/publications`, { expectedVersion: version })
    expect([published.status, published.body.code]).toEqual([409, 'workshop.not-now'])
  })
})

describe('[CAT-08] the business review', () => {
  test('medium returns the draft with the comment, which must be there', async () => {
    const { rows } = (await hall.call('manager', 'GET', '/workshop/drafts')).body
    const { id, version } = rows.find(({ item }: { item: string }) => item === 'spjy')
    await post('department', `/drafts/${id}/submissions`, { expectedVersion: version })
    const grades = { ...high, materials: 'medium' }
    const expectedVersion = version + 1
    const without = await post('manager', `/drafts/${id}/reviews`, { grades, comment: ' ', expectedVersion })
    expect([without.status, without.body.code]).toEqual([422, 'workshop.reason-missing'])
    const { body } = await post('manager', `/drafts/${id}/reviews`, {
      grades,
      comment: '材料说法不一',
      expectedVersion,
    })
    expect(body.state).toBe('combing')
    const returned = await read('department', id)
    expect([returned.stepReason, returned.reviews[0].result]).toEqual(['材料说法不一', 'returned'])
  })

  test('[CAT-03] a draft with an error is not submitted', async () => {
    const { id, document } = await opened('ybzba')
    const [first] = document.materials
    if (first === undefined) throw new Error('no material')
    const broken = { ...document, fee: { charged: true, lines: [] } }
    await post('department', `/drafts/${id}/document`, { document: broken, expectedVersion: 1 })
    const { status, body } = await post('department', `/drafts/${id}/submissions`, { expectedVersion: 2 })
    expect([status, body.code]).toEqual([422, 'workshop.findings-open'])
    const malformed = await post('department', `/drafts/${id}/document`, {
      document: { ...document, materials: 1 },
      expectedVersion: 2,
    })
    expect(malformed.body.code).toBe('workshop.document-malformed')
    const moved = await post('department', `/drafts/${id}/document`, {
      document: { ...document, department: 'gaj' },
      expectedVersion: 2,
    })
    expect(moved.body.code).toBe('workshop.item-differs')
  })
})

describe('[CAT-09] objections', () => {
  test('a list that differs, a clerk and the back office each keep an item from being published', async () => {
    const id = await onTrial('gssl', (document) => renamed(document, '公司登记（备案）申请书（新版）'))
    const { mocks } = await read('counter', id)
    const [first, second] = mocks
    const differing = await post('counter', `/drafts/${id}/trials`, { mock: first.no, answers: second.answers })
    expect([differing.status, differing.body.isSame]).toEqual([200, false])
    const again = await post('counter', `/drafts/${id}/trials`, { mock: first.no, answers: first.answers })
    expect([again.status, again.body.code]).toEqual([409, 'workshop.already-tried'])
    await post('counter14', `/drafts/${id}/trials`, { mock: first.no, answers: first.answers, objection: '要点不够用' })
    const { body: raised } = await post('chief', `/drafts/${id}/objections`, { text: '要核原件' })
    expect((await post('counter01', `/drafts/${id}/trials`, { mock: 1, answers: {} })).body.code).toBe(
      'workshop.other-board',
    )
    expect((await post('clerk', `/drafts/${id}/trials`, { mock: 1, answers: {} })).body.code).toBe('workshop.no-window')
    for (const mock of mocks.slice(1)) {
      for (const who of ['counter14', 'counter02'])
        await post(who, `/drafts/${id}/trials`, { mock: mock.no, answers: mock.answers })
    }
    const tried = await read('manager', id)
    expect([tried.state, tried.standing]).toEqual([
      'trial',
      { mocks: mocks.length, tried: mocks.length, windows: 3, objections: 3, hasPassed: false },
    ])
    const taken = await post('reviewer', `/drafts/${id}/objections/${raised.objection}/withdrawals`, {})
    expect(taken.body.code).toBe('access.out-of-scope')
    for (const objection of tried.objections) {
      const who = { window: 'counter14', program: 'counter', 'back-office': 'chief' }[objection.side as 'window']
      expect((await post(who, `/drafts/${id}/objections/${objection.id}/withdrawals`, {})).status).toBe(200)
    }
    expect((await read('manager', id)).state).toBe('ready')
  })

  test('[CAT-10] what is planned is published when its time has come, not before', async () => {
    const { rows } = (await hall.call('manager', 'GET', '/workshop/drafts')).body
    const { id, version } = rows.find(({ item }: { item: string }) => item === 'gssl')
    const plan = (publishAt: string, expectedVersion: number) =>
      post('manager', `/drafts/${id}/publications`, { publishAt, expectedVersion })
    expect((await plan('2020-01-01T09:00:00+08:00', version)).body.code).toBe('workshop.time-over')
    const soon = new Date(Date.now() + 1_500).toISOString()
    expect((await plan(soon, version)).body).toMatchObject({ id, state: 'ready' })
    hall.at(soon as Instant)
    await hall.work('workshop.publish-planned')
    expect(await read('manager', id)).toMatchObject({ state: 'published', publishedVersion: 2 })
    expect((await hall.call('clerk', 'GET', '/catalogue/items/gssl')).body.version).toBe(2)
  })
})

describe('[CAT-12] versions', () => {
  test('windows are told what changed until they have seen it, and what it changes is computed', async () => {
    const told = (await hall.call('counter', 'GET', '/workshop/items/gthsl/change')).body.change
    expect(told).toMatchObject({ item: 'gthsl', version: 2, formerVersion: 1, reason: '窗口反映' })
    expect((await hall.call('other', 'GET', '/workshop/items/gthsl/change')).body.change).toMatchObject({ version: 2 })
    await post('counter', '/items/gthsl/change/looks', { version: 2 })
    expect((await hall.call('counter', 'GET', '/workshop/items/gthsl/change')).body.change).toBeNull()
    expect((await hall.call('counter14', 'GET', '/workshop/items/gthsl/change')).body.change).toMatchObject({
      version: 2,
    })
    const { body } = await hall.call('counter', 'GET', '/workshop/items/gthsl/comparison?from=1&to=2')
    expect([body.isProvable, body.changes, body.combinations]).toEqual([true, [], body.unchanged])
  })

  test('an earlier version comes back as a new one, by the centre alone', async () => {
    const back = (who: string) => post(who, '/items/gthsl/restorations', { version: 1, reason: '新版说法不清' })
    expect((await back('department')).status).toBe(403)
    expect((await back('town')).body.code).toBe('access.out-of-scope')
    expect((await back('manager')).body).toEqual({ version: 3 })
    const { body } = await hall.call('manager', 'GET', '/workshop/items/gthsl/versions')
    expect(body.rows.map((row: { version: number; isCurrent: boolean }) => [row.version, row.isCurrent])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    const { body: compared } = await hall.call('manager', 'GET', '/workshop/items/gthsl/comparison?from=1&to=3')
    expect([compared.changes, compared.members]).toEqual([[], []])
    expect((await post('manager', '/items/gthsl/restorations', { version: 3, reason: '再来' })).body.code).toBe(
      'workshop.same-version',
    )
  })
})
