import { RANK_MINUTES } from './line.ts'

/** 预计等候: how long somebody will wait who has so many people ahead. (QUE-06) */

/** A line as it stands. */
export interface LineNow {
  readonly id: string
  /** places of those who wait, the first in front: seconds from now, so below 0 */
  readonly orders: readonly number[]
  /** usual length of a service, seconds */
  readonly serviceSeconds: number
}

/** A window that is open. */
export interface WindowNow {
  /** lines it calls with their ranks, as the dispatcher sees them */
  readonly serves: ReadonlyMap<string, number>
  /** seconds until it calls the next; 0: it is free */
  readonly freeIn: number
}

/** When a hall closes and opens again, seconds from now: it may have begun. */
export interface Closing {
  readonly from: number
  readonly to: number
}

/** The closings between the hours of a day that are not over, from a moment on: all in seconds since midnight. */
export function closingsBetween(hours: readonly Closing[], now: number): readonly Closing[] {
  return hours
    .slice(1)
    .map(({ from }, place) => ({ from: (hours[place]?.to ?? from) - now, to: from - now }))
    .filter(({ from, to }) => from < to && to > 0)
}

/** People who wait and would not be done when the hall closes, and when the last of them would be, seconds from now. */
export interface Late {
  readonly people: number
  readonly lastEnd: number
}

/**
 * Who is still there at closing time if nothing is changed: who waits, called in turn, each service of its usual length.
 * Lines that no window calls from are not counted: nobody knows when. (QUE-06: extended service when people still wait at closing)
 */
export function lateAt(closing: number, lines: readonly LineNow[], calls: CallsAhead): Late {
  const ends = lines.flatMap(({ id, orders, serviceSeconds: each }) =>
    (calls.get(id) ?? []).slice(0, orders.length).map((at) => at + each),
  )
  const late = ends.filter((end) => end > closing)
  return { people: late.length, lastEnd: Math.max(closing, ...late) }
}

/** Seconds until each place of each line is called; the last is that of who comes now. */
export type CallsAhead = ReadonlyMap<string, readonly number[]>

/**
 * Plays on from how a hall stands with the dispatcher's own rule, every service of its usual length and nobody else
 * coming: when each place of each line will be called, while the hall is open. A line that no open window serves has no places.
 */
export function callsAhead(
  lines: readonly LineNow[],
  windows: readonly WindowNow[],
  closings: readonly Closing[] = [],
): CallsAhead {
  const ahead = new Map(lines.map(({ id }): [string, number[]] => [id, []]))
  const byId = new Map(lines.map((line) => [line.id, line]))
  const open = windows.map(({ serves, freeIn }) => ({ serves: [...serves], at: opensAt(freeIn, closings) }))
  for (let window = earliest(open); window !== undefined; window = earliest(open)) {
    const line = byId.get(nextLine(window.serves, byId, ahead) ?? '')
    if (line === undefined) {
      open.splice(open.indexOf(window), 1)
      continue
    }
    const called = ahead.get(line.id) ?? []
    // who comes now, in each line, takes no time of the others
    const service = called.length < line.orders.length ? line.serviceSeconds : 0
    called.push(window.at)
    window.at = opensAt(window.at + service, closings)
  }
  return ahead
}

/** When a window that is free at a moment calls: not while the hall is closed. */
function opensAt(at: number, closings: readonly Closing[]): number {
  return closings.find(({ from, to }) => from <= at && at < to)?.to ?? at
}

function earliest<Open extends { readonly at: number }>(open: readonly Open[]): Open | undefined {
  return open.reduce<Open | undefined>((best, one) => (best === undefined || one.at < best.at ? one : best), undefined)
}

/** The line out of which a window calls next; undefined when all it serves are called to the end. */
function nextLine(
  serves: readonly (readonly [line: string, rank: number])[],
  lines: ReadonlyMap<string, LineNow>,
  ahead: ReadonlyMap<string, readonly number[]>,
): string | undefined {
  let best: string | undefined
  let bestAt = Number.POSITIVE_INFINITY
  for (const [id, rank] of serves) {
    const orders = lines.get(id)?.orders
    const called = ahead.get(id)?.length ?? 0
    if (orders === undefined || called > orders.length) continue
    const at = (orders[called] ?? 0) + rank * RANK_MINUTES * 60
    if (at < bestAt) [best, bestAt] = [id, at]
  }
  return best
}

/** A service that lasts longer than usual goes on for this part of the usual length. */
const OVERTIME = 1 / 5

/** Seconds until a service ends that has lasted so long. */
export function secondsLeft(usual: number, lasted: number): number {
  return Math.max(usual - lasted, usual * OVERTIME)
}

/** Services the configured length counts for, until the day has shown its own. */
const TRUST = 5

/** Usual length of a service in seconds: the configured one, more and more that of today. */
export function serviceSeconds(
  configured: number,
  today: { readonly count: number; readonly seconds: number },
): number {
  return (configured * TRUST + today.seconds) / (TRUST + today.count)
}

/** Whole minutes as people are told: 0 stays 0, what begins counts. */
export function toldMinutes(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.ceil(seconds / 60)
}

/** Half hours that are looked ahead: two hours. */
export const AHEAD_STEPS = 4
export const STEP_MINUTES = 30

export interface AheadFacts {
  /** people who wait now */
  readonly waiting: number
  /** people who come in each of the next half hours */
  readonly comers: readonly number[]
  /** windows that serve them, a window shared with other groups as a part of one */
  readonly servers: number
  /** usual length of a service, seconds */
  readonly serviceSeconds: number
}

/** People who will wait after each of the next half hours: who is there and who comes, less who is served. (QUE-06) */
export function forecastWaiting({ waiting, comers, servers, serviceSeconds: each }: AheadFacts): readonly number[] {
  const served = (servers * STEP_MINUTES * 60) / each
  let line = waiting
  return Array.from({ length: AHEAD_STEPS }, (_, step) => {
    line = Math.max(0, line + (comers[step] ?? 0) - served)
    return line
  })
}
