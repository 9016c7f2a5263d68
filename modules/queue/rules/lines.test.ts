import type { Decision } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { decideClosing, decideLineChange, decideOpening } from './index.ts'
import type { LineFacts, LineState } from './index.ts'

const codeOf = (decision: Decision<unknown>) => (decision.ok ? 'done' : decision.refusal.code)
const a: LineState = { id: 'h-a', letter: 'A', name: '综合', boards: ['zh'], isActive: true, version: 2 }
const b: LineState = { ...a, id: 'h-b', letter: 'B', name: '商事登记', boards: ['ssdj'] }
const closed: LineState = { ...a, id: 'h-c', letter: 'C', name: '旧分组', boards: ['sw'], isActive: false }
const around = { lines: [a, b, closed], knownBoards: new Set(['zh', 'ssdj', 'sw']) }
const facts: LineFacts = { letter: 'F', name: '税务', boards: ['sw'] }

describe('opening', () => {
  test.each<[string, Partial<LineFacts>, string]>([
    ['with a free letter, and a board only a closed line has', {}, 'done'],
    ['without boards', { boards: [] }, 'done'],
    ['with the letter of a closed line', { letter: 'C' }, 'done'],
    ['with the letter of another line', { letter: 'A' }, 'queue.letter-taken'],
    ['without a name', { name: ' ' }, 'queue.name-missing'],
    ['with a board of another line', { boards: ['sw', 'ssdj'] }, 'queue.board-taken'],
    ['with a board there is not', { boards: ['no'] }, 'queue.no-such-board'],
  ])('[QUE-03] %s', (_, change, code) => {
    expect(codeOf(decideOpening({ ...facts, ...change }, around))).toBe(code)
  })

  test('[QUE-03] the letter of a closed line opens that line again', () => {
    expect(decideOpening({ ...facts, letter: 'C' }, around)).toEqual({ ok: true, value: closed })
    expect(decideOpening(facts, around)).toEqual({ ok: true, value: undefined })
  })
})

describe('changing', () => {
  const change = { expectedVersion: 2, numbersToday: 0, around }
  const own: LineFacts = { letter: 'B', name: '商事登记和税务', boards: ['ssdj', 'sw'] }
  test.each<[string, Partial<LineFacts>, Partial<typeof change>, string]>([
    ['name and boards', {}, {}, 'done'],
    ['the name while numbers of today are out', {}, { numbersToday: 3 }, 'done'],
    ['the letter before the first number of the day', { letter: 'K' }, {}, 'done'],
    ['the letter of numbers that are out', { letter: 'K' }, { numbersToday: 3 }, 'queue.letter-in-use'],
    ['to the letter of another line', { letter: 'A' }, {}, 'queue.letter-taken'],
    ['to the letter of a closed line', { letter: 'C' }, {}, 'queue.letter-of-closed'],
    ['to a board of another line', { boards: ['zh'] }, {}, 'queue.board-taken'],
    ['a version somebody else changed', {}, { expectedVersion: 1 }, 'queue.stale-version'],
  ])('[QUE-03] %s', (_, part, other, code) => {
    expect(codeOf(decideLineChange(b, { ...own, ...part }, { ...change, ...other }))).toBe(code)
  })
})

test('[QUE-03] a line closes when nobody with its number waits, once, as it was seen', () => {
  expect(codeOf(decideClosing(b, 2, 0))).toBe('done')
  expect(decideClosing(b, 2, 4)).toEqual({
    ok: false,
    refusal: { code: 'queue.line-has-waiting', name: '商事登记', people: 4 },
  })
  expect(codeOf(decideClosing(b, 1, 0))).toBe('queue.stale-version')
  expect(codeOf(decideClosing(closed, 2, 0))).toBe('queue.no-such-group')
})
