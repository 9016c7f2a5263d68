import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delegationBook } from '@yichuang/modules/catalogue/public'
import { caseSources } from './sources.ts'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const year = new Date().getUTCFullYear()
const letter = (no: string, change: object = {}) => ({
  no,
  department: 'scjg',
  powers: ['accept', 'decide'],
  items: ['spjy'],
  holder: { kind: 'hall', hall: 'hall-county' },
  from: `${year}-01-01T00:00:00.000Z`,
  to: `${year + 1}-12-31T15:59:59.999Z`,
  includesMajor: false,
  reason: '窗口直接决定',
  ...change,
})
const grant = (who: string, body: object) => hall.call(who, 'POST', '/catalogue/delegations', { body })
const listed = async (who: string, query = '') => {
  const { body } = await hall.call(who, 'GET', `/catalogue/delegations${query}`)
  return body.rows as { no: string; department: string; state: string; reason?: string }[]
}

test('[CAT-15] a department administrator grants for the own department only; whoever only reads may not', async () => {
  expect(await grant('department', letter('委1'))).toMatchObject({ status: 200, body: { no: '委1' } })
  expect(await grant('other', letter('委2'))).toMatchObject({ status: 404, body: { code: 'access.out-of-scope' } })
  expect(await grant('system', letter('委3', { holder: { kind: 'hall', hall: 'hall-county' } }))).toMatchObject({
    status: 200,
  })
  for (const who of ['chief', 'manager', 'supervisor', 'clerk']) {
    expect(await grant(who, letter('委4'))).toMatchObject({ status: 403 })
  }
  for (const who of ['chief', 'manager', 'supervisor']) expect((await listed(who)).length).toBeGreaterThan(0)
  expect((await hall.call('clerk', 'GET', '/catalogue/delegations')).status).toBe(403)
})

test('[CAT-15] a department administrator sees the own department only, and filters narrow the list', async () => {
  expect(new Set((await listed('department')).map(({ department }) => department))).toEqual(new Set(['scjg']))
  expect((await listed('system', '?state=revoked')).length).toBe(0)
  expect((await listed('system', '?state=in-force&department=scjg&item=spjy')).map(({ no }) => no)).toContain('委1')
  expect((await listed('system', '?hall=nowhere')).length).toBe(0)
})

test("[CAT-15] a delegation of somebody else's item, to nobody, or already over is refused", async () => {
  const code = async (change: object) => (await grant('department', letter('委9', change))).body.code
  expect(await code({ items: ['no-such-item'] })).toBe('catalogue.item-foreign')
  expect(await code({ holder: { kind: 'person', person: 'nobody' } })).toBe('catalogue.no-such-holder')
  expect(await code({ from: '2020-01-01T00:00:00.000Z', to: '2020-02-01T00:00:00.000Z' })).toBe(
    'catalogue.delegation-over',
  )
  expect((await grant('department', letter('委1', { reason: '再来一次' }))).body.code).toBe(
    'catalogue.delegation-taken',
  )
})

test('[CAT-15] revoking needs a reason and the own department, holds at once, and opens the gap again', async () => {
  const gaps = async () => (await hall.call('department', 'GET', '/catalogue/delegation-gaps')).body.rows.length
  const covering = letter('委10', { items: [], powers: ['decide', 'decide-instant'] })
  expect((await grant('department', covering)).status).toBe(200)
  expect(await gaps()).toBe(0)
  const revoke = (who: string, body: object) => hall.call(who, 'POST', '/catalogue/delegation-revocations', { body })
  expect((await revoke('other', { no: '委10', reason: '职能调整' })).body.code).toBe('access.out-of-scope')
  expect(await revoke('department', { no: '委10', reason: ' ' })).toMatchObject({ status: 422 })
  expect(await revoke('department', { no: '委10', reason: '职能调整' })).toMatchObject({ status: 200 })
  expect(await revoke('department', { no: '委10', reason: '再撤一次' })).toMatchObject({ status: 409 })
  expect(await listed('system', '?state=revoked')).toMatchObject([{ no: '委10' }])
  expect(await revoke('department', { no: '委404', reason: '职能调整' })).toMatchObject({ status: 404 })
})

const settingPath = '/catalogue/items/spjy/setting'
const change = (who: string, setting: object, expectedVersion: number, reason = '压缩承诺时限') =>
  hall.call(who, 'POST', settingPath, { body: { setting, reason, expectedVersion } })
const termsNow = async () => {
  const { items, calendars } = hall.assembly.hall
  return caseSources({ items, delegations: delegationBook(db), calendars }).terms({ id: 'spjy', version: 1 }, {})
}

test('[CAT-13] a setting of the own department holds at once for the lifecycle, with who, when, why and what before', async () => {
  const seen = await hall.call('department', 'GET', settingPath)
  expect(seen).toMatchObject({ status: 200, body: { version: 0, own: {}, history: [] } })
  const { statutory, usual } = seen.body
  const committed = { value: usual.committed.value - 1, unit: statutory.unit }
  expect(await change('department', { committed, authority: 'receive' }, 0)).toMatchObject({
    status: 200,
    body: { version: 1 },
  })
  expect(await termsNow()).toMatchObject({ committed, authority: 'receive', statutory })
  const after = await hall.call('department', 'GET', settingPath)
  expect(after.body).toMatchObject({
    version: 1,
    own: { committed, authority: 'receive' },
    history: [{ reason: '压缩承诺时限', byName: 'department-administrator' }],
  })
  expect(after.body.history[0].changes).toContainEqual({ name: 'authority', before: null, after: 'receive' })
})

test('[CAT-13] what somebody else changed in the meantime is not overwritten, and a reset follows the catalogue again', async () => {
  expect((await change('system', {}, 0)).body.code).toBe('catalogue.setting-changed')
  expect((await change('system', {}, 1, '恢复为事项库')).status).toBe(200)
  expect((await termsNow()).authority).toBe('accept')
  expect((await change('system', {}, 2)).body.code).toBe('catalogue.nothing-changed')
})

test('[CAT-13] no promise beyond the law, no extension beyond ten days, no channel the catalogue does not offer', async () => {
  const { statutory } = (await hall.call('system', 'GET', settingPath)).body
  const code = async (setting: object) => (await change('system', setting, 2)).body.code
  expect(await code({ committed: { value: statutory.value + 1, unit: statutory.unit } })).toBe(
    'catalogue.limit-over-statutory',
  )
  expect(await code({ committed: { value: 1, unit: 'hour' } })).toBe('catalogue.limit-unit-differs')
  expect(await code({ extensionDays: 11 })).toBe('catalogue.extension-too-long')
  expect(await code({ channels: [] })).toBe('catalogue.channel-not-offered')
  expect(await code({ assisting: ['scjg'] })).toBe('catalogue.department-foreign')
  expect((await change('system', { stepDays: 1 }, 2, ' ')).body.code).toBe('catalogue.reason-missing')
})

test('[CAT-13] only the own department and the system administrator set items', async () => {
  expect((await change('other', { stepDays: 1 }, 2)).body.code).toBe('access.out-of-scope')
  for (const who of ['chief', 'manager', 'supervisor', 'clerk']) {
    expect(await change(who, { stepDays: 1 }, 2)).toMatchObject({ status: 403 })
  }
  const rows = (await hall.call('department', 'GET', '/catalogue/item-settings')).body.rows as { department: string }[]
  expect(new Set(rows.map(({ department }) => department))).toEqual(new Set(['scjg']))
  expect((await hall.call('system', 'GET', '/catalogue/item-settings?q=食品')).body.total).toBeGreaterThan(0)
})
