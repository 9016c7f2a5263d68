import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { beforeAll, expect, test } from 'vitest'
import { scopeOf } from '../rules/index.ts'
import { readDeferrals } from './deferrals.ts'

const { db } = await testDatabase()

const insert = prepared<object, readonly (string | boolean)[]>(
  'test.insert-supplement',
  `insert into cases.supplement (dossier, kind, state, region, hall, department, item, item_name, application_no,
     applicant_name, materials, missing, opened_on, due_on, days, is_extended)
   values ($1::uuid, $2, $3, $4, $5, $6, $7, $7, $1::uuid::text, '甲', 1, 1, $8, $9, 10, $10)`,
)

interface Seed {
  readonly n: number
  readonly state: string
  readonly kind?: string
  readonly region?: string
  readonly hall?: string
  readonly department?: string
  readonly item?: string
  readonly openedOn?: string
  readonly dueOn?: string
  readonly isExtended?: boolean
}

function seed(one: Seed): Promise<unknown> {
  return db.many(insert, [
    `0192f0aa-0000-7000-8000-${String(one.n).padStart(12, '0')}`,
    one.kind ?? 'deferral',
    one.state,
    one.region ?? '339921',
    one.hall ?? 'hall-county',
    one.department ?? 'scjg',
    one.item ?? 'spjy',
    one.openedOn ?? '2026-09-10',
    one.dueOn ?? '2026-09-24',
    one.isExtended ?? false,
  ])
}

beforeAll(async () => {
  await seed({ n: 1, state: 'open', isExtended: true })
  await seed({ n: 2, state: 'open', dueOn: '2026-09-17' })
  await seed({ n: 3, state: 'late', dueOn: '2026-09-15', department: 'wjj', item: 'yljg' })
  await seed({ n: 4, state: 'kept' })
  await seed({ n: 5, state: 'kept-late' })
  await seed({ n: 6, state: 'lapsed' })
  await seed({ n: 7, state: 'released', openedOn: '2026-09-30' })
  await seed({ n: 8, state: 'kept', openedOn: '2026-08-31' })
  await seed({ n: 9, state: 'open', kind: 'correction' })
  await seed({ n: 10, state: 'kept', hall: 'hall-town' })
  await seed({ n: 11, state: 'kept', region: '339922', hall: 'hall-other' })
})

const period = {
  from: '2026-09-01' as PlainDate,
  until: '2026-09-30' as PlainDate,
  today: '2026-09-18' as PlainDate,
}
const watcher = (role: string): Actor => ({
  kind: 'staff',
  person: 'p',
  name: 'p',
  roles: [role],
  region: '339921',
  hall: 'hall-county',
  permissions: new Set(['supervision.read']),
})
async function seenBy(role: string, within = period) {
  const scope = scopeOf(watcher(role), 'supervision.read')
  return scope === undefined ? undefined : readDeferrals(db, scope, within)
}

test('[INT-04] each promise of the period is counted once, where it stands; what is gone by is late before its alarm', async () => {
  const seen = await seenBy('hall-manager')
  expect(seen?.all).toEqual({
    taken: 7,
    open: 1,
    late: 2,
    kept: 1,
    keptLate: 1,
    lapsed: 1,
    released: 1,
    extended: 1,
  })
  expect(seen?.departments.map(({ id, taken, late }) => [id, taken, late])).toEqual([
    ['scjg', 6, 1],
    ['wjj', 1, 1],
  ])
  expect(seen?.items.map(({ id, name, taken }) => [id, name, taken])).toEqual([
    ['spjy', 'spjy', 6],
    ['yljg', 'yljg', 1],
  ])
})
test('[INT-04] the first and the last day of the period count, the days around it do not', async () => {
  const august = { ...period, from: '2026-08-31' as PlainDate, until: '2026-08-31' as PlainDate }
  expect((await seenBy('hall-manager', august))?.all).toMatchObject({ taken: 1, kept: 1 })
  const never = { ...period, from: '2026-07-01' as PlainDate, until: '2026-07-31' as PlainDate }
  expect(await seenBy('hall-manager', never)).toMatchObject({ all: { taken: 0 }, departments: [], items: [] })
})
test('[SEC-02] a supervisor sees the area with all its halls, a clerk nothing', async () => {
  expect((await seenBy('supervisor'))?.all.taken).toBe(8)
  expect(await seenBy('window-clerk')).toBeUndefined()
})
