import { dayNumberOf, epochMsOf, type Moment } from './plain-date.ts'

/** Time in which the clock does not run; `resumedAt` null while it still stands. */
export interface Stop {
  readonly suspendedAt: Moment
  readonly resumedAt: Moment | null
}

/** A stretch in which the clock stands: `from` inclusive, `to` exclusive, Infinity while it still stands. */
interface Standstill {
  readonly from: number
  readonly to: number
}

/**
 * The days the stops take out, as day numbers: date(suspended) … date(resumed) − 1, because a day counts only if the
 * clock runs at its 24:00. Overlapping stops are one; a stop within a day takes nothing (lifecycle 2.4 B3, B4).
 */
export function stoppedDays(stops: readonly Stop[]): readonly Standstill[] {
  return merged(stops, dayNumberOf)
}

/** The stops as milliseconds since 1970, overlapping ones joined; for limits in hours. */
export function stoppedMilliseconds(stops: readonly Stop[]): readonly Standstill[] {
  return merged(stops, epochMsOf)
}

function merged(stops: readonly Stop[], measure: (moment: Moment) => number): readonly Standstill[] {
  if (stops.length === 0) return []
  const spans = stops
    .map(({ suspendedAt, resumedAt }) => ({
      from: measure(suspendedAt),
      to: resumedAt === null ? Infinity : measure(resumedAt),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const joined: Standstill[] = []
  for (const span of spans) {
    const before = joined.at(-1)
    if (before && span.from <= before.to) {
      joined[joined.length - 1] = { from: before.from, to: Math.max(before.to, span.to) }
    } else joined.push(span)
  }
  return joined
}
