import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import {
  addDays,
  addMonths,
  daysBetween,
  deadline,
  instantOf,
  isCovered,
  isWorkingDay,
  parseInstant,
  plainDate,
  startOfDay,
  type Due,
  type Limit,
  type Moment,
  type Stop,
} from './index.ts'
import { calendar, withClosure } from './testing/statutory-calendar.ts'

/** A moment as the examples write it: a day, or a day with its Shanghai time. */
function moment(text: string): Moment {
  return parseInstant(`${text}:00+08:00`) ?? plainDate(text)
}

function stop(suspendedAt: string, resumedAt: string | null): Stop {
  return { suspendedAt: moment(suspendedAt), resumedAt: resumedAt === null ? null : moment(resumedAt) }
}

function dueFor(acceptedAt: string, limit: string, stops: readonly Stop[] = [], extension?: string): Due {
  return deadline({
    acceptedAt: moment(acceptedAt),
    limit: limitOf(limit),
    stops,
    extension: extension ? limitOf(extension) : null,
    calendar,
  })
}

function limitOf(text: string): Limit {
  const [value, unit] = text.split(' ')
  const units = { wd: 'workday', d: 'day', m: 'month', h: 'hour' } as const
  if (unit !== 'wd' && unit !== 'd' && unit !== 'm' && unit !== 'h') throw new Error(text)
  return { value: Number(value), unit: units[unit] }
}

describe('the vectors of the domain reference', () => {
  test.each([
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-24', 1, '2026-09-28'],
    ['2026-09-30', 20, '2026-11-03'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2024-09-27', 10, '2024-10-16'],
    ['2024-02-08', 5, '2024-02-21'],
  ])('[TIM-01] accepted %s, %i working days: due %s', (from, value, due) => {
    expect(dueFor(from, `${value} wd`)).toEqual({ due, provisional: false })
  })

  test('[TIM-04] 10 working days from 2026-12-28 cross into a year without its notice: 2027-01-11, provisional', () => {
    expect(dueFor('2026-12-28', '10 wd')).toEqual({ due: '2027-01-11', provisional: true })
  })
})

describe('boundaries B1 to B10', () => {
  test('[TIM-01] B1: an acceptance at 00:10 Shanghai is of that day though it is still yesterday in UTC', () => {
    expect(dueFor('2026-03-03 00:10', '1 wd').due).toBe('2026-03-04')
  })

  test('[TIM-01] B2: the day of acceptance never counts, at whatever hour and whatever day it is', () => {
    expect(dueFor('2026-03-02 00:00', '1 wd').due).toBe('2026-03-03')
    expect(dueFor('2026-03-02 23:59', '1 wd').due).toBe('2026-03-03')
    expect(dueFor('2026-09-19 22:40', '1 wd').due).toBe('2026-09-20')
    expect(dueFor('2026-03-02', '1 d').due).toBe('2026-03-03')
  })

  test('[TIM-01] B3: a day counts if the clock runs at its 24:00; the day of resuming counts', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-03 09:00', '2026-03-05 09:00')]).due).toBe('2026-03-11')
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-03 23:59', '2026-03-04 00:00')]).due).toBe('2026-03-10')
  })

  test('[TIM-01] B3: a stop and resumption on the same day takes nothing', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-03 00:00', '2026-03-03 23:59')]).due).toBe('2026-03-09')
  })

  test('[TIM-01] B3: a stop on the due day moves the due day', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-09 16:00', '2026-03-10 09:00')]).due).toBe('2026-03-10')
  })

  test('[TIM-01] B3: a stop over days off takes no working day', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-07', '2026-03-09')]).due).toBe('2026-03-09')
  })

  test('[TIM-01] B4: overlapping, nested and repeated stops take a day once', () => {
    const stops = [stop('2026-03-03', '2026-03-06'), stop('2026-03-04', '2026-03-05'), stop('2026-03-05', '2026-03-09')]
    expect(dueFor('2026-03-02', '5 wd', stops).due).toBe('2026-03-13')
    expect(dueFor('2026-03-02', '5 wd', [...stops, ...stops].toReversed()).due).toBe('2026-03-13')
  })

  test('[TIM-01] B5: calendar days are counted through, and a last day off rolls to the next working day', () => {
    expect(dueFor('2026-03-02', '10 d').due).toBe('2026-03-12')
    expect(dueFor('2026-03-02', '12 d').due).toBe('2026-03-16')
    expect(dueFor('2026-02-05', '10 d').due).toBe('2026-02-24')
    expect(dueFor('2026-02-04', '10 d').due).toBe('2026-02-14')
  })

  test('[TIM-01] B5: stops take calendar days off too, and rolling ignores stops', () => {
    expect(dueFor('2026-03-02', '10 d', [stop('2026-03-03', '2026-03-05')]).due).toBe('2026-03-16')
    expect(dueFor('2026-03-02', '5 d', [stop('2026-03-08', '2026-03-12')]).due).toBe('2026-03-09')
    expect(dueFor('2026-03-02', '5 d', [stop('2026-03-08', null)]).due).toBe('2026-03-09')
  })

  test('[TIM-01] B5: months end on the corresponding or last day, excluded days are added, then rolled', () => {
    expect(dueFor('2026-01-31', '1 m').due).toBe('2026-02-28')
    expect(dueFor('2026-03-31', '6 m').due).toBe('2026-09-30')
    expect(dueFor('2026-04-02', '1 m').due).toBe('2026-05-06')
    expect(dueFor('2026-03-10', '1 m', [stop('2026-03-16', '2026-03-19')]).due).toBe('2026-04-13')
  })

  test('[TIM-01] B5: hours elapse day and night less the stops, and an end on a day off rolls at the same clock time', () => {
    expect(dueFor('2026-03-02 10:30', '24 h')).toEqual({
      due: '2026-03-03',
      provisional: false,
      dueAt: '2026-03-03T02:30:00.000Z',
    })
    expect(dueFor('2026-03-02 10:30', '24 h', [stop('2026-03-02 12:00', '2026-03-02 20:00')]).dueAt).toBe(
      '2026-03-03T10:30:00.000Z',
    )
    expect(dueFor('2026-03-06 15:00', '24 h')).toMatchObject({ due: '2026-03-09', dueAt: '2026-03-09T07:00:00.000Z' })
    expect(dueFor('2026-03-02', '24 h').due).toBe('2026-03-04')
  })

  test('[TIM-01] B6: no budget is due on the day of acceptance, even off, even stopped', () => {
    for (const limit of ['0 wd', '0 d', '0 m', '0 h']) {
      expect(dueFor('2026-10-03 10:00', limit, [stop('2026-10-01', null)])).toEqual({
        due: '2026-10-03',
        provisional: false,
      })
    }
    expect(dueFor('2030-01-05', '0 wd')).toEqual({ due: '2030-01-05', provisional: false })
  })

  test('[TIM-01] B7: an extension adds to the budget before anything is counted', () => {
    expect(dueFor('2026-03-02', '5 wd', [], '10 wd').due).toBe(dueFor('2026-03-02', '15 wd').due)
    expect(dueFor('2026-03-02', '3 d', [], '2 d').due).toBe('2026-03-09')
    expect(dueFor('2026-01-31', '1 m', [], '1 m').due).toBe('2026-03-31')
    expect(dueFor('2026-03-02', '0 wd', [], '2 wd').due).toBe('2026-03-04')
    expect(dueFor('2026-03-02', '5 wd', [], '0 wd').due).toBe('2026-03-09')
  })

  test('[TIM-01] B7: an extension in another unit is counted from the day the limit would have ended on', () => {
    expect(dueFor('2026-03-02', '1 m', [], '5 wd').due).toBe('2026-04-10')
    expect(dueFor('2026-03-02', '5 wd', [], '5 d').due).toBe('2026-03-16')
    expect(dueFor('2026-03-02 09:00', '12 h', [], '1 wd')).toEqual({ due: '2026-03-03', provisional: false })
  })

  test('[TIM-01] B8: an open stop leaves no due day, unless the budget was used up before it', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-09', null)])).toEqual({ due: null, provisional: false })
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-10', null)]).due).toBe('2026-03-09')
    expect(dueFor('2026-03-02 10:00', '24 h', [stop('2026-03-03 10:00', null)]).due).toBe('2026-03-03')
    expect(dueFor('2026-03-02 10:00', '24 h', [stop('2026-03-03 09:59', null)]).due).toBeNull()
    expect(dueFor('2026-03-02', '5 d', [stop('2026-03-07', null)]).due).toBeNull()
    expect(dueFor('2026-03-02', '1 m', [stop('2026-03-07', null)], '5 wd').due).toBeNull()
  })

  test('[TIM-01] B8: a closed stop inside an open one changes nothing', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-04', null), stop('2026-03-05', '2026-03-06')]).due).toBeNull()
  })

  test('[TIM-01] a stop from acceptance on takes every day until it is resumed', () => {
    expect(dueFor('2026-04-24 10:00', '7 wd', [stop('2026-04-24 10:00', '2026-05-07 11:00')]).due).toBe('2026-05-14')
  })

  test('[TIM-01] a stop whose end lies before its beginning takes nothing', () => {
    expect(dueFor('2026-03-02', '5 wd', [stop('2026-03-05', '2026-03-03')]).due).toBe('2026-03-09')
  })
})

describe('provisional days', () => {
  test('[TIM-04] a date is provisional exactly when a class of an uncovered year was needed', () => {
    expect(dueFor('2026-12-28', '3 wd').provisional).toBe(false)
    expect(dueFor('2026-12-28', '4 wd').provisional).toBe(true)
    expect(dueFor('2023-12-28', '1 wd').provisional).toBe(true)
    expect(dueFor('2023-12-31', '1 wd').provisional).toBe(false)
    expect(dueFor('2026-12-28', '2 wd', [stop('2026-12-29', '2026-12-31')]).provisional).toBe(true)
  })

  test('[TIM-04] stopped days of an uncovered year are not needed, and calendar days only where they roll', () => {
    expect(dueFor('2023-12-20', '1 wd', [stop('2023-12-20', '2024-01-02')])).toEqual({
      due: '2024-01-02',
      provisional: false,
    })
    expect(dueFor('2025-12-01', '400 d')).toEqual({ due: '2027-01-05', provisional: true })
    expect(dueFor('2023-06-01', '365 d')).toEqual({ due: '2024-05-31', provisional: false })
  })

  test('[TIM-04] no due day and no budget are never provisional', () => {
    expect(dueFor('2026-12-28', '10 wd', [stop('2027-01-04', null)])).toEqual({ due: null, provisional: false })
  })
})

describe('defects seen elsewhere', () => {
  test('[TIM-01] 2.9 (b): nothing is subtracted in milliseconds', () => {
    expect(dueFor('2026-02-13', '5 wd', [stop('2026-02-14 23:30', '2026-02-24 00:10')]).due).toBe('2026-02-28')
  })

  test('[TIM-01] 2.9 (c): a limit can be stopped any number of times, on the due day too', () => {
    const stops = [stop('2026-03-03', '2026-03-05'), stop('2026-03-04', '2026-03-06'), stop('2026-03-12', '2026-03-13')]
    expect(dueFor('2026-03-02', '5 wd', stops).due).toBe('2026-03-13')
  })
})

const firstDay = plainDate('2023-11-01')
const momentBetween = (min: number, max: number) =>
  fc
    .integer({ min: min * 1440, max: max * 1440 })
    .map((minutes) => instantOf(Date.parse(startOfDay(firstDay)) + minutes * 60_000))
const anyStop = fc
  .tuple(momentBetween(0, 1300), fc.option(fc.integer({ min: 0, max: 60 * 1440 }), { freq: 12 }))
  .map(([suspendedAt, length]): Stop => ({
    suspendedAt,
    resumedAt: length === null ? null : instantOf(Date.parse(suspendedAt) + length * 60_000),
  }))
const anyLimit = fc.record({
  value: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('workday', 'day', 'month', 'hour'),
}) satisfies fc.Arbitrary<Limit>
const anyAcceptance = momentBetween(0, 1250)

/** The law walked day by day, with nothing but a calendar on the wall. */
function walked(acceptedAt: Instant, { value, unit }: Limit, stops: readonly Stop[]): Due {
  const dayZero = shanghaiDay(acceptedAt)
  if (value === 0) return { due: dayZero, provisional: false }
  if (unit === 'hour') return walkedHours(acceptedAt, value, stops)
  let left = unit === 'month' ? daysBetween(dayZero, addMonths(dayZero, value)) : value
  let provisional = false
  let day = dayZero
  while (left > 0) {
    day = addDays(day, 1)
    const midnight = Date.parse(`${day}T16:00:00Z`)
    const stopped = stops.filter((s) => Date.parse(s.suspendedAt) < midnight && midnight <= endOf(s))
    if (stopped.some((s) => s.resumedAt === null)) return { due: null, provisional: false }
    if (stopped.length > 0) continue
    if (unit === 'workday' && !isCovered(day, calendar)) provisional = true
    if (unit !== 'workday' || isWorkingDay(day, calendar)) left--
  }
  return unit === 'workday' ? { due: day, provisional } : rolledByHand(day)
}

function walkedHours(acceptedAt: Instant, hours: number, stops: readonly Stop[]): Due {
  const spans = stops.map((s) => ({ from: Date.parse(s.suspendedAt), to: endOf(s) }))
  let minute = Date.parse(acceptedAt)
  for (let left = hours * 60; left > 0; minute += 60_000) {
    const now = minute
    const stopped = spans.filter(({ from, to }) => from <= now && now < to)
    if (stopped.some(({ to }) => to === Infinity)) return { due: null, provisional: false }
    if (stopped.length === 0) left--
  }
  return rolledByHand(shanghaiDay(instantOf(minute)))
}

function rolledByHand(from: PlainDate): Due {
  let day = from
  let provisional = !isCovered(day, calendar)
  while (!isWorkingDay(day, calendar)) {
    day = addDays(day, 1)
    provisional ||= !isCovered(day, calendar)
  }
  return { due: day, provisional }
}

function endOf({ resumedAt }: Stop): number {
  return resumedAt === null ? Infinity : Date.parse(resumedAt)
}

function shanghaiDay(at: Instant): PlainDate {
  return plainDate(new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10))
}

describe('properties', () => {
  test('[TIM-01] the fast count equals walking day by day, for every unit, stop and year', () => {
    fc.assert(
      fc.property(anyAcceptance, anyLimit, fc.array(anyStop, { maxLength: 5 }), (acceptedAt, limit, stops) => {
        const { due, provisional } = deadline({ acceptedAt, limit, stops, calendar })
        expect({ due, provisional }).toEqual(walked(acceptedAt, limit, stops))
      }),
      { numRuns: 500 },
    )
  })

  test('[TIM-01] the order and repetition of stops change nothing', () => {
    fc.assert(
      fc.property(anyAcceptance, anyLimit, fc.array(anyStop, { maxLength: 6 }), (acceptedAt, limit, stops) => {
        const due = deadline({ acceptedAt, limit, stops, calendar })
        expect(deadline({ acceptedAt, limit, stops: [...stops, ...stops].toReversed(), calendar })).toEqual(due)
      }),
    )
  })

  test('[TIM-01] a further stop, an extension or a local closure never makes a day earlier', () => {
    const closed = withClosure('2025-06-11')
    fc.assert(
      fc.property(
        anyAcceptance,
        anyLimit,
        fc.array(anyStop, { maxLength: 3 }),
        anyStop,
        (acceptedAt, limit, stops, more) => {
          const { due } = deadline({ acceptedAt, limit, stops, calendar })
          fc.pre(due !== null)
          const extension = { value: 3, unit: limit.unit }
          const stopped = deadline({ acceptedAt, limit, stops: [...stops, more], calendar }).due
          const extended = deadline({ acceptedAt, limit, stops, extension, calendar }).due
          const replanned = deadline({ acceptedAt, limit, stops, calendar: closed }).due
          for (const other of [stopped, extended, replanned]) expect(other === null || other >= String(due)).toBe(true)
        },
      ),
    )
  })

  test('[TIM-01] at least 20 000 due days a second are computed on one core', () => {
    const stops = [stop('2026-03-03', '2026-03-05'), stop('2026-03-12', '2026-03-13')]
    const acceptedAt = moment('2026-03-02 10:00')
    const began = performance.now()
    for (let n = 0; n < 20_000; n++) deadline({ acceptedAt, limit: { value: 20, unit: 'workday' }, stops, calendar })
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
