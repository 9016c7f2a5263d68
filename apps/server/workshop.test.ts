import type { Item } from '@yichuang/modules/catalogue/rules'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const high = { master: 'high', situations: 'high', materials: 'high', points: 'high', limits: 'high' }
const post = (who: string, path: string, body: object, key?: string) =>
  hall.call(who, 'POST', `/workshop${path}`, { body, ...(key === undefined ? {} : { key }) })
const read = async (who: string, id: string) => (await hall.call(who, 'GET', `/workshop/drafts/${id}`)).body

async function opened(item: string): Promise<{ id: string; document: Item; version: number }> {
  const { status, body } = await post('department', '/drafts', { item, cause: 'practice', reason: '窗口反映' })
  expect([status, body.version]).toEqual([200, 1])
  return read('department', body.id)
}

/** The document with the name of its first material changed. */
function renamed(document: Item, name: string): Item {
  const [first, ...rest] = document.materials
  if (first === undefined) throw new Error('no material')
  return { ...document, materials: [{ ...first, name }, ...rest] }
}

/** Takes a draft as far as to the trial. */
async function onTrial(item: string, change: (document: Item) => Item) {
  const { id, document } = await opened(item)
  const saved = await post('department', `/drafts/${id}/document`, { document: change(document), expectedVersion: 1 })
  expect([saved.status, saved.body]).toEqual([200, { id, version: 2, state: 'combing' }])
  const submitted = await post('department', `/drafts/${id}/submissions`, { expectedVersion: 2 })
  expect([submitted.status, submitted.body]).toEqual([200, { id, version: 3, state: 'review' }])
  const reviewed = await post('manager', `/drafts/${id}/reviews`, { grades: high, comment: '', expectedVersion: 3 })
  expect([reviewed.status, reviewed.body]).toEqual([200, { id, version: 4, state: 'trial' }])
  return id
}

/** Lets windows handle every mock application, in turn. */
async function tryAll(id: string, windows: readonly string[]) {
  const { mocks } = await read('counter', id)
  const answers = []
  for (const [index, mock] of mocks.entries()) {
    const who = windows[index % windows.length] ?? 'counter'
    answers.push(await post(who, `/drafts/${id}/trials`, { mock: mock.no, answers: mock.answers }))
  }
  return answers
}

test('[CAT-07] [CAT-08] [CAT-09] [CAT-10] [CAT-12] from the draft to the next version, tried by three windows', async () => {
  const id = await onTrial('gthsl', (document) => renamed(document, '个体工商户登记（备案）申请书（新版）'))
  const trials = await tryAll(id, ['counter', 'counter14', 'counter02'])
  expect(trials.map(({ status, body }) => [status, body.isSame])).toEqual(trials.map(() => [200, true]))
  expect(trials.at(-1)?.body.hasPassed).toBe(true)
  const ready = await read('manager', id)
  expect([ready.state, ready.standing.windows]).toEqual(['ready', 3])
  const published = await post('manager', `/drafts/${id}/publications`, { expectedVersion: ready.version })
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
