/** 预计等候: how long somebody will wait who has so many people ahead. (QUE-06) */

/** A window that serves the group of the ticket and is open. */
export interface ForecastWindow {
  /** groups this window serves: waiting people of each, the own group among them */
  readonly waiting: readonly { readonly group: string; readonly count: number }[]
  readonly isFree: boolean
}

export interface ForecastFacts {
  readonly group: string
  /** people ahead in the group */
  readonly ahead: number
  /** usual length of a service, seconds */
  readonly serviceSeconds: number
  readonly windows: readonly ForecastWindow[]
}

/**
 * Seconds until the ticket is called; undefined when no open window serves the group. A window that serves several
 * groups counts for the share of its waiting people that are of this group.
 */
export function forecastSeconds({ group, ahead, serviceSeconds, windows }: ForecastFacts): number | undefined {
  if (windows.length === 0) return undefined
  const free = windows.filter(({ isFree }) => isFree).length
  if (ahead < free) return 0
  const windowsForUs = windows.reduce((sum, window) => sum + shareOf(window, group), 0)
  return Math.round(((ahead + 1 - free) * serviceSeconds) / windowsForUs)
}

/** At least one person of the group waits: the one who asks. */
function shareOf({ waiting }: ForecastWindow, group: string): number {
  const ours = Math.max(1, waiting.find((one) => one.group === group)?.count ?? 1)
  const others = waiting.reduce((sum, one) => sum + (one.group === group ? 0 : one.count), 0)
  return ours / (ours + others)
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
