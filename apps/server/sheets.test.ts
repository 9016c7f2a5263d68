import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { writeWorkbook } from '@yichuang/modules/spreadsheets/public'
import { rowsOf } from '@yichuang/modules/spreadsheets/rules'
import type { Row, Rows, WholeItem } from '@yichuang/modules/spreadsheets/rules'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

/** The workbook of one item with some rows written anew. */
async function changedWorkbook(change: (rows: Rows) => Partial<Rows>): Promise<Buffer> {
  const { item } = (await hall.call('clerk', 'GET', '/catalogue/items/gthsl')).body
  const rows = rowsOf(item as WholeItem)
  return writeWorkbook({ ...rows, ...change(rows) })
}

/** The first row of a sheet with other values. */
const first = (rows: readonly Row[], values: Row) =>
  rows.map((row, index) => (index === 0 ? { ...row, ...values } : row))

async function checked(who: string, bytes: Buffer) {
  const { status, body } = await hall.upload(who, '/catalogue/sheets/uploads', { name: 'items.xlsx', bytes })
  expect(status).toBe(200)
  const path = `/catalogue/sheets/uploads/${body.id}`
  await vi.waitFor(async () => expect((await hall.call(who, 'GET', path)).body.state).not.toBe('checking'), 60_000)
  return { path, upload: (await hall.call(who, 'GET', path)).body }
}

const limitOf = async () => (await hall.call('clerk', 'GET', '/catalogue/items/gthsl')).body

test('[CAT-07] what was exported is found the same, and nothing is imported of it', async () => {
  const { path, upload } = await checked('department', (await hall.download('department', '/catalogue/sheets')).bytes)
  expect(upload).toMatchObject({ state: 'checked', errors: 0 })
  expect(upload.items.length).toBeGreaterThan(4)
  expect(upload.items.every(({ change }: { change: string }) => change === 'same')).toBe(true)
  expect((await hall.call('department', 'POST', `${path}/import`)).body.code).toBe('spreadsheets.nothing-new')
}, 90_000)

test('[CAT-07] a dry run tells what would change; only the import makes the new version, once', async () => {
  const before = await limitOf()
  const bytes = await changedWorkbook(({ items }) => ({ items: first(items, { name: '个体工商户开业登记' }) }))
  const { path, upload } = await checked('department', bytes)
  expect(upload.errors).toBe(0)
  expect(upload.items.filter(({ change }: { change: string }) => change !== 'same')).toEqual([
    { id: 'gthsl', name: '个体工商户开业登记', change: 'changed' },
  ])
  expect((await limitOf()).version).toBe(before.version)
  expect(await hall.call('department', 'POST', `${path}/import`)).toMatchObject({ status: 200, body: { changed: 1 } })
  expect(await limitOf()).toMatchObject({ version: before.version + 1, item: { name: '个体工商户开业登记' } })
  expect((await hall.call('department', 'POST', `${path}/import`)).body.code).toBe('spreadsheets.already-imported')
}, 90_000)

test('[CAT-07] one wrong cell keeps everything out, and is told in the language of the person', async () => {
  const bytes = await changedWorkbook(({ materials }) => ({ materials: first(materials, { necessity: '大概要' }) }))
  const { path, upload } = await checked('department', bytes)
  expect(upload.errors).toBe(1)
  expect(upload.findings[0]).toMatchObject({ sheet: '材料', line: 2, column: '必要性' })
  expect(upload.findings[0].message).toContain('“大概要”不在可填的词里')
  expect((await hall.call('department', 'POST', `${path}/import`)).body.code).toBe('spreadsheets.has-findings')
}, 90_000)

test('[CAT-12] an item that got a new version since the check is not written over', async () => {
  const rename = (region: string) => changedWorkbook(({ items }) => ({ items: first(items, { region }) }))
  const one = await checked('department', await rename('全省'))
  const second = await checked('department', await rename('全国'))
  expect((await hall.call('department', 'POST', `${one.path}/import`)).status).toBe(200)
  const late = await hall.call('department', 'POST', `${second.path}/import`)
  expect(late).toMatchObject({ status: 409, body: { code: 'catalogue.item-changed' } })
}, 120_000)

test('[SEC-01] an upload is seen by who made it; others are told there is none', async () => {
  const { path } = await checked('department', Buffer.from('no workbook'))
  expect((await hall.call('department', 'GET', path)).body).toMatchObject({
    state: 'faulty',
    fault: 'spreadsheets.not-a-workbook',
  })
  expect((await hall.call('other', 'GET', path)).body.code).toBe('spreadsheets.no-such-upload')
  expect((await hall.call('clerk', 'GET', path)).status).toBe(403)
}, 60_000)
