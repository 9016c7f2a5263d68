import type { DayPlan, Visit, WindowPlan } from './day.ts'
import { simulateDay } from './simulate.ts'
import { quantile } from './summary.ts'

/** A day as it was. */
export interface PastDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** 1 Monday … 7 Sunday */
  readonly weekday: number
  readonly visits: readonly Visit[]
  readonly plan: DayPlan
}

/** What counts as too long, and how often it must have happened. */
export interface AdviceTerms {
  /** nine of ten should wait no longer, minutes */
  readonly longestMinutes: number
  /** days of a weekday that must be known before anything is advised */
  readonly leastDays: number
  /** part of these days on which it was too long, 0 to 1 */
  readonly leastShare: number
}

/** A time of the week in which a line was too long again and again. */
export interface Peak {
  readonly weekday: number
  readonly line: string
  /** seconds since midnight */
  readonly from: number
  readonly to: number
  readonly days: number
  /** the days on which it was too long, with the minutes nine of ten waited */
  readonly evidence: readonly { readonly day: string; readonly nineOfTen: number }[]
}

/** 增开窗口建议: so many more windows for a line at a time of the week. */
export interface Advice extends Peak {
  /** windows to add; null: even the most tried do not do */
  readonly extra: number | null
  /** minutes nine of ten would have waited with them, on the worst of the days */
  readonly then: number | null
}

const STEP = 1800
/** People of fewer than this in a half hour prove nothing. */
const LEAST_PEOPLE = 5
const MOST_EXTRA = 3

/**
 * Times of the week at which nine of ten people of a line waited longer than they should, on most days of that weekday.
 * Half hours that follow each other are one. (QUE-06: advice to open or add windows when it happens often)
 */
export function findPeaks(days: readonly PastDay[], terms: AdviceTerms): readonly Peak[] {
  const weekdays = [...new Set(days.map(({ weekday }) => weekday))].toSorted()
  return weekdays.flatMap((weekday) => {
    const known = days.filter((day) => day.weekday === weekday)
    if (known.length < terms.leastDays) return []
    const lines = [...new Set(known.flatMap(({ visits }) => visits.map(({ line }) => line)))].toSorted()
    return lines.flatMap((line) => joined(tooLong(known, line, terms)))
  })
}

/** The half hours of one line that were too long on most of the days. */
function tooLong(days: readonly PastDay[], line: string, terms: AdviceTerms): readonly Peak[] {
  const seen = new Map<number, { day: string; nineOfTen: number }[]>()
  for (const { day, visits } of days) {
    for (const [from, waits] of waitsByHalfHour(visits, line)) {
      const nineOfTen = Math.round((quantile(waits, 0.9) ?? 0) / 60)
      if (waits.length < LEAST_PEOPLE || nineOfTen <= terms.longestMinutes) continue
      seen.set(from, [...(seen.get(from) ?? []), { day, nineOfTen }])
    }
  }
  const weekday = days[0]?.weekday ?? 0
  return [...seen]
    .filter(([, evidence]) => evidence.length >= terms.leastShare * days.length)
    .toSorted(([one], [other]) => one - other)
    .map(([from, evidence]) => ({ weekday, line, from, to: from + STEP, days: days.length, evidence }))
}

function waitsByHalfHour(visits: readonly Visit[], line: string): ReadonlyMap<number, readonly number[]> {
  const byHalf = new Map<number, number[]>()
  for (const visit of visits) {
    if (visit.line !== line || visit.called === undefined) continue
    const from = Math.floor(visit.came / STEP) * STEP
    const waits = byHalf.get(from) ?? []
    waits.push(visit.called - visit.came)
    byHalf.set(from, waits)
  }
  for (const waits of byHalf.values()) waits.sort((one, other) => one - other)
  return byHalf
}

function joined(peaks: readonly Peak[]): readonly Peak[] {
  const done: Peak[] = []
  for (const peak of peaks) {
    const last = done.at(-1)
    if (last === undefined || last.to !== peak.from) done.push(peak)
    else done[done.length - 1] = { ...last, to: peak.to, evidence: worstOf(last.evidence, peak.evidence) }
  }
  return done
}

function worstOf(one: Peak['evidence'], other: Peak['evidence']): Peak['evidence'] {
  const worst = new Map<string, number>()
  for (const { day, nineOfTen } of [...one, ...other]) worst.set(day, Math.max(worst.get(day) ?? 0, nineOfTen))
  return [...worst].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, nineOfTen]) => ({ day, nineOfTen }))
}

/** How many windows more would have done: tried by playing the days of the peak again. */
export function advise(peak: Peak, days: readonly PastDay[], terms: AdviceTerms): Advice {
  const played = days.filter(({ day }) => peak.evidence.some((one) => one.day === day))
  let then: number | null = null
  for (let extra = 1; extra <= MOST_EXTRA; extra += 1) {
    then = Math.max(...played.map(({ plan }) => minutesWith(plan, peak, extra)))
    if (then <= terms.longestMinutes) return { ...peak, extra, then }
  }
  return { ...peak, extra: null, then }
}

/** Minutes nine of ten of the line wait in the time of a peak when so many windows more call only this line. */
function minutesWith(plan: DayPlan, { line, from, to }: Peak, extra: number): number {
  const added = Array.from({ length: extra }, (_, n): WindowPlan => ({
    no: `+${n + 1}`,
    lines: [line],
    // and until those who came in it are through
    spans: [{ from, to: to + STEP }],
  }))
  const waits = simulateDay({ ...plan, windows: [...plan.windows, ...added] })
    .filter((visit) => visit.line === line && visit.came >= from && visit.came < to)
    .flatMap(({ came, called }) => (called === undefined ? [] : [called - came]))
    .toSorted((one, other) => one - other)
  return Math.round((quantile(waits, 0.9) ?? 0) / 60)
}
