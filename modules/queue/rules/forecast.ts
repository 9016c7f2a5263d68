/** 预计等候: how long somebody will wait who has so many people ahead. (QUE-06) */

/** A window that serves the group of the ticket and is open. */
export interface ForecastWindow {
  /** work of other groups that falls to this window, seconds: each group shared among the open windows that serve it */
  readonly otherSeconds: number
  readonly isFree: boolean
}

export interface ForecastFacts {
  /** people ahead in the group */
  readonly ahead: number
  /** usual length of a service of the group, seconds */
  readonly serviceSeconds: number
  readonly windows: readonly ForecastWindow[]
}

/**
 * Seconds until the ticket is called: the work ahead at the windows that serve its group, shared by them. Undefined when
 * no window of the group is open.
 */
export function forecastSeconds({ ahead, serviceSeconds: each, windows }: ForecastFacts): number | undefined {
  if (windows.length === 0) return undefined
  const free = windows.filter(({ isFree, otherSeconds }) => isFree && otherSeconds === 0).length
  if (ahead < free) return 0
  const others = windows.reduce((sum, { otherSeconds }) => sum + otherSeconds, 0)
  return Math.round(((ahead + 1 - free) * each + others) / windows.length)
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
