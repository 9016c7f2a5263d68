import type { DelegationFact } from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { acceptanceAt, gapOfHall } from './acceptance.ts'
import type { AcceptanceDesk } from './acceptance.ts'

const at = '2026-09-24T02:00:00.000Z' as Instant
const item = { id: 'gthsl', department: 'scjg', board: 'ssdj' }
const desk: AcceptanceDesk = {
  hall: 'hall-county',
  boards: ['ssdj', 'shsw'],
  takesApplications: true,
  receivesOnly: false,
  isOpen: true,
  isClosed: false,
  officers: ['shenruoxi'],
}
const paper: DelegationFact = {
  no: '云市监委〔2026〕1号',
  department: 'scjg',
  powers: ['accept', 'refuse'],
  items: [],
  holder: { kind: 'hall', hall: 'hall-county' },
  from: '2026-01-01T00:00:00.000Z' as Instant,
  to: '2026-12-31T00:00:00.000Z' as Instant,
  includesMajor: false,
}
const reasons = (change: Partial<AcceptanceDesk>, papers: readonly DelegationFact[] = [paper]) =>
  acceptanceAt(item, { ...desk, ...change }, { papers, at }).reasons

describe('[CAT-14] [CAT-15] what a window may accept today', () => {
  test('a paper of the hall or of a clerk who sits there, in force, names the item or all of its department', () => {
    const person = { ...paper, no: '2', items: ['gthsl'], holder: { kind: 'person', person: 'shenruoxi' } } as const
    const { papers, reasons: none } = acceptanceAt(item, desk, { papers: [paper, person], at })
    expect([papers.map(({ no }) => no), none]).toEqual([[paper.no, '2'], []])
    expect(reasons({}, [person])).toEqual([])
  })

  test('a paper of others, for other items, of other departments or without the power to accept is none', () => {
    const others: readonly DelegationFact[] = [
      { ...paper, holder: { kind: 'hall', hall: 'hall-city' } },
      { ...paper, holder: { kind: 'person', person: 'heyuan' } },
      { ...paper, items: ['spjy'] },
      { ...paper, department: 'gaj' },
      { ...paper, powers: ['refuse'] },
    ]
    for (const other of others) expect(reasons({}, [other])).toEqual(['no-delegation'])
  })

  test('one that is over or was taken back is told apart from one that is to come', () => {
    const over = { ...paper, to: '2026-09-24T01:59:59.999Z' as Instant }
    const later = { ...paper, from: '2026-09-25T00:00:00.000Z' as Instant }
    expect([reasons({}, [over]), reasons({}, [over, later]), reasons({}, [over, paper])]).toEqual([
      ['lapsed'],
      ['to-come'],
      [],
    ])
  })

  test('everything that stands in the way at the window is said; what it is not there for is said alone', () => {
    expect(reasons({ isOpen: false, officers: [] }, [])).toEqual(['paused', 'no-officer', 'no-delegation'])
    expect(reasons({ boards: ['gafw'], isOpen: false })).toEqual(['other-board'])
    const away = [reasons({ takesApplications: false }), reasons({ isClosed: true }), reasons({ receivesOnly: true })]
    expect(away).toEqual([['hands-out'], ['closed'], ['receives-only']])
  })
})

test('[CAT-15] a hall lacks an item when no window accepts it, for what the nearest window lacks', () => {
  expect(gapOfHall([['other-board'], []])).toBeUndefined()
  expect(gapOfHall([['other-board'], ['hands-out']])).toEqual(['no-window'])
  expect(gapOfHall([])).toEqual(['no-window'])
  expect(gapOfHall([['paused', 'lapsed'], ['lapsed'], ['other-board']])).toEqual(['lapsed'])
})
