import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise, findPeaks, scaled, simulateDay, summarise } from './index.ts'
import type { Arrival, DayPlan, PastDay, WindowPlan } from './index.ts'

const HOUR = 3600
const nine = 9 * HOUR

function comer(at: number, change: Partial<Arrival> = {}): Arrival {
  return { at: nine + at, line: 'A', service: 600, advantage: 0, ...change }
}

function window(no: string, lines: readonly string[] = ['A'], spans = [{ from: nine, to: 17 * HOUR }]): WindowPlan {
  return { no, lines, spans }
}

function day(arrivals: readonly Arrival[], windows: readonly WindowPlan[], change: Partial<DayPlan> = {}): DayPlan {
  return { arrivals, windows, rankSeconds: 180, servesOn: false, ...change }
}

const waits = (plan: DayPlan) =>
  simulateDay(plan).map(({ came, called }) => (called === undefined ? null : called - came))

describe('a day played again', () => {
  test('[QUE-06] one window serves one after the other; a second halves the line', () => {
    const three = [comer(0), comer(0), comer(0)]
    expect(waits(day(three, [window('1')]))).toEqual([0, 600, 1200])
    expect(waits(day(three, [window('1'), window('2')]))).toEqual([0, 0, 600])
  })

  test('[QUE-06] who has an advantage goes before who came a little earlier, not before who waited longer', () => {
    const plan = (advantage: number) => day([comer(0), comer(10), comer(400), comer(500, { advantage })], [window('1')])
    expect(waits(plan(300))).toEqual([0, 590, 1400, 700])
    expect(waits(plan(50))).toEqual([0, 590, 800, 1300])
  })

  test('[QUE-06] a window prefers its first line by three minutes; who comes goes to the window that prefers the line', () => {
    const arrivals = [comer(0), comer(10, { line: 'B' }), comer(60)]
    expect(waits(day(arrivals, [window('1', ['A', 'B'])]))).toEqual([0, 1190, 540])
    const visits = simulateDay(day([comer(0, { line: 'B' })], [window('1', ['A', 'B']), window('2', ['B'])]))
    expect(visits[0]?.window).toBe('2')
  })

  test('[QUE-06] nobody is called while the window is closed; at the end of the day only with serving on', () => {
    const split = [
      window(
        '1',
        ['A'],
        [
          { from: nine, to: nine + 900 },
          { from: nine + 3600, to: nine + 4500 },
        ],
      ),
    ]
    const arrivals = [comer(0), comer(0), comer(0), comer(1000), comer(1000)]
    expect(waits(day(arrivals, split))).toEqual([0, 600, 3600, 3200, null])
    expect(waits(day(arrivals, split, { servesOn: true }))).toEqual([0, 600, 3600, 3200, 3800])
  })

  test('[QUE-06] every visitor is called at most once, by a window that calls the line and is open and free', () => {
    const lines = fc.constantFrom('A', 'B', 'C')
    const arrivals = fc.array(
      fc.record({ at: fc.nat(HOUR), line: lines, service: fc.integer({ min: 1, max: 1200 }), advantage: fc.nat(1800) }),
      { maxLength: 60 },
    )
    const windows = fc.array(fc.uniqueArray(lines, { minLength: 1 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(arrivals, windows, fc.boolean(), (comers, served, servesOn) => {
        const plans = served.map((of, n) => window(String(n), of, [{ from: 600, to: 3000 }]))
        const visits = simulateDay(day(comers, plans, { servesOn }))
        expect(visits.length).toBe(comers.length)
        for (const { no, lines: of } of plans) {
          const mine = visits
            .filter((visit) => visit.window === no)
            .toSorted((one, other) => (one.called ?? 0) - (other.called ?? 0))
          mine.forEach((visit, n) => {
            const { called = -1, came, line } = visit
            expect(called).toBeGreaterThanOrEqual(Math.max(came, 600))
            expect(servesOn || called < 3000).toBe(true)
            expect(of).toContain(line)
            const { called: before = 0, service = 0 } = mine[n - 1] ?? {}
            expect(called).toBeGreaterThanOrEqual(before + service)
          })
        }
      }),
    )
  })

  test('[QUE-06] no window is idle while somebody waits whom it could call', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(1800), service: fc.integer({ min: 1, max: 900 }) }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (comers, count) => {
          const windows = Array.from({ length: count }, (_, n) => window(String(n)))
          const visits = simulateDay(
            day(
              comers.map(({ at, service }) => comer(at, { service })),
              windows,
            ),
          )
          const starts = visits.map(({ called = 0 }) => called)
          for (const { came, called = 0 } of visits) {
            if (called === came) continue
            const busy = visits.filter((one) => (one.called ?? 0) < called && (one.called ?? 0) + one.service >= called)
            expect(busy.length + starts.filter((start) => start === called).length).toBeGreaterThanOrEqual(count)
          }
        },
      ),
    )
  })
})

test('[QUE-06] the summary counts who left, who was served after closing, and the spread of the waits', () => {
  const plan = day(
    [comer(0), comer(0), comer(7.9 * HOUR, { service: 1200 }), comer(7.9 * HOUR), comer(20 * HOUR)],
    [window('1')],
    { servesOn: true },
  )
  expect(summarise(simulateDay(plan), plan.windows)).toMatchObject({
    visitors: 5,
    left: 1,
    mean: 7.5,
    median: 0,
    nineOfTen: 20,
    longest: 20,
    afterClosing: 1,
    busy: 0.104,
    lines: [{ line: 'A', visitors: 5, left: 1 }],
    spread: [2, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
  })
  expect(summarise([], [])).toMatchObject({ visitors: 0, mean: null, busy: null, halfHours: [] })
})

test('[QUE-06] arrivals in another number keep the shape of the day', () => {
  const ten = Array.from({ length: 10 }, (_, n) => comer(n * 600))
  expect(scaled(ten, 100)).toEqual(ten)
  expect(scaled(ten, 50).map(({ at }) => at - nine)).toEqual([600, 1800, 3000, 4200, 5400])
  expect(scaled(ten, 150).length).toBe(15)
  expect(scaled(ten, 0)).toEqual([])
})

describe('advice', () => {
  const terms = { longestMinutes: 20, leastDays: 3, leastShare: 0.6 }
  const rush = Array.from({ length: 20 }, (_, n) => comer(1800 + n * 90))
  const calm = Array.from({ length: 10 }, (_, n) => comer(3 * HOUR + n * 900))
  const past = (name: string, weekday: number, arrivals: readonly Arrival[]): PastDay => {
    const plan = day(arrivals, [window('1'), window('2')])
    return { day: name, weekday, plan, visits: simulateDay(plan) }
  }
  const mondays = ['2026-10-12', '2026-10-19', '2026-10-26'].map((name) => past(name, 1, [...rush, ...calm]))

  test('[QUE-06] a rush that comes back every Monday is found, with its days; a calm day is not', () => {
    const [peak, ...others] = findPeaks([...mondays, past('2026-10-13', 2, rush)], terms)
    expect(others).toEqual([])
    expect(peak).toMatchObject({ weekday: 1, line: 'A', from: nine + 1800, to: nine + 3600, days: 3 })
    expect(peak?.evidence.map(({ day: name }) => name)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26'])
  })

  test('[QUE-06] the advised windows would have done, one less would not', () => {
    const [peak] = findPeaks(mondays, terms)
    if (peak === undefined) throw new Error('no peak')
    const { extra, then } = advise(peak, mondays, terms)
    expect(then).toBeLessThanOrEqual(20)
    expect(extra).toBeGreaterThan(1)
    const stricter = advise(peak, mondays, { ...terms, longestMinutes: 0 })
    expect(stricter.extra).toBeNull()
  })

  test('[QUE-06] what happened once is no advice', () => {
    const once = [...mondays.slice(0, 1), ...mondays.slice(1).map(({ day: name }) => past(name, 1, calm))]
    expect(findPeaks(once, terms)).toEqual([])
  })
})
