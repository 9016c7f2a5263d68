import type { ItemContext, ItemFacets, ItemLine } from '@yichuang/modules/catalogue/contract'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const itemsFor = async (who: string, query = '') => {
  const { body } = await hall.call(who, 'GET', `/catalogue/items?limit=200${query}`)
  return body as { rows: ItemLine[]; total: number }
}
const promiseOf = async (who: string) => {
  const [line] = (await itemsFor(who, `&q=${encodeURIComponent('食品经营许可新办')}`)).rows
  const { body } = await hall.call(who, 'GET', '/catalogue/items/spjy')
  const asked = await hall.call(who, 'POST', '/catalogue/items/spjy/resolution', { body: { answers: {} } })
  return [line?.committed, body.promised, asked.body.limits.committed]
}

test('[CAT-01] the promise a place shortened is told at once wherever the item is read, and taken back with it', async () => {
  const { body } = await hall.call('system', 'GET', '/catalogue/items/spjy')
  const usual = body.item.limits.committed
  expect(await promiseOf('visitor')).toEqual([usual, usual, usual])
  const committed = { value: usual.value - 1, unit: usual.unit }
  const change = (setting: object, expectedVersion: number) =>
    hall.call('department', 'POST', '/catalogue/items/spjy/setting', {
      body: { setting, reason: '压缩承诺时限', expectedVersion },
    })
  expect((await change({ committed }, 0)).status).toBe(200)
  expect(await promiseOf('visitor')).toEqual([committed, committed, committed])
  expect((await change({}, 1)).status).toBe(200)
  expect(await promiseOf('visitor')).toEqual([usual, usual, usual])
})

test('[CAT-14] the items delegated to the window are those it takes and a paper in force covers', async () => {
  const all = await itemsFor('counter')
  const mine = await itemsFor('counter', '&here=taken')
  expect(mine.total).toBeGreaterThan(0)
  expect(mine.total).toBeLessThan(all.total)
  expect(mine.rows).toEqual(all.rows.filter(({ taken, delegation }) => taken === true && delegation !== undefined))
  expect((await itemsFor('visitor', '&here=taken')).total).toBe(0)
})

test('[CAT-14] a paper that is revoked takes its items off the list of the window at once', async () => {
  const before = await itemsFor('counter', '&here=taken')
  const [first] = before.rows
  if (first?.delegation === undefined) throw new Error('no item is delegated')
  const { no } = first.delegation
  await hall.call('system', 'POST', '/catalogue/delegation-revocations', { body: { no, reason: '职能调整' } })
  const after = await itemsFor('counter', '&here=taken')
  expect(after.rows.every(({ delegation }) => delegation?.no !== no)).toBe(true)
  expect(after.total).toBeLessThan(before.total)
})

test('[CAT-01] a list is narrowed to several departments, and the counts beside the filters agree with it', async () => {
  const facets = (await hall.call('supervisor', 'GET', '/catalogue/item-facets')).body as ItemFacets
  const [one, other] = facets.departments
  if (one === undefined || other === undefined) throw new Error('too few departments')
  const both = await itemsFor('supervisor', `&department=${one.id},${other.id}`)
  expect(both.total).toBe(one.count + other.count)
  expect(new Set(both.rows.map(({ department }) => department))).toEqual(new Set([one.id, other.id]))
  expect((await itemsFor('supervisor', '&board=nowhere')).total).toBe(0)
})

test('[CAT-06] around an item stand the names of the fields that its review points check', async () => {
  const { elements } = (await hall.call('clerk', 'GET', '/catalogue/items/gthsl/context')).body as ItemContext
  expect(elements).toContainEqual({ key: 'applicant.idNumber', label: '身份证件号码', type: 'idNumber' })
  expect((await hall.call('clerk', 'GET', '/catalogue/items/no-such-item/context')).status).toBe(404)
})
