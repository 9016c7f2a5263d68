import type { Item } from '@yichuang/modules/catalogue/rules'
import { applyPackageEdit } from '@yichuang/modules/packages/rules'
import type { PackageDocument } from '@yichuang/modules/packages/rules'
import { prepared } from '@yichuang/platform/db'
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

const post = (who: string, path: string, body: object) => hall.call(who, 'POST', path, { body })
const read = async (who: string, id: string) => (await hall.call(who, 'GET', `/package-drafts/${id}`)).body

interface Opened {
  readonly id: string
  readonly document: PackageDocument
  readonly items: readonly Item[]
}

async function opened(who: string, body: object): Promise<Opened> {
  const { status, body: answer } = await post(who, '/package-drafts', body)
  expect([status, answer.state]).toEqual([200, 'composing'])
  return read(who, answer.id)
}

test('[CAT-11] [CON-08] a department composes, the centre publishes, the search and the guide have it', async () => {
  const fresh = { name: '开书店一件事', items: ['gthsl', 'cbwls', 'hwzp'] }
  const { id, document } = await opened('department', { fresh, reason: '窗口常有人问' })
  expect([document.id, document.leadDepartment]).toEqual(['pkg-ksd', 'scjg'])
  expect(document.items.map(({ item, stage }) => [item, stage])).toEqual([
    ['gthsl', 1],
    ['cbwls', 2],
    ['hwzp', 2],
  ])
  const named = { ...document, aliases: ['卖书', '开书屋'] }
  const saved = await post('department', `/package-drafts/${id}/document`, { document: named, expectedVersion: 1 })
  expect([saved.status, saved.body.version]).toEqual([200, 2])
  expect((await post('department', `/package-drafts/${id}/publications`, { expectedVersion: 2 })).status).toBe(403)
  const published = await post('manager', `/package-drafts/${id}/publications`, { expectedVersion: 2 })
  expect([published.status, published.body.state]).toEqual([200, 'published'])
  const line = (await hall.call('manager', 'GET', '/packages')).body.rows.find(
    (row: { id: string }) => row.id === 'pkg-ksd',
  )
  expect([line.version, line.draft, line.saving.isComplete]).toEqual([1, null, true])
  expect(line.saving.after.materials).toBeLessThan(line.saving.before.materials)
  await expect
    .poll(async () => (await hall.call('clerk', 'GET', '/catalogue/search?q=开书屋&limit=3')).body.results[0])
    .toMatchObject({ id: 'pkg-ksd', kind: 'package', name: '开书店一件事' })
}, 60_000)

describe('[CAT-11] a package of the imported catalogue', () => {
  test('becomes its second version, and the imported text is kept as the first', async () => {
    const { id, document } = await opened('department', { package: 'pkg-kbld', reason: '加消防检查' })
    const more = { ...document, aliases: [...document.aliases, '开便利铺'] }
    await post('department', `/package-drafts/${id}/document`, { document: more, expectedVersion: 1 })
    const { status } = await post('manager', `/package-drafts/${id}/publications`, { expectedVersion: 2 })
    expect(status).toBe(200)
    const { versions, version, document: now } = (await hall.call('manager', 'GET', '/packages/pkg-kbld')).body
    expect([version, now.aliases.at(-1)]).toEqual([2, '开便利铺'])
    expect(versions.map((one: { version: number; reason: string }) => [one.version, one.reason])).toEqual([
      [2, '加消防检查'],
      [1, ''],
    ])
  })
})

describe('[CAT-11] [CAT-12] versions of a package', () => {
  const compared = (from: number, to: number) =>
    hall.call('department', 'GET', `/packages/pkg-tx/comparison?from=${from}&to=${to}`)
  const restore = (who: string, body: object) => post(who, '/packages/pkg-tx/restorations', body)

  test('differ in what applicants need; an earlier one is in force again, word for word, as a new one', async () => {
    const imported = (await hall.call('manager', 'GET', '/packages/pkg-tx')).body.document
    const { id, document, items } = await opened('manager', { package: 'pkg-tx', reason: '优待证改在社区办' })
    const known = new Map(items.map((item) => [item.id, item]))
    const less = applyPackageEdit(document, { kind: 'remove-item', item: 'lnyd' }, (item) => known.get(item))
    if (!less.ok) throw new Error('the items wait for each other')
    await post('manager', `/package-drafts/${id}/document`, { document: less.value, expectedVersion: 1 })
    const during = await restore('manager', { version: 1, reason: '先恢复' })
    expect([during.status, during.body.code]).toEqual([409, 'packages.same-version'])
    const published = await post('manager', `/package-drafts/${id}/publications`, { expectedVersion: 2 })
    expect([published.status, published.body.code]).toEqual([200, undefined])

    const { status, body } = await compared(1, 2)
    expect([status, body.items.dropped]).toEqual([200, [{ key: 'lnyd', name: '老年人优待证办理' }]])
    expect(body.changes.map(({ kind }: { kind: string }) => kind)).toContain('fewer')
    expect(body.saving.to.after.materials).toBeLessThanOrEqual(body.saving.from.after.materials)

    expect((await restore('department', { version: 1, reason: '社区办不了' })).status).toBe(403)
    const silent = await restore('manager', { version: 1, reason: '  ' })
    expect([silent.status, silent.body.code, silent.body.pointer]).toEqual([422, 'packages.reason-missing', '/reason'])
    const missing = await restore('manager', { version: 7, reason: '试' })
    expect([missing.status, missing.body.code]).toEqual([404, 'packages.no-such-version'])
    const restored = await restore('manager', { version: 1, reason: '社区还办不了' })
    expect([restored.status, restored.body]).toEqual([200, { version: 3 }])

    const {
      versions,
      version,
      document: now,
      mayRestore,
    } = (await hall.call('manager', 'GET', '/packages/pkg-tx')).body
    expect([version, mayRestore, now]).toEqual([3, true, imported])
    expect(versions.map((one: { version: number; reason: string }) => [one.version, one.reason])).toEqual([
      [3, '社区还办不了'],
      [2, '优待证改在社区办'],
      [1, ''],
    ])
    expect((await compared(1, 3)).body).toMatchObject({ changes: [], questions: [], members: [] })
    expect((await compared(1, 9)).body.code).toBe('packages.no-such-version')
  }, 60_000)

  test('are left alone while the package is composed', async () => {
    const { id } = await opened('manager', { package: 'pkg-tx', reason: '再改' })
    const refused = await restore('manager', { version: 1, reason: '恢复' })
    expect([refused.status, refused.body.code, refused.body.draft]).toEqual([409, 'packages.draft-open', id])
    await post('manager', `/package-drafts/${id}/cancellations`, { expectedVersion: 1 })
  })
})

test('[CON-08] the search finds packages alone, for the quick search of the workbench', async () => {
  const { body } = await hall.call(
    'manager',
    'GET',
    '/catalogue/search?q=%E5%BC%80%E9%A4%90%E9%A6%86&kind=package&note=false',
  )
  expect(body.results[0]).toMatchObject({ id: 'pkg-kcyd', kind: 'package', name: '开餐饮店一件事' })
  expect(new Set(body.results.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['package']))
  expect(body.confident).toBe(true)
})

describe('[CAT-11] what is refused', () => {
  test('a ring of dependencies, by the names of its items; and nothing is changed', async () => {
    const { id, document } = await opened('department', { package: 'pkg-kcyd', reason: '' })
    const items = document.items.map((entry) => (entry.item === 'gthsl' ? { ...entry, dependsOn: ['spjy'] } : entry))
    const { status, body } = await post('department', `/package-drafts/${id}/document`, {
      document: { ...document, items },
      expectedVersion: 1,
    })
    expect([status, body.code]).toEqual([422, 'packages.cycle'])
    expect(body.names).toEqual(['个体工商户设立登记', '食品经营许可新办'])
    expect((await read('department', id)).version).toBe(1)
  })

  test('who saves second is told who was faster, and a package has one draft', async () => {
    const { id, document } = await opened('department', {
      fresh: { name: '开小店一件事', items: ['gthsl', 'hwzp'] },
      reason: '',
    })
    const path = `/package-drafts/${id}/document`
    expect((await post('colleague', path, { document, expectedVersion: 1 })).status).toBe(200)
    const late = await post('department', path, { document, expectedVersion: 1 })
    expect([late.status, late.body.code, late.body.byName]).toEqual([409, 'packages.stale-version', '同事'])
    const again = await post('department', '/package-drafts', { package: 'pkg-kcyd', reason: '' })
    expect([again.status, again.body.code]).toEqual([409, 'packages.draft-open'])
  })

  test('a package with an error left, one of another department, and what is no package', async () => {
    const { id } = await opened('manager', { fresh: { name: '独项一件事', items: ['gthsl'] }, reason: '' })
    const published = await post('manager', `/package-drafts/${id}/publications`, { expectedVersion: 1 })
    expect([published.status, published.body.code]).toEqual([422, 'packages.findings-open'])
    const other = await post('other', '/package-drafts', { package: 'pkg-kbld', reason: '' })
    expect([other.status, other.body.code]).toEqual([404, 'access.out-of-scope'])
    const malformed = await post('department', `/package-drafts/${id}/document`, { document: {}, expectedVersion: 1 })
    expect([malformed.status, malformed.body.code]).toEqual([422, 'packages.document-malformed'])
    const cancelled = await post('department', `/package-drafts/${id}/cancellations`, { expectedVersion: 1 })
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled'])
    expect((await post('department', `/package-drafts/${id}/cancellations`, { expectedVersion: 2 })).body.code).toBe(
      'packages.not-now',
    )
  })
})

const addCase = prepared<never, [applicant: string, item: string, day: number]>(
  'test.add-case',
  `insert into cases.dossier (id, application_no, version, head_hash, state, stage, channel, item, item_version, item_name,
     item_kind, department, departments, region, applicant_kind, applicant_name, applicant_key, opened_at, received_at,
     changed_at, calendar_version)
   select id, id::text, 1, '', '{}', 'closed', 'window', $2, 1, $2, 'instant', 'scjg', '{scjg}', '339921', 'person', '某人', $1,
     at, at, at, '1'
   from (select gen_random_uuid() as id, timestamptz '2026-01-01 09:00+08' + $3 * interval '1 day' as at) as new`,
)

test('[CAT-11] the case history proposes what goes together, and says nothing of who', async () => {
  for (let person = 0; person < 6; person += 1) {
    await db.run(addCase, [`key-${person}`, 'gjjlz', person])
    await db.run(addCase, [`key-${person}`, 'syjsl', person + 7 + person])
  }
  for (let person = 0; person < 14; person += 1) await db.run(addCase, [`once-${person}`, 'gthsl', person])
  const before = (await hall.call('department', 'GET', '/package-associations')).body
  expect([before.mining, before.rows]).toEqual([null, []])
  const terms = { ...before.terms, windowDays: 30 }
  expect((await post('department', '/package-associations', terms)).status).toBe(403)
  const asked = await post('manager', '/package-associations', terms)
  expect([asked.status, typeof asked.body.waitingSince]).toEqual([200, 'string'])
  await hall.work('packages.mine')
  const { body } = await hall.call('department', 'GET', '/package-associations')
  expect([body.waitingSince, body.mining.cases, body.mining.applicants]).toEqual([null, 26, 20])
  expect(body.rows).toHaveLength(1)
  expect(body.rows[0]).toMatchObject({
    applicants: 6,
    support: 0.3,
    confidence: 1,
    days: { median: 10, examples: [7, 8, 9, 10, 11, 12] },
    packages: [],
  })
  expect(body.rows[0].items.map(({ id }: { id: string }) => id)).toEqual(['gjjlz', 'syjsl'])
  expect(JSON.stringify(body)).not.toContain('key-')
  const few = await post('manager', '/package-associations', { ...terms, leastApplicants: 2 })
  expect(few.status).toBe(400)
})
