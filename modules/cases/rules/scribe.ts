import { dateOf, endingEntry, endOf, stopsOf, withEntry } from '@yichuang/modules/calendar/rules'
import type { Ledger, LedgerStop, Limit, LimitName, ResumedEntry } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { Dossier } from './dossier.ts'
import type { DossierEvent, LimitEntry, LimitOpening } from './events.ts'
import type { Facts } from './facts.ts'
import { fold } from './fold.ts'

/**
 * Writes the events of one act and folds each at once, so that a later part of the act sees what the earlier part
 * did. Nothing outside of the act sees it before it is done.
 */
export interface Scribe {
  readonly facts: Facts
  /** legal day of the act */
  readonly today: PlainDate
  readonly at: Instant
  dossier(): Dossier
  events(): readonly DossierEvent[]
  emit(event: DossierEvent): void
}

/** Begins an act on a dossier. */
export function startScribe(dossier: Dossier, facts: Facts): Scribe {
  const { at, by, channel } = facts
  const stamp = { at, person: by.person, name: by.name, channel }
  const events: DossierEvent[] = []
  let current = dossier
  return {
    facts,
    at,
    today: dateOf(at),
    dossier: () => current,
    events: () => events,
    emit(event) {
      current = fold(current, event, stamp, current.id)
      events.push(event)
    },
  }
}

/** A limit that begins to run: day 0 never counts. */
export function opening(limit: LimitName, dayZero: PlainDate, { value, unit }: Limit, at?: Instant): LimitOpening {
  return { limit, entry: { dayZero, value, unit, ...(unit === 'hour' && at !== undefined ? { at } : {}) } }
}

/** Every limit of lifecycle 2.1. */
export const limitNames: readonly LimitName[] = [
  'notice',
  'correction',
  'originals',
  'deferral',
  'step',
  'committed',
  'statutory',
  'certificate',
]

/** The ledger of a limit that runs, undefined when it was never opened or has ended. */
export function runningLedger(dossier: Dossier, limit: LimitName): Ledger | undefined {
  const ledger = dossier.ledgers[limit]
  return ledger === undefined || endOf(ledger) !== undefined ? undefined : ledger
}

/** Entries that end those of the named limits that still run; the act ends a stop that still stands, too. */
export function endings(scribe: Scribe, limits: readonly LimitName[], act: string): LimitEntry[] {
  const { calendar } = scribe.facts
  return limits.flatMap((limit): LimitEntry[] => {
    const ledger = runningLedger(scribe.dossier(), limit)
    if (ledger === undefined) return []
    const resumed = standing(ledger).map(({ notice }): ResumedEntry => ({
      kind: 'resumed',
      to: scribe.at,
      cause: act,
      notice,
    }))
    const ended = endingEntry(resumed.reduce(withEntry, ledger), { act, on: scribe.today }, calendar)
    return [...resumed, ended].map((entry) => ({ limit, entry }))
  })
}

/** Entries that stop those of the named limits that run. */
export function stoppings(
  scribe: Scribe,
  limits: readonly LimitName[],
  stop: { readonly ground: string; readonly basis: string; readonly notice: string },
): LimitEntry[] {
  return limits.flatMap((limit) =>
    runningLedger(scribe.dossier(), limit) === undefined
      ? []
      : [{ limit, entry: { kind: 'stopped', from: scribe.at, ...stop } }],
  )
}

/** Entries that resume every running limit that this notice stopped and that is not resumed yet. */
export function resumings(scribe: Scribe, notice: string, cause: string): LimitEntry[] {
  return limitNames.flatMap((limit) => {
    const ledger = runningLedger(scribe.dossier(), limit)
    const isStopped = ledger !== undefined && standing(ledger).some((stop) => stop.notice === notice)
    return isStopped ? [{ limit, entry: { kind: 'resumed', to: scribe.at, cause, notice } }] : []
  })
}

function standing(ledger: Ledger): readonly LedgerStop[] {
  return stopsOf(ledger).filter(({ resumedAt }) => resumedAt === null)
}
