import { describe, expect, test } from 'vitest'
import { lightOf, overdueSince, plainDate, type Light } from './index.ts'
import { limit, type LedgerStory } from './testing/ledgers.ts'
import { calendar } from './testing/statutory-calendar.ts'

function light(on: string, ...stories: readonly LedgerStory[]): Light {
  return lightOf({ ledgers: stories.map(({ ledger }) => ledger), on: plainDate(on), calendar })
}

describe('the supervision light', () => {
  const committed = limit('committed', '2026-03-02', 10)
  const statutory = limit('statutory', '2026-03-02', 20)

  test.each([
    ['2026-03-02', 'green'],
    ['2026-03-11', 'green'],
    ['2026-03-12', 'yellow'],
    ['2026-03-16', 'yellow'],
    ['2026-03-17', 'red'],
    ['2026-03-30', 'red'],
    ['2026-03-31', 'double-red'],
  ] as const)('[TIM-05] 10 working days committed to 03-16, 20 statutory to 03-30: on %s it is %s', (on, expected) => {
    expect(light(on, committed, statutory)).toBe(expected)
  })

  test('[TIM-05] a short limit is yellow on its last two days, one for today is yellow', () => {
    expect(light('2026-03-02', limit('committed', '2026-03-02', 3))).toBe('green')
    expect(light('2026-03-04', limit('committed', '2026-03-02', 3))).toBe('yellow')
    expect(light('2026-03-05', limit('committed', '2026-03-02', 3))).toBe('yellow')
    expect(light('2026-03-02', limit('committed', '2026-03-02', 0))).toBe('yellow')
  })

  test('[TIM-05] 28 per cent of 25 are 7 days, not 8', () => {
    const { ledger } = limit('committed', '2026-03-02', 25, 'day')
    const thresholds = { yellowShare: 0.28, yellowFloor: 1 }
    const lightOn = (on: string) => lightOf({ ledgers: [ledger], on: plainDate(on), calendar, thresholds })
    expect(lightOn('2026-03-19')).toBe('green')
    expect(lightOn('2026-03-20')).toBe('yellow')
  })

  test('[TIM-05] stopped is grey, but past is red even when it was stopped later', () => {
    expect(light('2026-03-20', committed.stopped('2026-03-10'), statutory)).toBe('grey')
    expect(light('2026-03-20', committed.stopped('2026-03-18'))).toBe('red')
  })

  test('[TIM-05] while the committed clock stands the statutory one can still turn yellow', () => {
    expect(light('2026-03-26', committed.stopped('2026-03-10'), statutory)).toBe('yellow')
  })

  test('[TIM-05] a decision in time that was not handed over is overdue against the commitment', () => {
    expect(light('2026-03-17', committed, statutory.ended('2026-03-16'))).toBe('red')
    expect(light('2026-03-17', committed.ended('2026-03-16'), statutory.ended('2026-03-16'))).toBe('green')
  })

  test('[TIM-05] ended late stays red for ever', () => {
    expect(light('2026-06-01', committed.ended('2026-03-18'), statutory.ended('2026-03-18'))).toBe('red')
  })

  test('[TIM-05] a hall sets its own thresholds', () => {
    const question = { ledgers: [committed.ledger], on: plainDate('2026-03-09'), calendar }
    expect(lightOf(question)).toBe('green')
    expect(lightOf({ ...question, thresholds: { yellowShare: 0.5, yellowFloor: 1 } })).toBe('yellow')
    expect(lightOf({ ...question, thresholds: { yellowShare: 0, yellowFloor: 5 } })).toBe('yellow')
  })

  test('[TIM-05] B9: an act on the due day is in time, one on the day after is not', () => {
    const later = plainDate('2026-04-30')
    expect(overdueSince(committed.ended('2026-03-16').ledger, calendar, later)).toBeUndefined()
    expect(overdueSince(committed.ended('2026-03-17').ledger, calendar, later)).toBe('2026-03-16T16:00:00.000Z')
  })

  test('[TIM-05] a limit that ended later was not overdue yet when looked at before', () => {
    expect(overdueSince(committed.ended('2026-03-20').ledger, calendar, plainDate('2026-03-16'))).toBeUndefined()
  })
})
