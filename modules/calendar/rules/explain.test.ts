import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  budgetOn,
  dueOf,
  explain,
  instant,
  openLedger,
  plainDate,
  remainingDays,
  type Explanation,
} from './index.ts'
import { anyLedger, limit } from './testing/ledgers.ts'
import { calendar, withClosure } from './testing/statutory-calendar.ts'

/** A day of the explanation in a line, as the applicant would read it. */
function lines({ days }: Explanation): readonly string[] {
  return days.map(({ date, class: kind, ...why }) => [date.slice(5), kind, ...Object.values(why)].join(' '))
}

describe('why this day', () => {
  test('[TIM-03] example A explains itself: makeup Saturday counted, Spring Festival not', () => {
    const explanation = explain(limit('committed', '2026-02-12', 5).ledger, calendar)
    expect(explanation).toMatchObject({
      limit: 'committed',
      dayZero: '2026-02-12',
      budget: 5,
      unit: 'workday',
      extension: [],
      due: '2026-02-26',
      provisional: false,
      calendarVersion: '2026-1',
    })
    expect(lines(explanation)).toEqual([
      '02-12 day-zero',
      '02-13 counted 1',
      '02-14 counted-makeup 2',
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => `02-${day} holiday 春节`),
      '02-24 counted 3',
      '02-25 counted 4',
      '02-26 counted 5',
    ])
  })

  test('[TIM-03] a stop names its ground and notice, a closure its order, and the extension is counted on', () => {
    const story = limit('committed', '2026-08-07', 2)
      .stopped('2026-08-10 09:00')
      .resumed('2026-08-11 09:00')
      .extended(1)
    const explanation = explain(story.ledger, withClosure('2026-08-12'))
    expect(explanation.extension).toEqual([{ value: 1, unit: 'workday' }])
    expect(lines(explanation)).toEqual([
      '08-07 day-zero',
      '08-08 weekend',
      '08-09 weekend',
      '08-10 stopped 专家评审 告知书1',
      '08-11 counted 1',
      '08-12 local-closure 台风停工 临防指〔2026〕3号',
      '08-13 counted 2',
      '08-14 counted 3',
    ])
  })

  test('[TIM-03] calendar days are counted through days off and roll to the next working day', () => {
    expect(lines(explain(limit('correction', '2026-02-12', 3, 'day').ledger, calendar)).slice(0, 5)).toEqual([
      '02-12 day-zero',
      '02-13 counted 1',
      '02-14 counted 2',
      '02-15 counted 3',
      '02-16 holiday 春节',
    ])
    expect(lines(explain(limit('correction', '2026-02-12', 3, 'day').ledger, calendar)).at(-1)).toBe('02-24 rolled')
  })

  test('[TIM-03] while the clock stands the list ends with the stop, or with today', () => {
    const { ledger } = limit('committed', '2026-03-02', 5).stopped('2026-03-04 09:00')
    expect(lines(explain(ledger, calendar))).toEqual([
      '03-02 day-zero',
      '03-03 counted 1',
      '03-04 stopped 专家评审 告知书1',
    ])
    const today = explain(ledger, calendar, plainDate('2026-03-08'))
    expect(today.due).toBeNull()
    expect(lines(today).at(-1)).toBe('03-08 stopped 专家评审 告知书1')
  })

  test('[TIM-03] no budget is explained by day zero alone; hours are not numbered', () => {
    expect(lines(explain(limit('committed', '2026-10-03', 0).ledger, calendar))).toEqual(['10-03 day-zero'])
    expect(lines(explain(limit('step', '2026-03-05', 30, 'hour').ledger, calendar))).toEqual([
      '03-05 day-zero',
      '03-06 counted',
      '03-07 counted',
      '03-08 weekend',
      '03-09 rolled',
    ])
  })

  test('[TIM-03] an extension in another unit goes on with its own days', () => {
    const explanation = explain(limit('committed', '2026-03-05', 1).extended(2, 'day').ledger, calendar)
    expect(lines(explanation)).toEqual([
      '03-05 day-zero',
      '03-06 counted 1',
      '03-07 counted 2',
      '03-08 counted 3',
      '03-09 rolled',
    ])
  })

  test('[TIM-03] I-25: the explanation adds up, its days follow one another and end on the due day', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const { due, days, budget, extension } = explain(ledger, calendar)
        const counted = days.filter((day) => day.class === 'counted' || day.class === 'counted-makeup')
        expect(counted).toEqual(counted.map((day, index) => ({ ...day, n: index + 1 })))
        for (const [index, day] of days.entries()) expect(day.date).toBe(addDays(ledger.entries[0].dayZero, index))
        expect(due).toBe(dueOf(ledger, calendar).due)
        if (due === null) return
        expect(days.at(-1)?.date).toBe(due)
        expect(counted).toHaveLength(extension.reduce((sum, { value }) => sum + value, budget))
      }),
      { numRuns: 500 },
    )
  })
})

describe('what remains', () => {
  test('[TIM-05] everything on day zero, nothing on the due day, and no less while the clock stands', () => {
    const story = limit('committed', '2026-03-02', 5).stopped('2026-03-04 09:00')
    expect(remainingDays(story.ledger, plainDate('2026-03-02'), calendar)).toBe(5)
    expect(remainingDays(story.ledger, plainDate('2026-03-03'), calendar)).toBe(4)
    expect(remainingDays(story.ledger, plainDate('2026-03-20'), calendar)).toBe(4)
    const resumed = story.resumed('2026-03-10 09:00').ledger
    expect(remainingDays(resumed, plainDate('2026-03-10'), calendar)).toBe(3)
    expect(remainingDays(resumed, plainDate('2026-03-13'), calendar)).toBe(0)
    expect(remainingDays(resumed, plainDate('2026-05-13'), calendar)).toBe(0)
  })

  test('[TIM-05] months remain as their days, hours as days begun', () => {
    expect(budgetOn(limit('originals', '2026-03-31', 1, 'month').ledger, plainDate('2026-04-10'), calendar)).toEqual({
      total: 30,
      remaining: 20,
    })
    expect(budgetOn(limit('step', '2026-03-02', 30, 'hour').ledger, plainDate('2026-03-03'), calendar)).toEqual({
      total: 2,
      remaining: 1,
    })
  })

  test('[TIM-05] hours that end on the day they began leave nothing on it', () => {
    const [opened] = limit('step', '2026-03-02', 4, 'hour').ledger.entries
    const ledger = openLedger('step', { ...opened, at: instant('2026-03-02T09:00:00+08:00') })
    expect(remainingDays(ledger, plainDate('2026-03-02'), calendar)).toBe(0)
    expect(remainingDays(ledger, plainDate('2026-03-03'), calendar)).toBe(0)
  })

  test('[TIM-05] an extension in another unit is part of what remains', () => {
    const { ledger } = limit('committed', '2026-03-02', 2).extended(3, 'day')
    expect(budgetOn(ledger, plainDate('2026-03-02'), calendar)).toEqual({ total: 5, remaining: 5 })
    expect(budgetOn(ledger, plainDate('2026-03-05'), calendar)).toEqual({ total: 5, remaining: 2 })
    const stopped = limit('committed', '2026-03-02', 2).stopped('2026-03-04').extended(3, 'day').ledger
    expect(budgetOn(stopped, plainDate('2026-03-20'), calendar)).toEqual({ total: 5, remaining: 4 })
  })

  test('[TIM-05] what remains after a day is what the explanation counts after it', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 0, max: 120 }), (ledger, offset) => {
        const { due, days, dayZero } = explain(ledger, calendar)
        fc.pre(due !== null)
        const on = addDays(dayZero, offset)
        const left = days.filter((day) => day.class.startsWith('counted') && day.date > on)
        expect(remainingDays(ledger, on, calendar)).toBe(left.length)
      }),
      { numRuns: 500 },
    )
  })
})
