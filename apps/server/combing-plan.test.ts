import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'
import { workshopWay } from './testing/workshop-way.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
  await db.run(receive, ['gthsl', 12])
  await db.run(receive, ['spjy', 5])
  await db.run(receive, ['ybdj', 30])
}, 120_000)
afterAll(() => hall.close())
const { post, opened } = workshopWay(() => hall)

/** So many applications for an item, as the plan counts them. */
const receive = prepared<never, [item: string, count: number]>(
  'test.receive-applications',
  `insert into cases.dossier (id, application_no, version, head_hash, state, stage, channel, item, item_version, item_name,
     item_kind, department, departments, region, applicant_kind, applicant_name, applicant_key, opened_at, received_at, changed_at)
   select gen_random_uuid(), 'T-' || $1 || '-' || n, 1, '\\x00', json_build_object('answers', json_build_object('place', json_build_array('own'))),
     'received', 'window', $1, 1, $1, '', '', '{}', '339921', 'person', '', '', now(), now() - interval '1 month', now()
   from generate_series(1, $2) as n`,
)
const noticesFor = prepared<{ person: string; facts: unknown }, []>(
  'test.combing-notices',
  `select person, facts from messages.staff_notice where kind = 'combingPlanned'`,
)
const bandEvents = prepared<{ data: Record<string, unknown> }, []>(
  'test.band-events',
  `select body -> 'data' as data from platform.event where stream = 'workshop:volume-bands' order by seq`,
)
const plan = async (who: string, query = '') => (await hall.call(who, 'GET', `/workshop/combing-plan${query}`)).body
const lineOf = async (who: string, item: string) =>
  (await plan(who, `?limit=200`)).rows.find((row: { item: string }) => row.item === item)
const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
const task = { item: 'spjy', owner: 'songkewei', dueOn: soon, note: '先梳理网络经营' }

test('[CAT-04] items come by rank of their applications over the whole catalogue, with their band and what is open', async () => {
  const { rows, total, bands } = await plan('manager', '?limit=200')
  expect(total).toBe(54)
  expect(rows.slice(0, 4).map(({ item, rank, band }: Record<string, unknown>) => [item, rank, band])).toEqual([
    ['ybdj', 1, 'high'],
    ['gthsl', 2, 'high'],
    ['spjy', 3, 'high'],
    [rows[3].item, null, 'none'],
  ])
  expect(bands).toEqual([
    { band: 'high', from: 1 },
    { band: 'medium', from: 101 },
    { band: 'low', from: 401 },
  ])
  expect(await lineOf('manager', 'ybdj')).toMatchObject({ state: 'not-combed', checkedOn: null, volume: 30 })
  expect(await lineOf('manager', 'gthsl')).toMatchObject({ state: 'combed', isMovedIn: true, isOnline: true })
  expect((await plan('manager', '?limit=200&findings=open')).total).toBeGreaterThan(0)
  expect((await plan('manager', '?state=not-combed')).rows.map(({ item }: { item: string }) => item)).toEqual(['ybdj'])
})

test('[CAT-04] [CAT-16] a department sees its own items, with their rank among all, and its shares', async () => {
  const { rows, departments } = await plan('department', '?limit=200')
  expect(new Set(rows.map(({ department }: { department: string }) => department))).toEqual(new Set(['scjg']))
  expect(rows[0]).toMatchObject({ item: 'gthsl', rank: 2 })
  expect(departments).toMatchObject([{ department: 'scjg', items: rows.length, movedIn: rows.length, volume: 17 }])
  expect((await hall.call('counter', 'GET', '/workshop/combing-plan')).status).toBe(403)
  expect((await plan('town')).total).toBe(0)
})

test('[CAT-04] the list is searched, sorted and paged', async () => {
  const names = async (query: string) =>
    (await plan('department', query)).rows.map(({ name }: { name: string }) => name)
  expect(await names(`?q=${encodeURIComponent('食品经营')}`)).toEqual(['食品经营许可新办'])
  const up = await names('?sort=name')
  expect(await names('?sort=-name')).toEqual(up.toReversed())
  const first = await plan('department', '?sort=name&limit=2')
  expect(await names(`?sort=name&limit=2&after=${first.next}`)).toEqual(up.slice(2, 4))
})

describe('[CAT-04] where the bands begin', () => {
  const change = (who: string, medium: number, low: number) =>
    hall.call(who, 'PUT', '/workshop/volume-bands', { body: { medium, low } })
  const bandsFor = async (who: string) => (await plan(who, '?limit=3')).rows.map(({ band }: { band: string }) => band)

  test.each(['system', 'manager'])('the plan follows at once when %s changes them, for everybody', async (who) => {
    expect((await change(who, 2, 3)).body).toEqual({ medium: 2, low: 3 })
    expect(await bandsFor('manager')).toEqual(['high', 'medium', 'low'])
    expect(await bandsFor('system')).toEqual(['high', 'medium', 'low'])
    expect((await plan('department', '?band=low')).rows).toMatchObject([{ item: 'spjy', rank: 3 }])
    // one begins where the other one did
    expect((await change(who, 3, 900)).status).toBe(200)
    expect(await bandsFor('manager')).toEqual(['high', 'high', 'medium'])
    expect((await change(who, 101, 401)).status).toBe(200)
    expect(await bandsFor('manager')).toEqual(['high', 'high', 'high'])
  })

  test('every change is an event; out of order, or from somebody who does not reach the plan of all, there is none', async () => {
    const answers = [
      await change('manager', 401, 401),
      await change('manager', 1, 401),
      await change('town', 50, 200),
      await change('department', 50, 200),
      await change('clerk', 50, 200),
    ]
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'workshop.bands-out-of-order'],
      [400, 'platform.bad-input'],
      [404, 'access.out-of-scope'],
      [403, 'access.not-permitted'],
      [403, 'access.not-permitted'],
    ])
    const events = await db.many(bandEvents, [])
    expect(events.map(({ data }) => [data['medium'], data['low']])).toEqual([
      [2, 3],
      [3, 900],
      [101, 401],
      [2, 3],
      [3, 900],
      [101, 401],
    ])
    expect((await plan('manager')).bands.map(({ from }: { from: number }) => from)).toEqual([1, 101, 401])
  })
})

describe('[CAT-04] who combs what by when', () => {
  test('an item is planned, its owner is told, and it stands on the board until a draft is begun; that is due then', async () => {
    const planned = await post('manager', '/combing-tasks', task)
    expect([planned.status, planned.body]).toEqual([200, { item: 'spjy', dueOn: soon }])
    expect(await db.many(noticesFor, [])).toEqual([{ person: 'songkewei', facts: { item: 'spjy', due: soon } }])
    const board = (await hall.call('department', 'GET', '/workshop/drafts')).body
    expect(board.planned).toMatchObject([{ item: 'spjy', ownerName: '宋可为', dueOn: soon, note: task.note }])
    expect(await lineOf('department', 'spjy')).toMatchObject({ state: 'planned', owner: 'songkewei', dueOn: soon })
    const { id } = await opened('spjy')
    const after = (await hall.call('department', 'GET', '/workshop/drafts')).body
    expect(after.planned).toEqual([])
    expect(after.rows).toMatchObject([{ id, ownerName: '宋可为', dueOn: soon }])
    expect(await lineOf('department', 'spjy')).toMatchObject({ state: 'on-its-way', draft: id })
    const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await post('department', '/combing-tasks', { ...task, dueOn: later })
    expect((await hall.call('department', 'GET', `/workshop/drafts/${id}`)).body.dueOn).toBe(later)
  })

  test('it is given to those who comb the department, by a day to come, by its administrator or the centre', async () => {
    const codes = await Promise.all([
      post('manager', '/combing-tasks', { ...task, owner: 'shenruoxi' }),
      post('manager', '/combing-tasks', { ...task, dueOn: '2020-01-01' }),
      post('manager', '/combing-tasks', { ...task, item: 'no-such' }),
      post('other', '/combing-tasks', task),
      post('town', '/combing-tasks', task),
    ])
    expect(codes.map(({ body }) => body.code)).toEqual([
      'workshop.no-such-owner',
      'workshop.time-over',
      'catalogue.no-such-item',
      'access.out-of-scope',
      'access.out-of-scope',
    ])
    const people = (await hall.call('department', 'GET', '/workshop/combers')).body.rows
    expect(people).toEqual([
      { department: 'scjg', name: expect.any(String), people: [{ id: 'songkewei', name: '宋可为' }] },
    ])
  })

  test('what is taken off the plan is gone; a second time there is nothing to take off', async () => {
    await post('department', '/combing-tasks', { ...task, item: 'tzsb' })
    expect((await post('department', '/combing-tasks/tzsb/removals', {})).body).toEqual({ item: 'tzsb' })
    const again = await post('department', '/combing-tasks/tzsb/removals', {})
    expect([again.status, again.body.code]).toEqual([404, 'workshop.not-planned'])
    expect((await lineOf('department', 'tzsb')).owner).toBeNull()
  })

  test('a check that found nothing to change begins the age of the last check anew', async () => {
    const wrong = await post('manager', '/items/ybdj/checks', { version: 2, note: '' })
    expect([wrong.status, wrong.body.code]).toEqual([409, 'workshop.stale-version'])
    expect((await post('manager', '/items/ybdj/checks', { version: 1, note: '逐条看过' })).status).toBe(200)
    expect(await lineOf('manager', 'ybdj')).toMatchObject({ state: 'combed', checkedDays: 0 })
  })
})

test('[CAT-03] the prover weighs the questions by what people answered', async () => {
  const { item } = (await hall.call('department', 'GET', '/catalogue/items/gthsl')).body
  const { body } = await post('department', '/checks', { document: item })
  expect(body.tree.cases).toBe(12)
  const fresh = await post('department', '/checks', { document: { ...item, id: 'no-such-yet' } })
  expect(fresh.body.tree.cases).toBe(0)
})
