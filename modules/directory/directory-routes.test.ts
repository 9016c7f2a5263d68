import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import type { ItemTitle } from '@yichuang/modules/catalogue/public'
import { readWorkbook } from '@yichuang/modules/spreadsheets/public'
import { runCommand } from '@yichuang/platform/commands'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { setCorrespondences } from './commands/set-correspondences.ts'
import { takeList } from './commands/take-list.ts'
import { writeList } from './list-workbook.ts'
import * as rules from './rules/index.ts'
import { findProvincial, readDirectory, readList } from './queries/directory.ts'

const { db } = await testDatabase()
const title = (id: string, department: string, more: object) =>
  ({ id, name: id, department, codes: { basic: null }, mainItem: { name: '主项' }, ...more }) as unknown as ItemTitle
const all = new Map(
  [
    title('spjy', 'scjg', { name: '食品经营许可', codes: { basic: 'C1' }, mainItem: { name: '食品许可' } }),
    title('ywzz', 'scjg', { name: '药品零售许可', codes: { basic: 'C2' }, mainItem: { name: '药品许可' } }),
    title('jzfw', 'zjj', { name: '公租房申请' }),
  ].map((one) => [one.id, one]),
)
const items = { all: async () => all }
const setting = setCorrespondences(items)
const cellsOf = (rows: readonly object[]) => writeList(rows as never).then((file) => readWorkbook(file))
const row = (code: string, name: string, mainName: string) => ({ code, name, mainCode: 'M1', mainName })
const first = [
  row('C1', '食品经营许可', '食品许可'),
  row('C2', '药品零售许可', '药品经营许可'),
  row('C9', '别处的事', '别处'),
]

const person = (role: Role, department?: string): Actor => ({
  kind: 'staff',
  person: role,
  name: '甲',
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  ...(department === undefined ? {} : { department }),
})
const keeper = person('system-administrator')
let serial = 0
const by = (actor: Actor) => ({ actor, at: '2026-09-18T01:30:00.000Z' as Instant, key: `d-${(serial += 1)}` })
const standings = async () =>
  Object.fromEntries((await readDirectory(db, all)).lines.map(({ title: { id }, standing }) => [id, standing.state]))

test('[CAT-02] a list is taken over, items are matched by their own department alone, and both systems are compared', async () => {
  expect((await runCommand(db, takeList, { source: '甲.xlsx', rows: [] }, by(keeper))).ok).toBe(false)
  expect(await runCommand(db, takeList, { source: '甲.xlsx', rows: first }, by(keeper))).toMatchObject({ ok: true })
  expect(await standings()).toEqual({ spjy: 'open', ywzz: 'open', jzfw: 'open' })
  const proposed = (await readDirectory(db, all)).lines.map(({ proposal }) => proposal?.code)
  expect(proposed.toSorted()).toEqual(['C1', 'C2', undefined])

  const own = person('department-administrator', 'scjg')
  const pairs = [
    { item: 'spjy', code: 'C1' },
    { item: 'ywzz', code: 'C2' },
  ]
  expect(await runCommand(db, setting, { pairs }, by(own))).toMatchObject({ ok: true, value: { set: 2 } })
  expect(await standings()).toEqual({ spjy: 'agrees', ywzz: 'differs', jzfw: 'open' })
  const foreign = await runCommand(db, setting, { pairs: [{ item: 'jzfw', code: 'C9' }] }, by(own))
  expect(foreign).toMatchObject({ ok: false, refusal: { code: 'directory.no-such-item', pointer: '/pairs/0/item' } })
  const unknown = [...pairs, { item: 'spjy', code: 'C7' }]
  expect(await runCommand(db, setting, { pairs: unknown }, by(own))).toMatchObject({
    ok: false,
    refusal: { code: 'directory.no-such-code', pointer: '/pairs/2/code' },
  })
  expect((await readDirectory(db, all)).missing).toBe(1)
  expect(await findProvincial(db, { q: '', isMissing: true, after: -1, most: 10 })).toMatchObject([{ code: 'C9' }])
  expect(await findProvincial(db, { q: '100%', isMissing: false, after: -1, most: 10 })).toEqual([])
})

test('[CAT-02] a newer list replaces the former whole; what was said stays said, and what is gone is told', async () => {
  const newer = [row('C2', '药品零售许可', '药品许可'), row('C3', '新事', '新')]
  await runCommand(db, takeList, { source: '乙.xlsx', rows: newer }, by(keeper))
  expect(await standings()).toEqual({ spjy: 'gone', ywzz: 'agrees', jzfw: 'open' })
  const { list } = await readDirectory(db, all)
  expect(list).toMatchObject({ source: '乙.xlsx', row_count: 2 })
  await runCommand(db, setting, { pairs: [{ item: 'spjy', code: null }] }, by(keeper))
  expect((await standings())['spjy']).toBe('open')
})

test('[CAT-02] the list goes out as a workbook and comes back the same, codes with their zeros', async () => {
  const zeros = [row('000131128000', '食品经营许可', '=1+1'), row('00013112700Y', '另一项', '主项')]
  await runCommand(db, takeList, { source: '丙.xlsx', rows: zeros }, by(keeper))
  const [sheet] = await cellsOf(await readList(db))
  expect(rules.readList(sheet?.rows ?? [])).toEqual({ rows: zeros, findings: [] })
  expect(rules.readList((await cellsOf([]))[0]?.rows ?? [])).toEqual({ rows: [], findings: [] })
})
