/** One day of a limit and why it counts or does not: what `explain` of the calendar rules gives, as plain data. */
export interface LedgerDay {
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly class:
    'day-zero' | 'counted' | 'counted-makeup' | 'weekend' | 'holiday' | 'local-closure' | 'stopped' | 'rolled'
  /** number of the counted day, 1 … N */
  readonly n?: number
  /** name of the holiday or closure */
  readonly name?: string
  readonly orderNo?: string
  /** ground of the stop: a word, or a code that `grounds` puts into words */
  readonly ground?: string
  /** number of the written notice of the stop */
  readonly notice?: string
}

/** A row of the long form: one day, or a run of days off for one and the same reason. */
export interface LedgerRow {
  readonly first: LedgerDay
  readonly last: LedgerDay
}

/** Days off in a run for one reason stand in one row; every counted and every stopped day keeps its own. */
export function ledgerRows(days: readonly LedgerDay[]): readonly LedgerRow[] {
  const rows: LedgerRow[] = []
  for (const day of days) {
    const row = rows.at(-1)
    if (row !== undefined && isOff(day) && row.last.class === day.class && row.last.name === day.name) {
      rows[rows.length - 1] = { first: row.first, last: day }
    } else rows.push({ first: day, last: day })
  }
  return rows
}

export interface LedgerSums {
  readonly counted: number
  readonly stopped: number
  readonly off: number
}

/** How many days were counted, stood still, and were days off. */
export function ledgerSums(days: readonly LedgerDay[]): LedgerSums {
  return {
    counted: days.filter(isCounted).length,
    stopped: days.filter((day) => day.class === 'stopped').length,
    off: days.filter(isOff).length,
  }
}

/** Whether a day is counted into the limit. */
export function isCounted(day: LedgerDay): boolean {
  return day.class === 'counted' || day.class === 'counted-makeup' || day.class === 'rolled'
}

function isOff(day: LedgerDay): boolean {
  return day.class === 'weekend' || day.class === 'holiday' || day.class === 'local-closure'
}
