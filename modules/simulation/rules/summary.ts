import type { Visit, WindowPlan } from './day.ts'

/** Width of a bar of the spread, minutes; the last bar holds all longer ones. */
export const SPREAD_MINUTES = 5
export const SPREAD_BARS = 13

export interface LineSummary {
  readonly line: string
  readonly visitors: number
  readonly left: number
  /** minutes, one decimal; null when nobody was called */
  readonly mean: number | null
  readonly nineOfTen: number | null
  readonly longest: number | null
}

export interface HalfHour {
  /** minutes since midnight */
  readonly from: number
  readonly came: number
  readonly mean: number | null
}

/** How long people waited on a day, in minutes. */
export interface Summary extends Omit<LineSummary, 'line'> {
  readonly median: number | null
  /** called after the last closing time */
  readonly afterClosing: number
  /** part of the open time of the windows in which they served, 0 to 1; null without windows */
  readonly busy: number | null
  readonly lines: readonly LineSummary[]
  readonly halfHours: readonly HalfHour[]
  /** people by five minutes of waiting: 0–5, 5–10, … and 60 or more */
  readonly spread: readonly number[]
}

/** Sums up the visits of a day at some windows. */
export function summarise(visits: readonly Visit[], windows: readonly WindowPlan[]): Summary {
  const closing = Math.max(0, ...windows.flatMap(({ spans }) => spans.map(({ to }) => to)))
  const names = [...new Set(visits.map(({ line }) => line))].toSorted()
  return {
    ...timesOf(visits),
    median: minutes(quantile(waitsOf(visits), 0.5)),
    afterClosing: visits.filter(({ called }) => called !== undefined && called >= closing).length,
    busy: busyPart(visits, windows),
    lines: names.map((line) => ({ line, ...timesOf(visits.filter((visit) => visit.line === line)) })),
    halfHours: halfHoursOf(visits),
    spread: spreadOf(visits),
  }
}

function timesOf(visits: readonly Visit[]): Omit<LineSummary, 'line'> {
  const waits = waitsOf(visits)
  return {
    visitors: visits.length,
    left: visits.length - waits.length,
    mean: minutes(mean(waits)),
    nineOfTen: minutes(quantile(waits, 0.9)),
    longest: minutes(waits.at(-1)),
  }
}

function waitsOf(visits: readonly Visit[]): readonly number[] {
  return visits
    .flatMap(({ came, called }) => (called === undefined ? [] : [called - came]))
    .toSorted((one, other) => one - other)
}

function mean(sorted: readonly number[]): number | undefined {
  return sorted.length === 0 ? undefined : sorted.reduce((sum, one) => sum + one, 0) / sorted.length
}

/** The value below which a part of the sorted values lies (nearest rank); undefined without values. */
export function quantile(sorted: readonly number[], part: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]
}

function minutes(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds / 6) / 10
}

function busyPart(visits: readonly Visit[], windows: readonly WindowPlan[]): number | null {
  const open = windows.flatMap(({ spans }) => spans).reduce((sum, { from, to }) => sum + to - from, 0)
  const served = visits.reduce((sum, { called, service }) => sum + (called === undefined ? 0 : service), 0)
  return open === 0 ? null : Math.min(1, Math.round((served / open) * 1000) / 1000)
}

function halfHoursOf(visits: readonly Visit[]): readonly HalfHour[] {
  const buckets = new Map<number, Visit[]>()
  for (const visit of visits) {
    const from = Math.floor(visit.came / 1800) * 30
    buckets.set(from, [...(buckets.get(from) ?? []), visit])
  }
  return [...buckets]
    .toSorted(([one], [other]) => one - other)
    .map(([from, came]) => ({ from, came: came.length, mean: minutes(mean(waitsOf(came))) }))
}

function spreadOf(visits: readonly Visit[]): readonly number[] {
  const bars = Array.from({ length: SPREAD_BARS }, () => 0)
  for (const wait of waitsOf(visits)) {
    const bar = Math.min(SPREAD_BARS - 1, Math.floor(wait / 60 / SPREAD_MINUTES))
    bars[bar] = (bars[bar] ?? 0) + 1
  }
  return bars
}
