import { compileCalendar } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '../rules/index.ts'
import { countDay, dayOf } from './counts.ts'
import { lightOfDue, listDue } from './due-list.ts'
import { findCases } from './find-cases.ts'

const { db } = await testDatabase()
const calendar = compileCalendar({
  version: 'test',
  cause: '',
  years: [2026],
  holidays: [],
  makeupWorkdays: [],
  localClosures: [],
})
// A Friday: the next working day is Monday.
const day = dayOf('2026-09-18' as PlainDate, calendar)
const now = '2026-09-18T02:00:00Z'

interface Seed {
  readonly n: number
  readonly hall?: string
  readonly region?: string
  readonly department?: string
  readonly stage?: string
  readonly opened?: string
  readonly accepted?: string | null
  readonly concluded?: string | null
  readonly ended?: string | null
  readonly due?: string | null
  readonly stopped?: boolean
  readonly state?: object
}

const idOf = (n: number) => `0192f0aa-0000-7000-8000-${String(n).padStart(12, '0')}`

const insertDossier = prepared<object, readonly (string | boolean | null)[]>(
  'test.insert-dossier',
  `insert into cases.dossier (id, application_no, version, head_hash, state, stage, channel, item, item_version, item_name,
     item_kind, department, departments, region, hall, hall_window, applicant_kind, applicant_name, applicant_key,
     opened_at, accepted_at, concluded_at, ended_at, due_on, is_stopped, changed_at)
   values ($1, $2, 1, '', $3::json, $4, 'window', 'spjy', 1, '食品经营许可新办', 'commitment', $5, array[$5], $6, $7,
     $7 || '-13', 'organisation', '云岫县麦穗面馆', 'k', $8, $9, $10, $11, $12, $13,
     greatest($8::timestamptz, $9::timestamptz, $10::timestamptz, $11::timestamptz))`,
)

function seed(one: Seed): Promise<unknown> {
  return db.many(insertDossier, [
    idOf(one.n),
    `339921-260918-${String(one.n).padStart(5, '0')}`,
    JSON.stringify(one.state ?? {}),
    one.stage ?? 'accepted',
    one.department ?? 'scjg',
    one.region ?? '339921',
    one.hall ?? 'hall-county',
    one.opened ?? '2026-09-10T02:00:00Z',
    one.accepted === undefined ? '2026-09-10T03:00:00Z' : one.accepted,
    one.concluded ?? null,
    one.ended ?? null,
    one.due ?? null,
    one.stopped ?? false,
  ])
}

function watcher(role: string, changes: Partial<Actor> = {}): Actor {
  const base = { kind: 'staff', person: 'p', name: 'p', roles: [role], region: '339921' } as const
  return { ...base, permissions: new Set(['supervision.read']), hall: 'hall-county', ...changes }
}

const handedOut = { result: { state: 'delivered', settledAt: now } }

beforeAll(async () => {
  await seed({ n: 1, due: '2026-09-17' })
  await seed({ n: 2, due: '2026-09-18' })
  await seed({ n: 3, due: '2026-09-21', department: 'gaj' })
  await seed({ n: 4, due: '2026-09-22' })
  await seed({ n: 5, stage: 'suspended', stopped: true })
  await seed({ n: 6, stage: 'draft', opened: now, accepted: null })
  await seed({ n: 7, stage: 'received', opened: now, accepted: null, due: '2026-09-25' })
  await seed({ n: 8, stage: 'closed', opened: now, accepted: now, concluded: now, ended: now, state: handedOut })
  // one minute before midnight in Shanghai: yesterday's
  await seed({ n: 9, stage: 'concluded', concluded: '2026-09-17T15:59:00Z', due: '2026-09-16' })
  await seed({ n: 10, hall: 'hall-town', region: '339921103', due: '2026-09-11' })
  await seed({ n: 11, hall: 'hall-other', region: '339922', due: '2026-09-11' })
})

describe('figures of a day', () => {
  test('[BAK-12] each case is counted where it stands, and the parts add up to the whole', async () => {
    const scope = scopeOf(watcher('hall-manager'), 'supervision.read')
    if (scope === undefined) throw new Error('no reach')
    const { all, departments, windows, items } = await countDay(db, scope, day)
    expect(all).toEqual({
      opened: 2,
      accepted: 1,
      concluded: 1,
      handedOut: 1,
      open: 6,
      overdue: 1,
      soon: 2,
      stopped: 1,
    })
    expect(departments.map(({ id, open, soon }) => [id, open, soon])).toEqual([
      ['scjg', 5, 1],
      ['gaj', 1, 1],
    ])
    expect(windows.map(({ id, open }) => [id, open])).toEqual([['hall-county-13', 6]])
    expect(items).toEqual([{ id: 'spjy', name: '食品经营许可新办', ...all }])
  })
  test('[BAK-12] nothing anywhere is zeros, not an empty answer', async () => {
    const { all, departments } = await countDay(db, { region: '', hall: 'nowhere', department: undefined }, day)
    expect(all.open).toBe(0)
    expect(departments).toEqual([])
  })
})

describe('reach', () => {
  const seenBy = async (actor: Actor) => {
    const scope = scopeOf(actor, 'supervision.read')
    if (scope === undefined) return undefined
    const page = await listDue(db, { ...scope, ...day, state: 'overdue', after: undefined, limit: 50 })
    return page.rows.map(({ id }) => Number(id.slice(-12)))
  }
  test('[SEC-02] a hall manager sees the own hall and no other', async () => {
    expect(await seenBy(watcher('hall-manager'))).toEqual([1])
    expect(await seenBy(watcher('hall-manager', { hall: 'hall-town' }))).toEqual([10])
  })
  test('[SEC-02] a supervisor sees the area with the towns below it, not the neighbour', async () => {
    expect(await seenBy(watcher('supervisor'))).toEqual([10, 1])
    expect(await seenBy(watcher('supervisor', { region: '339922' }))).toEqual([11])
    expect(await seenBy(watcher('supervisor', { region: '339900' }))).toEqual([10, 11, 1])
  })
  test('[SEC-02] a role without the permission reaches nothing', async () => {
    expect(await seenBy(watcher('window-clerk'))).toBeUndefined()
  })
  test('[SEC-02] the search finds within the reach only, and a percent sign is a percent sign', async () => {
    const county = { region: '339922', hall: undefined, department: undefined }
    expect((await findCases(db, county, '00011')).map(({ id }) => id)).toEqual([idOf(11)])
    expect(await findCases(db, county, '00010')).toEqual([])
    expect(await findCases(db, county, '%')).toEqual([])
  })
})

describe('due list', () => {
  test('[BAK-12] pages by keyset meet every case once, oldest due day first', async () => {
    const scope = { region: '339921', hall: undefined, department: undefined }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listDue(db, { ...scope, ...day, state: undefined, after, limit: 1 })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== undefined)
    expect(seen).toEqual([10, 1, 2, 3].map(idOf))
  })
  test.each([
    ['2026-09-18', null, 'yellow', 0],
    ['2026-09-21', null, 'yellow', 1],
    ['2026-09-17', '2026-09-25', 'red', -1],
    ['2026-09-14', '2026-09-17', 'double-red', -4],
  ])('[BAK-12] due %s, by law %s, is %s with %i days', (due_on, statutory_due, light, days) => {
    expect(lightOfDue({ due_on, statutory_due }, day.today, calendar)).toEqual({ light, days })
  })
})
