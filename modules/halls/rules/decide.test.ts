import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import type { Actor } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import {
  decideDepartment,
  decideDepartmentActivity,
  decideHall,
  decideHallActivity,
  decideTurn,
  decideWindow,
  pageOfRows,
} from './index.ts'
import type { HallFacts, WindowFacts, WindowState, WindowTurn } from './index.ts'

function person(role: Role, change: Partial<Actor> = {}): Actor {
  const permissions = permissionsOf([role])
  return { kind: 'staff', person: 'p', name: 'p', roles: [role], permissions, region: '339921', ...change }
}
const administrator = person('system-administrator')
const manager = person('hall-manager', { hall: 'hall-county' })

const hall = { id: 'hall-county', region: '339921', isActive: true, version: 3 }
const window: WindowState = { id: 'hall-county-13', hall: hall.id, isOpen: true, isClosed: false, version: 2 }
const nothing = { people: 0, windows: 0, running: 0 }
const facts: WindowFacts = {
  no: '13',
  kind: '综合受理窗口',
  boards: ['ssdj'],
  takesApplications: true,
  receivesOnly: false,
  handsOut: false,
}
const hallFacts: HallFacts = {
  name: '云岫县行政服务中心',
  level: '县级',
  region: '339921',
  address: '春晖路88号',
  phone: '',
  hours: [
    {
      day: 1,
      open: [
        ['08:30', '12:00'],
        ['13:30', '17:00'],
      ],
    },
  ],
}
const codeOf = (answer: { ok: true } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? 'done' : answer.refusal.code

describe('halls', () => {
  const change = (given: Partial<HallFacts>, by = administrator, expectedVersion = 3) =>
    codeOf(decideHall(hall, { ...hallFacts, ...given }, { by, expectedVersion }))
  test('[SEC-01] the system administrator of the area changes it, others do not', () => {
    expect(change({})).toBe('done')
    expect(change({}, manager)).toBe('access.not-permitted')
    expect(change({}, person('system-administrator', { region: '339922' }))).toBe('access.out-of-scope')
  })
  test('[SEC-01] a hall is not moved to an area of somebody else', () => {
    expect(change({ region: '339922' })).toBe('access.out-of-scope')
    expect(change({ region: '339921103' })).toBe('done')
  })
  test('[EXT-04] an old version, an empty name and hours out of order are refused', () => {
    expect(change({}, administrator, 2)).toBe('halls.stale-version')
    expect(change({ name: ' ' })).toBe('halls.text-missing')
    expect(change({ hours: [{ day: 1, open: [['12:00', '08:30']] }] })).toBe('halls.hours-backwards')
    expect(change({ hours: [1, 1].map((day) => ({ day, open: [['08:30', '12:00']] })) })).toBe('halls.hours-backwards')
    const overlapping = [
      ['08:30', '12:00'],
      ['11:00', '17:00'],
    ]
    expect(change({ hours: [{ day: 2, open: overlapping }] })).toBe('halls.hours-backwards')
  })
  test.each([
    ['people', { ...nothing, people: 1 }],
    ['windows', { ...nothing, windows: 2 }],
    ['running cases', { ...nothing, running: 3 }],
  ])('[EXT-04] a hall stays in use while %s depend on it, and the refusal counts them', (_what, uses) => {
    const wish = { by: administrator, expectedVersion: 3, isActive: false, reason: '搬迁' }
    expect(decideHallActivity(hall, wish, uses)).toEqual({
      ok: false,
      refusal: { code: 'halls.hall-in-use', ...uses },
    })
    expect(decideHallActivity(hall, wish, nothing).ok).toBe(true)
    expect(codeOf(decideHallActivity(hall, { ...wish, reason: '' }, nothing))).toBe('halls.reason-missing')
    expect(codeOf(decideHallActivity(hall, { ...wish, isActive: true }, uses))).toBe('halls.already-so')
  })
})

describe('windows', () => {
  const change = (given: Partial<WindowFacts>, before: Partial<WindowState> = {}) =>
    codeOf(
      decideWindow(hall, { ...window, ...before }, { ...facts, ...given }, { by: administrator, expectedVersion: 2 }),
    )
  test('[QUE-03] the duties of a window fit together', () => {
    expect(change({})).toBe('done')
    expect(change({ boards: [] })).toBe('halls.board-missing')
    expect(change({ takesApplications: false, boards: [], handsOut: true })).toBe('done')
    expect(change({ takesApplications: false, receivesOnly: true })).toBe('halls.receive-without-take')
    expect(change({ no: ' ' })).toBe('halls.text-missing')
    expect(change({}, { isClosed: true, isOpen: false })).toBe('halls.window-closed')
    expect(change({}, { version: 3 })).toBe('halls.stale-version')
  })
  test('[QUE-03] a hall out of use gets no windows', () => {
    const seen = { by: administrator, expectedVersion: 0 }
    expect(codeOf(decideWindow({ ...hall, isActive: false }, undefined, facts, seen))).toBe('halls.hall-inactive')
    expect(codeOf(decideWindow(hall, undefined, facts, { ...seen, by: manager }))).toBe('access.not-permitted')
  })

  const turn = (wish: WindowTurn, by: Actor, state: Partial<WindowState> = {}, people = 0) =>
    codeOf(
      decideTurn(
        hall,
        { ...window, ...state },
        { by, turn: wish, reason: '检修', expectedVersion: 2 },
        { ...nothing, people },
      ),
    )
  const paused = { isOpen: false }
  const closed = { isOpen: false, isClosed: true }
  test.each([
    ['pause', 'the manager of the hall', manager, {}, 'done'],
    ['resume', 'the manager of the hall', manager, paused, 'done'],
    ['pause', 'the manager of another hall', person('hall-manager', { hall: 'hall-town' }), {}, 'access.out-of-scope'],
    ['close', 'the manager of the hall', manager, {}, 'access.not-permitted'],
    ['resume', 'the manager of the hall, once it is closed,', manager, closed, 'access.not-permitted'],
    ['resume', 'the administrator, once it is closed,', administrator, closed, 'done'],
    ['pause', 'the administrator', administrator, {}, 'done'],
    [
      'pause',
      'the administrator of another area',
      person('system-administrator', { region: '339922' }),
      {},
      'access.out-of-scope',
    ],
    ['pause', 'a clerk', person('window-clerk', { hall: 'hall-county' }), {}, 'access.not-permitted'],
    ['pause', 'the manager, twice,', manager, paused, 'halls.already-so'],
    ['resume', 'the manager, of an open one,', manager, {}, 'halls.already-so'],
    ['pause', 'the administrator, of a closed one,', administrator, closed, 'halls.window-closed'],
  ] as const)('[SEC-01] %s by %s', (...[wish, , by, state, code]) => {
    expect(turn(wish, by, state)).toBe(code)
  })
  test('[QUE-03] a window with somebody at it is paused but not closed', () => {
    expect(turn('close', administrator, {}, 1)).toBe('halls.window-in-use')
    expect(turn('close', administrator)).toBe('done')
    expect(turn('pause', administrator, {}, 1)).toBe('done')
  })
})

describe('departments', () => {
  const state = { id: 'scjg', region: '339921', isActive: true, version: 1 }
  const said = { name: '市监局', shortName: '市监', duties: '', region: '339921', documentMark: '云市监' }
  test('[SEC-01] name, short name and mark are written; the area is the administrator’s', () => {
    const seen = { by: administrator, expectedVersion: 1 }
    expect(decideDepartment(state, said, seen).ok).toBe(true)
    for (const member of ['name', 'shortName', 'documentMark'])
      expect(decideDepartment(state, { ...said, [member]: ' ' }, seen)).toMatchObject({
        refusal: { code: 'halls.text-missing', pointer: `/${member}` },
      })
    expect(codeOf(decideDepartment(undefined, { ...said, region: '339900' }, seen))).toBe('access.out-of-scope')
    expect(codeOf(decideDepartment({ ...state, version: 2 }, said, seen))).toBe('halls.stale-version')
  })
  test('[SEC-01] a department stays while people work in it or tasks wait', () => {
    const wish = { by: administrator, expectedVersion: 1, isActive: false, reason: '机构改革' }
    expect(codeOf(decideDepartmentActivity(state, wish, { ...nothing, running: 4 }))).toBe('halls.department-in-use')
    expect(codeOf(decideDepartmentActivity(state, wish, nothing))).toBe('done')
  })
})

describe('pages of a list', () => {
  const rows = ['B2', 'A10', 'A2', 'A2'].map((no, n) => ({ id: `w${n}`, no }))
  const columns = { no: ({ no }: { no: string }) => no }
  test.each([
    ['no', ['w2', 'w3', 'w1', 'w0']],
    ['-no', ['w0', 'w1', 'w3', 'w2']],
  ])('[EXT-01] sorted by %s, numbers as numbers, every row is met once', (sort, wanted) => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = pageOfRows(rows, columns, { sort, after, limit: 1 })
      expect(page.total).toBe(4)
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== undefined)
    expect(seen).toEqual(wanted)
  })
  test('[EXT-01] a row that went away between two pages moves nothing', () => {
    const { next } = pageOfRows(rows, columns, { sort: 'no', limit: 2 })
    const left = rows.filter(({ id }) => id !== 'w3')
    expect(pageOfRows(left, columns, { sort: 'no', after: next, limit: 2 }).rows.map(({ id }) => id)).toEqual([
      'w1',
      'w0',
    ])
  })
})
