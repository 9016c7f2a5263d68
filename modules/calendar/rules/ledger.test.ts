import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueOf,
  effectiveDue,
  endingEntry,
  endOf,
  extensionsOf,
  instant,
  isStopped,
  overdueSince,
  plainDate,
  reproject,
  stopsOf,
  withEntry,
  type Ledger,
} from './index.ts'
import { anyLedger, limit, type LedgerStory } from './testing/ledgers.ts'
import { calendar, withClosure } from './testing/statutory-calendar.ts'

function due({ ledger }: LedgerStory): string | null {
  return dueOf(ledger, calendar).due
}

describe('the worked examples of the lifecycle (section 7)', () => {
  test('[TIM-05] example A: a commitment of 5 working days with a statutory limit of 20', () => {
    expect(due(limit('notice', '2026-02-12', 5))).toBe('2026-02-26')
    const committed = limit('committed', '2026-02-12', 5)
    const statutory = limit('statutory', '2026-02-12', 20)
    expect(due(committed)).toBe('2026-02-26')
    expect(due(statutory)).toBe('2026-03-18')
    expect(due(limit('certificate', '2026-02-25', 10))).toBe('2026-03-10')
    const decided = statutory.ended('2026-02-25')
    const received = committed.ended('2026-02-26', '结果交接')
    expect(overdueSince(decided.ledger, calendar, plainDate('2026-04-01'))).toBeUndefined()
    expect(overdueSince(received.ledger, calendar, plainDate('2026-04-01'))).toBeUndefined()
  })

  test('[TIM-01] example B: deferred materials, expert review and an extension on the due day', () => {
    expect(due(limit('deferral', '2026-04-24', 10))).toBe('2026-05-12')
    let committed = limit('committed', '2026-04-24', 7).stopped('2026-04-24 10:00', '承诺书', '容缺待补')
    let statutory = limit('statutory', '2026-04-24', 20)
    expect(due(committed)).toBeNull()
    expect(due(statutory)).toBe('2026-05-26')
    expect(effectiveDue([committed.ledger, statutory.ledger], calendar).due).toBe('2026-05-26')

    committed = committed.resumed('2026-05-07 14:00', '承诺书')
    expect(due(committed)).toBe('2026-05-14')
    committed = committed.stopped('2026-05-12 09:30')
    statutory = statutory.stopped('2026-05-12 09:30')
    expect([due(committed), due(statutory)]).toEqual([null, null])
    expect(effectiveDue([committed.ledger, statutory.ledger], calendar)).toEqual({ due: null, provisional: false })

    committed = committed.resumed('2026-05-20 16:00')
    statutory = statutory.resumed('2026-05-20 16:00')
    expect([due(committed), due(statutory)]).toEqual(['2026-05-22', '2026-06-03'])
    expect(overdueSince(committed.ledger, calendar, plainDate('2026-05-22'))).toBeUndefined()
    expect(overdueSince(committed.ledger, calendar, plainDate('2026-05-25'))).toBe('2026-05-22T16:00:00.000Z')

    committed = committed.extended(5)
    statutory = statutory.extended(5)
    expect([due(committed), due(statutory)]).toEqual(['2026-05-29', '2026-06-10'])
    expect(effectiveDue([committed.ledger, statutory.ledger], calendar).due).toBe('2026-05-29')
    expect(extensionsOf(committed.ledger)).toEqual([{ value: 5, unit: 'workday' }])
  })

  test('[TIM-02] example C: half on line, submitted on a Saturday night before a worked Sunday', () => {
    expect(due(limit('notice', '2026-09-19', 5))).toBe('2026-09-24')
    expect(due(limit('correction', '2026-09-22', 10))).toBe('2026-10-13')
    expect(due(limit('notice', '2026-09-29', 5))).toBe('2026-10-12')
    expect(due(limit('originals', '2026-09-30', 20))).toBe('2026-11-03')
    expect(due(limit('committed', '2026-10-09', 10))).toBe('2026-10-22')
    expect(due(limit('statutory', '2026-10-09', 20))).toBe('2026-11-05')
  })
})

describe('a ledger is recomputed from all its entries', () => {
  test('[TIM-01] 2.9 (a): recomputing an overdue date does not lose the paused days', () => {
    const story = limit('committed', '2026-03-02', 5).stopped('2026-03-04 09:00').resumed('2026-03-11 09:00')
    expect(due(story)).toBe('2026-03-16')
    expect(overdueSince(story.ledger, calendar, plainDate('2026-03-20'))).toBe('2026-03-16T16:00:00.000Z')
    expect(reproject(story.ledger, calendar, withClosure('2026-08-12'))).toBeUndefined()
    expect(reproject(story.ledger, calendar, withClosure('2026-03-12'))).toMatchObject({
      oldDue: '2026-03-16',
      newDue: '2026-03-17',
    })
  })

  test('[TIM-01] 2.9 (b) and (c): a stop over midnights, and three stops of which two overlap and one is on the due day', () => {
    expect(due(limit('committed', '2026-02-13', 5).stopped('2026-02-14 23:30').resumed('2026-02-24 00:10'))).toBe(
      '2026-02-28',
    )
    const three = limit('committed', '2026-03-02', 5)
      .stopped('2026-03-03', '甲')
      .stopped('2026-03-04', '乙')
      .resumed('2026-03-05', '甲')
      .resumed('2026-03-06', '乙')
      .stopped('2026-03-12', '丙')
      .resumed('2026-03-13', '丙')
    expect(due(three)).toBe('2026-03-13')
  })

  test('[TIM-01] the clock stands until every stop is resumed', () => {
    const two = limit('committed', '2026-03-02', 5).stopped('2026-03-03', '甲').stopped('2026-03-04', '乙')
    expect(isStopped(two.ledger)).toBe(true)
    expect(isStopped(two.resumed('2026-03-05', '甲').ledger)).toBe(true)
    expect(isStopped(two.resumed('2026-03-05', '甲').resumed('2026-03-05', '乙').ledger)).toBe(false)
    expect(isStopped(two.ended('2026-03-05').ledger)).toBe(false)
  })

  test('[TIM-01] a resumption without its stop is ignored; the first resumption of a notice counts', () => {
    const story = limit('committed', '2026-03-02', 5).resumed('2026-03-10', '无').stopped('2026-03-03')
    expect(due(story.resumed('2026-03-06').resumed('2026-03-05'))).toBe('2026-03-11')
    expect(stopsOf(story.ledger)).toEqual([
      { ground: '专家评审', notice: '告知书1', suspendedAt: '2026-03-03', resumedAt: null },
    ])
  })

  test('[TIM-01] a notice recorded twice is one stop, from its first beginning', () => {
    const once = limit('committed', '2026-03-02', 5).stopped('2026-03-03')
    expect(due(once.stopped('2026-03-05').resumed('2026-03-06'))).toBe('2026-03-12')
    expect(
      due(limit('committed', '2026-03-02', 5).stopped('2026-03-05').stopped('2026-03-03').resumed('2026-03-06')),
    ).toBe('2026-03-12')
  })

  test('[TIM-01] a limit in hours runs from its exact beginning, without one from the end of day zero', () => {
    const hours = limit('step', '2026-03-02', 8, 'hour')
    expect(dueOf(hours.ledger, calendar)).toMatchObject({ due: '2026-03-03', dueAt: '2026-03-03T00:00:00.000Z' })
    const [opened] = hours.ledger.entries
    const exact: Ledger = { limit: 'step', entries: [{ ...opened, at: instant('2026-03-02T09:00:00+08:00') }] }
    expect(dueOf(exact, calendar)).toMatchObject({ due: '2026-03-02', dueAt: '2026-03-02T09:00:00.000Z' })
  })

  test('[TIM-01] the effective due day is the earlier one of those there are', () => {
    const early = limit('statutory', '2026-03-02', 3).ledger
    const late = limit('committed', '2026-12-28', 10).ledger
    expect(effectiveDue([late, early], calendar)).toEqual({ due: '2026-03-05', provisional: false })
    expect(effectiveDue([late], calendar)).toEqual({ due: '2027-01-11', provisional: true })
    expect(effectiveDue([], calendar)).toEqual({ due: null, provisional: false })
  })
})

describe('a change of calendar', () => {
  test('[TIM-04] a local closure moves a running limit, with its cause and version', () => {
    const { ledger } = limit('committed', '2026-08-10', 5)
    expect(reproject(ledger, calendar, withClosure('2026-08-12'))).toEqual({
      kind: 'reprojected',
      cause: '台风停工令',
      calendarVersion: '2026-2',
      oldDue: '2026-08-17',
      newDue: '2026-08-18',
    })
  })

  test('[TIM-04] it leaves alone what does not reach the day, what stands and what has ended', () => {
    const closed = withClosure('2026-08-12')
    expect(reproject(limit('committed', '2026-07-10', 5).ledger, calendar, closed)).toBeUndefined()
    expect(
      reproject(limit('committed', '2026-08-10', 5).stopped('2026-08-11').ledger, calendar, closed),
    ).toBeUndefined()
    const ended = limit('committed', '2026-08-10', 5).ended('2026-08-17').ledger
    expect(reproject(ended, calendar, closed)).toBeUndefined()
    expect(dueOf(ended, closed)).toEqual({ due: '2026-08-17', provisional: false })
    expect(endOf(ended)).toMatchObject({ act: '决定', calendarVersion: '2026-1' })
  })

  test('[TIM-04] a closure lifts what was overdue only by it: the ledger alone decides', () => {
    const { ledger } = limit('committed', '2026-08-10', 2)
    const on = plainDate('2026-08-13')
    expect(overdueSince(ledger, calendar, on)).toBe('2026-08-12T16:00:00.000Z')
    expect(overdueSince(ledger, withClosure('2026-08-12'), on)).toBeUndefined()
  })
})

describe('invariants', () => {
  test('[TIM-01] I-26: a due day moves only with an entry that says why, and not with the ending', () => {
    const on = plainDate('2026-08-01')
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const history = [...prefixesOf(ledger), withEntry(ledger, endingEntry(ledger, { act: '决定', on }, calendar))]
        const movers = history
          .slice(1)
          .filter((after, index) => dueOf(after, calendar).due !== dueOf(history[index] ?? after, calendar).due)
          .map(({ entries }) => entries.at(-1)?.kind)
        for (const kind of movers) expect(['stopped', 'resumed', 'extended']).toContain(kind)
      }),
    )
  })

  test('[TIM-04] I-26: a change of calendar moves the day exactly as the reprojection says', () => {
    const closed = withClosure('2025-06-11')
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const before = dueOf(ledger, calendar).due
        const entry = reproject(ledger, calendar, closed)
        const after = entry ? withEntry(ledger, entry) : ledger
        expect(dueOf(after, closed).due).toBe(entry ? entry.newDue : before)
        expect(entry?.oldDue ?? before).toBe(before)
      }),
    )
  })

  test('[TIM-01] I-27: repeating or reordering the stops of a ledger changes nothing', () => {
    fc.assert(
      fc.property(
        anyLedger.chain((ledger) => {
          const [, ...later] = ledger.entries
          return fc.tuple(fc.constant(ledger), fc.shuffledSubarray(later, { minLength: later.length }))
        }),
        ([ledger, shuffled]) => {
          const stops = shuffled.filter((entry) => entry.kind === 'stopped' || entry.kind === 'resumed')
          const [opened] = ledger.entries
          expect(dueOf({ ...ledger, entries: [opened, ...shuffled, ...stops] }, calendar)).toEqual(
            dueOf(ledger, calendar),
          )
        },
      ),
    )
  })
})

/** The ledger as it was after each of its entries. */
function prefixesOf({ limit: name, entries }: Ledger): readonly Ledger[] {
  const [opened, ...later] = entries
  return Array.from({ length: entries.length }, (_, count) => ({
    limit: name,
    entries: [opened, ...later.slice(0, count)],
  }))
}
