import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { writeWorkbook } from '@yichuang/modules/spreadsheets/public'
import { rowsOf } from '@yichuang/modules/spreadsheets/rules'
import type { Row, Rows, WholeItem } from '@yichuang/modules/spreadsheets/rules'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
const nextVersion = prepared<never, [item: string]>(
  'test.next-version',
  `with former as (update catalogue.item_version set is_current = false where item = $1 and is_current returning *)
   insert into catalogue.item_version (item, version, body, sha256, published_at, is_current)
   select item, version + 1, body, sha256, now(), true from former`,
)
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
  expect((await toDrafts('department', path)).body.code).toBe('spreadsheets.nothing-new')
}, 90_000)

const why = { cause: 'law', reason: '省目录调整' }
const toDrafts = (who: string, path: string, body: object = why) => hall.call(who, 'POST', `${path}/import`, { body })
const draftsOf = async (item: string) =>
  (await hall.call('department', 'GET', '/workshop/drafts')).body.rows.filter(
    (row: { item: string }) => row.item === item,
  )

test('[CAT-07] a dry run tells what would change; drafts are made once, and what is in force stays', async () => {
  const before = await limitOf()
  const bytes = await changedWorkbook(({ items }) => ({ items: first(items, { name: '个体工商户开业登记' }) }))
  const { path, upload } = await checked('department', bytes)
  expect(upload.errors).toBe(0)
  expect(upload.items.filter(({ change }: { change: string }) => change !== 'same')).toEqual([
    { id: 'gthsl', name: '个体工商户开业登记', change: 'changed' },
  ])
  expect((await toDrafts('department', path, { ...why, reason: ' ' })).body.code).toBe('workshop.reason-missing')
  expect(await draftsOf('gthsl')).toEqual([])
  const made = await toDrafts('department', path)
  expect([made.status, made.body.drafts]).toEqual([
    200,
    [{ id: expect.any(String), item: 'gthsl', name: '个体工商户开业登记' }],
  ])
  const [{ id }] = made.body.drafts
  expect(await draftsOf('gthsl')).toMatchObject([
    { id, state: 'combing', baseVersion: before.version, ...why, errors: 0 },
  ])
  const draft = (await hall.call('department', 'GET', `/workshop/drafts/${id}`)).body
  expect(draft.document).toEqual({ ...before.item, name: '个体工商户开业登记' })
  expect(await limitOf()).toEqual(before)
  expect((await toDrafts('department', path)).body.code).toBe('spreadsheets.already-imported')
  expect((await hall.call('department', 'GET', path)).body).toMatchObject({ state: 'imported', drafts: [{ id }] })
}, 90_000)

test('[CAT-07] with one item that is worked on already no draft is made of any', async () => {
  const sheets = async (id: string) =>
    rowsOf((await hall.call('clerk', 'GET', `/catalogue/items/${id}`)).body.item as WholeItem)
  const [one, other] = [await sheets('ybzba'), await sheets('gthsl')]
  const both = Object.fromEntries(
    Object.keys(one).map((sheet) => [
      sheet,
      [...one[sheet as keyof Rows], ...other[sheet as keyof Rows]].map((row) =>
        sheet === 'items' ? { ...row, region: '全国' } : row,
      ),
    ]),
  ) as unknown as Rows
  const { path, upload } = await checked('department', await writeWorkbook(both))
  expect(upload.errors).toBe(0)
  const refused = await toDrafts('department', path)
  expect([refused.status, refused.body.code, refused.body.item]).toEqual([409, 'workshop.draft-open', 'gthsl'])
  expect(await draftsOf('ybzba')).toEqual([])
}, 90_000)

test('[CAT-07] one wrong cell keeps everything out, and is told in the language of the person', async () => {
  const bytes = await changedWorkbook(({ materials }) => ({ materials: first(materials, { necessity: '大概要' }) }))
  const { path, upload } = await checked('department', bytes)
  expect(upload.errors).toBe(1)
  expect(upload.findings[0]).toMatchObject({ sheet: '材料', line: 2, column: '必要性' })
  expect(upload.findings[0].message).toContain('“大概要”不在可填的词里')
  expect((await toDrafts('department', path)).body.code).toBe('spreadsheets.has-findings')
}, 90_000)

test('[CAT-12] an item that got a new version since the check is not drafted from what is old', async () => {
  const { item } = (await hall.call('clerk', 'GET', '/catalogue/items/spjy')).body
  const rows = rowsOf(item as WholeItem)
  const { path } = await checked(
    'department',
    await writeWorkbook({ ...rows, items: first(rows.items, { region: '全国' }) }),
  )
  await db.run(nextVersion, ['spjy'])
  const late = await toDrafts('department', path)
  expect(late).toMatchObject({ status: 409, body: { code: 'catalogue.item-changed' } })
  expect(await draftsOf('spjy')).toEqual([])
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
