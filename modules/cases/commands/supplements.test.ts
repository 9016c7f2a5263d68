import { compileCalendar } from '@yichuang/modules/calendar/rules'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { PlainDate } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lightOfWaiting } from '../queries/supplements.ts'
import { conclude } from '../rules/index.ts'
import { Story, anApplicant } from '../rules/testing/story.ts'
import { openCounter } from '../testing/counter.ts'

const { db } = await testDatabase()
let counter: Awaited<ReturnType<typeof openCounter>>
beforeAll(async () => {
  counter = await openCounter(db)
})
afterAll(() => counter.server.close())

const deferred = () => counter.keep(new Story().accepted('2026-04-24', ['health']))
const listed = async (who: string, query = '') =>
  (await counter.call(who, 'GET', `/supplements?limit=200${query}`)).body.rows
const health = { bindings: [{ key: 'health', received: true }] }

describe('what cases wait for', () => {
  test('[INT-04] a deferral is listed with its day until everything is in, then no more', async () => {
    const one = await deferred()
    const rows = await listed('clerk', '&kind=deferral')
    expect(rows.find(({ id }) => id === one.id)).toMatchObject({ dueOn: '2026-05-12', materials: 1, missing: 1 })
    const url = `/applications/${one.id}/deferred-materials`
    const done = await counter.call('townshipClerk', 'POST', url, {
      payload: { ...health, expectedVersion: one.version },
    })
    expect(done.status).toBe(200)
    expect((await listed('clerk')).map(({ id }) => id)).not.toContain(one.id)
  })
  test('[INT-04] the window of another hall takes it, another county, a reviewer and an auditor do not', async () => {
    const one = await deferred()
    const url = `/applications/${one.id}/deferred-materials`
    for (const who of ['farClerk', 'reviewer', 'auditor']) {
      expect(
        (await counter.call(who, 'POST', url, { payload: { ...health, expectedVersion: one.version } })).status,
      ).toBe(403)
    }
    expect((await listed('farClerk')).map(({ id }) => id)).not.toContain(one.id)
    expect((await counter.call('auditor', 'GET', '/supplements')).status).toBe(403)
    const other = { bindings: [{ key: 'form', received: true }], expectedVersion: one.version }
    expect((await counter.call('clerk', 'POST', url, { payload: other })).body).toMatchObject({
      code: 'cases.material-not-promised',
    })
  })
  test('[INT-04] pages by keyset meet every case once, earliest day first', async () => {
    await deferred()
    await counter.keep(new Story().accepted('2026-04-20', ['health']))
    const all = (await listed('clerk')).map(({ dueOn, id }) => `${dueOn}~${id}`)
    expect(all).toEqual(all.toSorted())
    const seen: unknown[] = []
    let after = ''
    do {
      const { body } = await counter.call('clerk', 'GET', `/supplements?limit=1${after}`)
      seen.push(...body.rows.map(({ dueOn, id }) => `${dueOn}~${id}`))
      after = body['next'] === undefined ? '' : `&after=${String(body['next'])}`
    } while (after !== '')
    expect(seen).toEqual(all)
    expect((await counter.call('clerk', 'GET', '/supplements/counts')).body).toMatchObject({ deferral: all.length })
  })
  test('[INT-04] an ended case waits for nothing', async () => {
    const story = new Story().accepted('2026-04-24', ['health'])
    story.writes('2026-04-27', 'chief', (scribe) => conclude(scribe, { conclusion: 'withdrawn', basis: [] }))
    const one = await counter.keep(story)
    expect((await listed('clerk')).map(({ id }) => id)).not.toContain(one.id)
  })
})

describe('the search at the window', () => {
  const find = async (q: string, who = 'clerk') =>
    (await counter.call(who, 'POST', '/supplement-lookups', { payload: { q } })).body.rows.map(({ id }) => id)
  test('[INT-05] finds by number, its end, the name and the whole identity number, and nothing beyond the area', async () => {
    const one = await deferred()
    const { applicationNo, id } = one
    const words = [applicationNo, applicationNo.slice(-5), '林小满', anApplicant.documentNumber]
    for (const q of words) expect(await find(q), q).toContain(id)
    expect(await find(anApplicant.documentNumber, 'farClerk')).toEqual([])
    expect(await find('339921199003071232')).toEqual([])
  })
  test('[SEC-02] needs the permission of the counter', async () => {
    expect((await counter.call('auditor', 'POST', '/supplement-lookups', { payload: { q: '林小满' } })).status).toBe(
      403,
    )
  })
})

const calendar = compileCalendar({
  version: 'test',
  cause: '',
  years: [2026],
  holidays: [],
  makeupWorkdays: [],
  localClosures: [],
})
test.each([
  ['2026-09-18', 'yellow', 0],
  ['2026-09-22', 'yellow', 2],
  ['2026-09-23', 'green', 3],
  ['2026-09-17', 'red', -1],
  [null, 'grey', 0],
])('[INT-04] due %s of ten working days is %s with %i days', (due_on, light, days) => {
  expect(lightOfWaiting({ due_on, days: 10 }, '2026-09-18' as PlainDate, calendar)).toEqual({ light, days })
})
