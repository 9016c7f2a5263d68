import { mockApplications } from '@yichuang/modules/workshop/rules'
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
