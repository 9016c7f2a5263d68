import type { Dossier, Facts } from '@yichuang/modules/cases/rules'
import { deferralTerms } from './deferral.ts'
import type { DeferralTerms } from './deferral.ts'
import { isBlocking, materialGaps } from './material-gaps.ts'
import type { MaterialGap } from './material-gaps.ts'

/** What still stands in the way of acceptance, and on what terms it may follow. */
export interface Gaps {
  readonly materials: readonly MaterialGap[]
  /** no commitment helps against these: they cannot be deferred, or nobody looked at them */
  readonly blocking: readonly MaterialGap[]
  /** the commitment that would do, when nothing blocks and something is deferrable */
  readonly terms?: DeferralTerms | undefined
}

/**
 * Everything that stands in the way of acceptance, told at once: required materials that are not handed in, not in
 * order, or not looked at (INT-03), and the commitment under which the deferrable ones may follow (INT-04; ZJ2 6.1.2).
 */
export function gapsOf(dossier: Dossier, facts: Facts): Gaps {
  const materials = materialGaps(dossier)
  return { materials, blocking: materials.filter(isBlocking), terms: deferralTerms(dossier, facts) }
}
