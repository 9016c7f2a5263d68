import type { CopyRequirement, Dossier, MaterialRequirement, MaterialState } from '@yichuang/modules/cases/rules'

/**
 * Why a material is not in order: it was not handed in, a review point failed, or points were not looked at yet.
 * A tick is evidence, so what nobody ticked is not in order either.
 */
export type GapKind = 'missing' | 'faulty' | 'unchecked'

/** One material that stands in the way of acceptance. */
export interface MaterialGap {
  readonly material: string
  readonly name: string
  readonly kind: GapKind
  /** review points that failed, or that are not ticked yet */
  readonly points: readonly string[]
  readonly copies: readonly CopyRequirement[]
  /** working days within which it may follow; absent: it cannot be deferred */
  readonly deferralDays?: number | undefined
}

/** The required materials that are not in order, in the order of the situation's list. */
export function materialGaps({ requirements, materials }: Dossier): readonly MaterialGap[] {
  const states = new Map(materials.map((state) => [state.key, state]))
  return requirements.flatMap((requirement) => {
    const gap = requirement.isRequired ? gapOf(requirement, states.get(requirement.key)) : undefined
    return gap === undefined ? [] : [gap]
  })
}

/** Whether no commitment can bridge a gap: the material is not deferrable, or it lies there and nobody looked. */
export function isBlocking({ kind, deferralDays }: MaterialGap): boolean {
  return deferralDays === undefined || kind === 'unchecked'
}

/** Review points of a material that failed, in the order of its list. */
export function failedPoints({ reviewPoints }: MaterialRequirement, { checks }: MaterialState): readonly string[] {
  return reviewPoints.filter((point) => checks[point]?.ok === false)
}

function gapOf(requirement: MaterialRequirement, state: MaterialState | undefined): MaterialGap | undefined {
  const { key, name, copies, deferralDays } = requirement
  const base = { material: key, name, copies, deferralDays }
  if (state === undefined || !state.received) return { ...base, kind: 'missing', points: [] }
  const failed = failedPoints(requirement, state)
  if (failed.length > 0) return { ...base, kind: 'faulty', points: failed }
  // What the sharing platform answers was checked where it comes from.
  const open = state.shared ? [] : requirement.reviewPoints.filter((point) => state.checks[point] === undefined)
  return open.length > 0 ? { ...base, kind: 'unchecked', points: open } : undefined
}
