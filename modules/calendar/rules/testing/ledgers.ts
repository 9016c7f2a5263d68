import fc from 'fast-check'
import {
  addDays,
  endingEntry,
  instant,
  instantOf,
  openLedger,
  parseInstant,
  plainDate,
  withEntry,
  type LaterEntry,
  type Ledger,
  type LimitName,
  type LimitUnit,
  type Moment,
} from '../index.ts'
import { calendar } from './statutory-calendar.ts'

/** A ledger as the examples tell it, one fact after the other; times are Shanghai times without offset. */
export class LedgerStory {
  readonly ledger: Ledger

  constructor(ledger: Ledger) {
    this.ledger = ledger
  }

  stopped(from: string, notice = '告知书1', ground = '专家评审'): LedgerStory {
    return this.with({ kind: 'stopped', from: moment(from), ground, basis: '行政许可法 第45条', notice })
  }

  resumed(to: string, notice = '告知书1'): LedgerStory {
    return this.with({ kind: 'resumed', to: moment(to), cause: '评审结束', notice })
  }

  extended(value: number, unit: LimitUnit = 'workday'): LedgerStory {
    return this.with({ kind: 'extended', value, unit, approver: '局长', notice: '延期告知书' })
  }

  ended(on: string, act = '决定'): LedgerStory {
    return this.with(endingEntry(this.ledger, { act, on: plainDate(on) }, calendar))
  }

  with(entry: LaterEntry): LedgerStory {
    return new LedgerStory(withEntry(this.ledger, entry))
  }
}

/** Opens a limit of so many working days (or other units) from this day on. */
export function limit(name: LimitName, dayZero: string, value: number, unit: LimitUnit = 'workday'): LedgerStory {
  return new LedgerStory(openLedger(name, { dayZero: plainDate(dayZero), value, unit }))
}

/** A day, or a day with its Shanghai time. */
function moment(text: string): Moment {
  return parseInstant(`${text}:00+08:00`) ?? plainDate(text)
}

const offset = fc.integer({ min: 0, max: 500 * 1440 })
const at = (minutes: number) => instantOf(Date.parse(instant('2025-03-01T00:00:00+08:00')) + minutes * 60_000)
const notice = fc.integer({ min: 1, max: 4 }).map((n) => `告知书${n}`)
const entry: fc.Arbitrary<LaterEntry> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('stopped' as const),
      from: offset.map(at),
      ground: fc.constantFrom('听证', '鉴定'),
      basis: fc.constant('许可法45'),
      notice,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('resumed' as const),
      to: offset.map(at),
      cause: fc.constant('结束'),
      notice,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('extended' as const),
      value: fc.integer({ min: 1, max: 15 }),
      unit: fc.constant('workday' as const),
      approver: fc.constant('局长'),
      notice,
    }),
  },
)

/** Any limit in working or calendar days with stops, resumptions and extensions in any order, matched or not. */
export const anyLedger: fc.Arbitrary<Ledger> = fc
  .record({
    day: fc.integer({ min: 0, max: 400 }),
    value: fc.integer({ min: 0, max: 45 }),
    unit: fc.constantFrom('workday' as const, 'day' as const),
    entries: fc.array(entry, { maxLength: 8 }),
  })
  .map(({ day, value, unit, entries }) => {
    const opened = openLedger('committed', { dayZero: addDays(plainDate('2025-03-01'), day), value, unit })
    return entries
      .map((later) => (later.kind === 'extended' ? { ...later, unit } : later))
      .reduce((ledger, later) => withEntry(ledger, later), opened)
  })
