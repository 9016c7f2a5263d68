import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  instant,
  instantOf,
  parseInstant,
  parsePlainDate,
  plainDate,
  startOfDay,
  weekdayOf,
} from './index.ts'

const anyDay = fc
  .integer({ min: -200_000, max: 600_000 })
  .map((n) => plainDate(new Date(n * 86_400_000).toISOString().slice(0, 10)))

describe('calendar days', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('[TIM-01] %s is a day', (text) => {
    expect(parsePlainDate(text)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '',
    null,
    20_260_101,
  ])('[TIM-01] %j is not a day', (text) => {
    expect(parsePlainDate(text)).toBeUndefined()
  })

  test('[TIM-01] day arithmetic agrees with the Gregorian calendar over thousands of years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        const later = new Date(Date.parse(day) + count * 86_400_000)
        expect(addDays(day, count)).toBe(later.toISOString().slice(0, 10))
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(weekdayOf(addDays(day, count)) % 7).toBe(later.getUTCDay())
      }),
    )
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-15', 12, '2027-01-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-30', 0, '2026-03-30'],
  ] as const)('[TIM-01] the corresponding day of %s after %i months is %s (民法典 202)', (day, months, expected) => {
    expect(addMonths(plainDate(day), months)).toBe(expected)
  })

  test('[TIM-01] a literal that is no day stops the program', () => {
    expect(() => plainDate('2026-02-30')).toThrow(RangeError)
    expect(() => instant('2026-02-28T10:00:00')).toThrow(RangeError)
  })
})

describe('instants', () => {
  test.each([
    ['2026-09-19T22:40:00+08:00', '2026-09-19T14:40:00.000Z'],
    ['2026-09-19T22:40+0800', '2026-09-19T14:40:00.000Z'],
    ['2026-09-19t14:40:00.123456z', '2026-09-19T14:40:00.123Z'],
    ['2026-09-19 14:40:00,5Z', '2026-09-19T14:40:00.500Z'],
    ['2026-02-28T24:00:00+08:00', '2026-02-28T16:00:00.000Z'],
    ['2026-01-01T00:00:00-05:30', '2026-01-01T05:30:00.000Z'],
  ])('[TIM-01] %s is read as %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected)
  })

  test.each([
    '2026-09-19T22:40:00',
    '2026-09-19',
    '2026-02-29T10:00:00Z',
    '2026-09-19T25:00:00Z',
    '2026-09-19T24:00:01Z',
    '2026-09-19T10:60:00Z',
    '2026-09-19T10:00:60Z',
    '2026-09-19T10:00:00+19:00',
    '9999-12-31T23:00:00-08:00',
    '',
    undefined,
    5,
  ])('[TIM-01] %j is not an instant', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  test('[TIM-01] B1: the day of an instant is that of Asia/Shanghai, whatever the offset it was written with', () => {
    expect(dateOf(instant('2026-02-14T15:59:59.999Z'))).toBe('2026-02-14')
    expect(dateOf(instant('2026-02-14T16:00:00Z'))).toBe('2026-02-15')
    expect(dateOf(instant('2026-02-14T23:30:00-08:00'))).toBe('2026-02-15')
    expect(dateOf(plainDate('2026-02-14'))).toBe('2026-02-14')
  })

  test('[TIM-01] the start of a day is its first instant', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = startOfDay(day)
        expect(dateOf(start)).toBe(day)
        expect(dateOf(instantOf(Date.parse(start) - 1))).toBe(addDays(day, -1))
      }),
    )
  })
})
