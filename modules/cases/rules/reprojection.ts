import { dueOf, reproject, startOfDay } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import { dayAfter } from './compounds.ts'
import type { Dossier } from './dossier.ts'
import type { DossierEvent, LimitEntry } from './events.ts'
import type { Facts } from './facts.ts'
import { limitNames, runningLedger } from './scribe.ts'

/**
 * What a new calendar version does to the limits of a dossier: every running one is recomputed, and where the day moves
 * it is recorded with the cause; a limit that is not overdue by the new calendar has its overdue lifted, never erased.
 * Ended limits keep their judgement. (TIM-04, lifecycle 2.7)
 * @param facts carries the new calendar; @returns no event when no day moves
 */
export function reprojectLimits(dossier: Dossier, old: CompiledCalendar, facts: Facts): readonly DossierEvent[] {
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

function isOverdueLifted(dossier: Dossier, limit: LimitName, { at, calendar }: Facts): boolean {
  const ledger = dossier.ledgers[limit]
  if (dossier.overdue[limit] === undefined || ledger === undefined) return false
  const { due } = dueOf(ledger, calendar)
  return due === null || at < startOfDay(dayAfter(due))
}
