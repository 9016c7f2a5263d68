import { dateOf } from '@yichuang/modules/calendar/rules'
import { deferralUntil } from '@yichuang/modules/cases/rules'
import type { DeferralPlan, Dossier, Facts } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { isBlocking, materialGaps } from './material-gaps.ts'

/** What the applicant would promise by a commitment (容缺受理承诺书), before it is signed. */
export interface DeferralTerms {
  /** keys of the materials that may follow */
  readonly materials: readonly string[]
  /** working days, the shortest of the materials' own */
  readonly days: number
  /** last day of the promise when it is signed today */
  readonly until: PlainDate
  readonly consequence: DeferralPlan['consequence']
  readonly moves: DeferralPlan['moves']
  /** an instant item is then no longer done on the spot, but within its statutory limit */
  readonly becomesCommitmentCase: boolean
}

/**
 * The terms on which what is missing may follow; undefined when nothing is missing or something missing cannot be
 * deferred. One promise has one day: the shortest of the materials' days, at most the day the case itself is due.
 * (ZJ2 3.3, 6.1.2, 6.2.4; JL1 3.5, 9.3.6; lifecycle 2.1; INT-04)
 */
export function deferralTerms(dossier: Dossier, facts: Facts): DeferralTerms | undefined {
  const gaps = materialGaps(dossier)
  if (gaps.length === 0 || gaps.some(isBlocking)) return undefined
  const { item, at } = facts
  const days = Math.min(...gaps.map(({ deferralDays = 0 }) => deferralDays))
  return {
    materials: gaps.map(({ material }) => material),
    days,
    until: deferralUntil(days, facts, dateOf(at)),
    consequence: item.onDefault,
    moves: item.deferralMoves,
    becomesCommitmentCase: item.kind === 'instant',
  }
}

/** The signed commitment as ACCEPT takes it. */
export function deferralPlan(terms: DeferralTerms, signatureId: string): DeferralPlan {
  const { materials, days, until, consequence, moves } = terms
  return { materials, days, until, consequence, moves, signatureId }
}
