import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { permissionsOf } from '@yichuang/modules/access/rules'
import { describe, expect, test } from 'vitest'
import { bandOf, byDepartment, combingState, decideBands, decidePlanning, rankedByVolume } from './combing-plan.ts'
import type { PlanFacts } from './combing-plan.ts'

const bands = [
  { band: 'low', from: 401 },
  { band: 'high', from: 1 },
  { band: 'medium', from: 101 },
]
const today = '2026-09-24' as PlainDate

describe('[CAT-04] rank and band', () => {
  test('the most applied for comes first, equal numbers by id, what nobody applied for has no rank', () => {
    const ranks = rankedByVolume(
      new Map([
        ['b', 7],
        ['none', 0],
        ['most', 90],
        ['a', 7],
      ]),
    )
    expect([...ranks]).toEqual([
      ['most', 1],
      ['a', 2],
      ['b', 3],
    ])
  })

  test.each([
    [1, 'high'],
    [100, 'high'],
    [101, 'medium'],
    [400, 'medium'],
    [401, 'low'],
    [9_000, 'low'],
    [undefined, 'none'],
  ])('rank %s is band %s', (rank, band) => {
    expect(bandOf(rank, bands)).toBe(band)
  })

  test('other thresholds are data', () => {
    expect(
      bandOf(2, [
        { band: 'high', from: 1 },
        { band: 'low', from: 2 },
      ]),
    ).toBe('low')
  })
})

test('[CAT-04] not combed is what asks nothing and nobody looked through', () => {
  const item = { hasDraft: false, isPlanned: false, hasQuestions: false, wasChecked: false }
  expect(combingState(item)).toBe('not-combed')
  expect(combingState({ ...item, wasChecked: true })).toBe('combed')
  expect(combingState({ ...item, hasQuestions: true })).toBe('combed')
  expect(combingState({ ...item, isPlanned: true })).toBe('planned')
  expect(combingState({ ...item, isPlanned: true, hasDraft: true })).toBe('on-its-way')
})

test('[CAT-16] the shares of a department are counted over its own items', () => {
  const line: PlanFacts = {
    department: 'scjg',
    departmentName: '市场监督管理局',
    volume: 10,
    state: 'combed',
    errors: 0,
    warnings: 0,
    isMovedIn: true,
    isOnline: true,
    dueOn: null,
  }
  const rows = byDepartment(
    [
      line,
      { ...line, department: 'rwb', departmentName: '人武部', state: 'not-combed', isOnline: false },
      { ...line, isMovedIn: false, warnings: 2, dueOn: '2026-09-23', state: 'planned' },
    ],
    today,
  )
  expect(rows).toEqual([
    {
      department: 'scjg',
      name: '市场监督管理局',
      items: 2,
      volume: 20,
      notCombed: 0,
      withFindings: 1,
      movedIn: 1,
      online: 2,
      planned: 1,
      overdue: 1,
    },
    expect.objectContaining({ department: 'rwb', items: 1, notCombed: 1, movedIn: 1, online: 0 }),
  ])
})

test('[CAT-04] only those who comb a department are given its items, by a day that is not over', () => {
  const administrator: Actor = {
    kind: 'staff',
    person: 'songkewei',
    name: '宋可为',
    roles: ['department-administrator'],
    permissions: permissionsOf(['department-administrator']),
    region: '339921',
    department: 'scjg',
  }
  const place = { region: '339921', department: 'scjg', centre: undefined }
  const wish = { isComber: true, dueOn: today, today }
  expect(decidePlanning(administrator, place, wish).ok).toBe(true)
  const refusals = [
    decidePlanning(administrator, { ...place, department: 'gaj' }, wish),
    decidePlanning(administrator, place, { ...wish, isComber: false }),
    decidePlanning(administrator, place, { ...wish, dueOn: '2026-09-23' as PlainDate }),
  ].map((answer) => (answer.ok ? '' : answer.refusal.code))
  expect(refusals).toEqual(['access.out-of-scope', 'workshop.no-such-owner', 'workshop.time-over'])
})

describe('[CAT-04] who moves the bands', () => {
  const somebody = (role: 'hall-manager' | 'system-administrator' | 'department-administrator'): Actor => ({
    kind: 'staff',
    person: role,
    name: role,
    roles: [role],
    permissions: permissionsOf([role]),
    region: '339921',
    hall: 'hall-county',
  })
  const own = { region: '339921', department: 'scjg', centre: 'hall-county' }
  const elsewhere = { region: '339922', department: 'scjg2', centre: undefined }
  const codeOf = (answer: ReturnType<typeof decideBands>) => (answer.ok ? '' : answer.refusal.code)

  test('the centre or the system administrator of all departments the bands hold for', () => {
    const wish = { medium: 51, low: 201 }
    expect(decideBands(somebody('hall-manager'), [own], wish)).toEqual({ ok: true, value: wish })
    expect(decideBands(somebody('system-administrator'), [own], wish).ok).toBe(true)
    expect(codeOf(decideBands(somebody('system-administrator'), [own, elsewhere], wish))).toBe('access.out-of-scope')
    expect(codeOf(decideBands(somebody('hall-manager'), [own, elsewhere], wish))).toBe('access.out-of-scope')
    expect(codeOf(decideBands(somebody('department-administrator'), [own], wish))).toBe('access.not-permitted')
  })

  test.each([
    [2, 3, ''],
    [2, 100_000, ''],
    [1, 401, 'workshop.bands-out-of-order'],
    [401, 401, 'workshop.bands-out-of-order'],
    [500, 401, 'workshop.bands-out-of-order'],
    [101, 100_001, 'workshop.bands-out-of-order'],
  ])('medium from %i and low from %i: %s', (medium, low, code) => {
    expect(codeOf(decideBands(somebody('hall-manager'), [own], { medium, low }))).toBe(code)
  })
})
