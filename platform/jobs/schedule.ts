import { parseCronItem } from 'graphile-worker'
import type { ParsedCronItem } from 'graphile-worker'

/** When a task runs again and again. */
export type Schedule =
  /** each so many minutes, counted from the full hour: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 */
  | { readonly everyMinutes: number }
  /** once a day at this time of Asia/Shanghai, 'HH:MM'; made up for when the server was down at that time */
  | { readonly dailyAt: string }

/** A task that runs by the clock. */
export interface Recurring {
  readonly name: string
  readonly schedule: Schedule
}

const DAY_MS = 86_400_000
const MINUTES_A_DAY = 1440
// Asia/Shanghai is UTC+8 all year; the queue counts in UTC
const SHANGHAI_MINUTES = 480

/** @throws when a schedule names a time or an interval that does not exist */
export function cronItems(recurring: readonly Recurring[]): ParsedCronItem[] {
  return recurring.map(({ name, schedule }) =>
    parseCronItem({
      task: name,
      identifier: name,
      match: patternOf(schedule),
      // what is late by more than one run need not run twice
      options: { backfillPeriod: 'dailyAt' in schedule ? DAY_MS : 0, jobKey: `cron:${name}`, maxAttempts: 3 },
    }),
  )
}

function patternOf(schedule: Schedule): string {
  if ('everyMinutes' in schedule) return everyPattern(schedule.everyMinutes)
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(schedule.dailyAt) ?? []
  if (hour === undefined || minute === undefined) throw new Error(`not a time of day: ${schedule.dailyAt}`)
  const utc = (Number(hour) * 60 + Number(minute) - SHANGHAI_MINUTES + MINUTES_A_DAY) % MINUTES_A_DAY
  return `${utc % 60} ${Math.floor(utc / 60)} * * *`
}

function everyPattern(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 1 || 60 % minutes !== 0) {
    throw new Error(`a task can run each 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 minutes, not each ${minutes}`)
  }
  return minutes === 60 ? '0 * * * *' : `*/${minutes} * * * *`
}
