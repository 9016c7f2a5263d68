import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { CompiledCalendar } from './calendar.ts'
import { budgetParts, dueAfter, reach, type Due, type Limit, type LimitUnit, type Reached } from './deadline.ts'
import { epochMsOf, type Moment } from './plain-date.ts'
import type { Stop } from './spans.ts'

/** The limits of lifecycle 2.1. */
export type LimitName =
  'notice' | 'correction' | 'originals' | 'deferral' | 'committed' | 'statutory' | 'certificate' | 'step'

/** The limit begins to run. */
export interface OpenedEntry {
  readonly kind: 'opened'
  readonly dayZero: PlainDate
  readonly value: number
  readonly unit: LimitUnit
  /** the exact beginning; only limits in hours need it, without it they begin at the end of day zero */
  readonly at?: Instant
}

/** The clock stops, with the service of a written notice. The notice is the identity of the stop. */
export interface StoppedEntry {
  readonly kind: 'stopped'
  readonly from: Moment
  readonly ground: string
  readonly basis: string
  readonly notice: string
}

/** The stop of that notice is over. */
export interface ResumedEntry {
  readonly kind: 'resumed'
  readonly to: Moment
  readonly cause: string
  readonly notice: string
}

/** The budget grows. */
export interface ExtendedEntry {
  readonly kind: 'extended'
  readonly value: number
  readonly unit: LimitUnit
  readonly approver: string
  readonly notice: string
}

/** A new calendar version moved the day. */
export interface ReprojectedEntry {
  readonly kind: 'reprojected'
  readonly cause: string
  readonly calendarVersion: string
  readonly oldDue: PlainDate | null
  readonly newDue: PlainDate | null
}

/** The ending act was done; `due` is the day in force then, so that a later calendar cannot change the judgement. */
export interface EndedEntry {
  readonly kind: 'ended'
  readonly act: string
  readonly on: PlainDate
  readonly due: PlainDate | null
  readonly provisional: boolean
  readonly calendarVersion: string
}

export type LaterEntry = StoppedEntry | ResumedEntry | ExtendedEntry | ReprojectedEntry | EndedEntry
export type LedgerEntry = OpenedEntry | LaterEntry

/** A limit: the list of everything that bears on it, never a stored date (TIM-01). */
export interface Ledger {
  readonly limit: LimitName
  readonly entries: readonly [OpenedEntry, ...LaterEntry[]]
}

/** A limit that begins to run. */
export function openLedger(limit: LimitName, opened: Omit<OpenedEntry, 'kind'>): Ledger {
  return { limit, entries: [{ kind: 'opened', ...opened }] }
}

/** The ledger with one more entry; entries are never changed or taken away. */
export function withEntry(ledger: Ledger, entry: LaterEntry): Ledger {
  return { limit: ledger.limit, entries: [...ledger.entries, entry] }
}

/** The entry that ends a limit: which act, on which day, and the due day it is judged by for ever (lifecycle 2.7). */
export function endingEntry(
  ledger: Ledger,
  ending: { act: string; on: PlainDate },
  calendar: CompiledCalendar,
): EndedEntry {
  const { due, provisional } = dueOf(ledger, calendar)
  return { kind: 'ended', ...ending, due, provisional, calendarVersion: calendar.version }
}

/**
 * The due day of a limit, recomputed from all its entries (TIM-01, lifecycle 2.1); the due day recorded at its end
 * once it has ended. Which order the stops were recorded in, or how often, changes nothing (I-27).
 */
export function dueOf(ledger: Ledger, calendar: CompiledCalendar): Due {
  const ended = endOf(ledger)
  if (ended) return { due: ended.due, provisional: ended.provisional }
  return dueAfter(reachOf(ledger, calendar), calendar)
}

/** The ending of a limit, or undefined while it runs or stands. */
export function endOf(ledger: Ledger): EndedEntry | undefined {
  return ledger.entries.find((entry) => entry.kind === 'ended')
}

/** Whether the clock of a limit stands now: some stop was not resumed and the limit has not ended. */
export function isStopped(ledger: Ledger): boolean {
  return endOf(ledger) === undefined && stopsOf(ledger).some((stop) => stop.resumedAt === null)
}

/** A stop of a ledger with what is told about it. */
export interface LedgerStop extends Stop {
  readonly ground: string
  readonly notice: string
}

/** The stops of a ledger, one per notice, by their beginning. A resumption without its stop is ignored. */
export function stopsOf(ledger: Ledger): readonly LedgerStop[] {
  const stops = new Map<string, LedgerStop>()
  for (const entry of ledger.entries) {
    if (entry.kind !== 'stopped') continue
    const { ground, notice, from } = entry
    const known = stops.get(notice)
    if (known && !isBefore(from, known.suspendedAt)) continue
    stops.set(notice, { ground, notice, suspendedAt: from, resumedAt: null })
  }
  for (const entry of ledger.entries) {
    if (entry.kind !== 'resumed') continue
    const stop = stops.get(entry.notice)
    if (!stop || (stop.resumedAt !== null && !isBefore(entry.to, stop.resumedAt))) continue
    stops.set(entry.notice, { ...stop, resumedAt: entry.to })
  }
  return [...stops.values()].sort((a, b) => epochMsOf(a.suspendedAt) - epochMsOf(b.suspendedAt))
}

/** The extensions of a ledger, in the order they were granted. */
export function extensionsOf(ledger: Ledger): readonly Limit[] {
  return ledger.entries.filter((entry) => entry.kind === 'extended').map(({ value, unit }) => ({ value, unit }))
}

/** How far the budget of a ledger is counted by this calendar, whether the limit has ended or not. */
export function reachOf(ledger: Ledger, calendar: CompiledCalendar): Reached {
  const [opened] = ledger.entries
  return reach({
    acceptedAt: (opened.unit === 'hour' ? opened.at : undefined) ?? opened.dayZero,
    parts: budgetParts(opened, extensionsOf(ledger)),
    stops: stopsOf(ledger),
    calendar,
  })
}

/**
 * The entry by which a new calendar version moves the day of a running limit; undefined when the day stays or the
 * limit has ended, for ended limits keep their judgement (TIM-04, lifecycle 2.7).
 */
export function reproject(
  ledger: Ledger,
  oldCalendar: CompiledCalendar,
  newCalendar: CompiledCalendar,
): ReprojectedEntry | undefined {
  const oldDue = dueOf(ledger, oldCalendar).due
  const newDue = dueOf(ledger, newCalendar).due
  if (oldDue === newDue) return undefined
  return { kind: 'reprojected', cause: newCalendar.cause, calendarVersion: newCalendar.version, oldDue, newDue }
}

function isBefore(a: Moment, b: Moment): boolean {
  return epochMsOf(a) < epochMsOf(b)
}
