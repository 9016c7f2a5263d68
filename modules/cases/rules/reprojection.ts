import { dueOf, reproject, startOfDay } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import type { Actor } from '@yichuang/platform/pure'
import { dayAfter } from './compounds.ts'
import type { Dossier } from './dossier.ts'
import type { Batch, DossierEvent, LimitEntry } from './events.ts'
import type { Facts } from './facts.ts'
import { limitNames, runningLedger, startScribe } from './scribe.ts'

/**
 * What a new calendar version does to the limits of a dossier: every running one is recomputed, and where the day moves
 * it is recorded with the cause; a limit that is not overdue by the new calendar has its overdue lifted, never erased.
 * Ended limits keep their judgement. (TIM-04, lifecycle 2.7)
 * @param facts carries the new calendar; @returns no event when no day moves
 */
export function reprojectLimits(
  dossier: Dossier,
  old: CompiledCalendar,
  facts: Pick<Facts, 'at' | 'calendar'>,
): readonly DossierEvent[] {
  const { calendar } = facts
  if (dossier.endedAt !== undefined) return []
  const moved = limitNames.flatMap((limit): LimitEntry[] => {
    const ledger = runningLedger(dossier, limit)
    const entry = ledger === undefined ? undefined : reproject(ledger, old, calendar)
    return entry === undefined ? [] : [{ limit, entry }]
  })
  if (moved.length === 0) return []
  const { cause, version } = calendar
  return [
    { type: 'cases.limits-reprojected', v: 1, limits: moved, cause, calendarVersion: version },
    ...moved.flatMap(({ limit }): DossierEvent[] =>
      isOverdueLifted(dossier, limit, facts) ? [{ type: 'cases.overdue-lifted', v: 1, limit, cause }] : [],
    ),
  ]
}

function isOverdueLifted(
  dossier: Dossier,
  limit: LimitName,
  { at, calendar }: Pick<Facts, 'at' | 'calendar'>,
): boolean {
  const ledger = dossier.ledgers[limit]
  if (dossier.overdue[limit] === undefined || ledger === undefined) return false
  const { due } = dueOf(ledger, calendar)
  return due === null || at < startOfDay(dayAfter(due))
}

/**
 * Every edition published since the days of a dossier were last judged does to them what it does, one after the other,
 * at the moment of its publication. A command that meets a new edition lets it act first; so does the background job,
 * and whoever comes second finds nothing left to do. (TIM-04, TIM-05, lifecycle 2.7)
 */
export function runReplacements(
  dossier: Dossier,
  facts: Facts,
): { readonly dossier: Dossier; readonly batches: readonly Batch[] } {
  const batches: Batch[] = []
  let current = dossier
  for (const { former, calendar, at: published } of facts.replacements ?? []) {
    // What is recorded later never lies before what is recorded already; and never after the act that met it.
    const after = published > current.lastAt ? published : current.lastAt
    const at = after > facts.at ? facts.at : after
    const events = reprojectLimits(current, former, { at, calendar })
    if (events.length === 0) continue
    const scribe = startScribe(current, { ...facts, at, calendar, by: calendarKeeper })
    events.forEach(scribe.emit)
    current = scribe.dossier()
    batches.push({ at, events, bySystem: true })
  }
  return { dossier: current, batches }
}

const calendarKeeper: Actor = {
  kind: 'system',
  person: 'system:clock',
  name: '系统',
  roles: [],
  permissions: new Set(),
  region: '',
}
