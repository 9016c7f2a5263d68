import type { Defect, MaterialRequirement } from '@yichuang/modules/cases/rules'
import type { MaterialChange } from '@yichuang/modules/intake/rules'
import type { Dice } from './dice.ts'

/** How a material lies on the table; `kept`: in order, and the original stays with the hall. */
export type Handed = 'in-order' | 'kept' | 'missing' | 'faulty' | 'unchecked'

/** The change that binds a material as it was handed in; undefined when it was not. */
export function bindingFor(requirement: MaterialRequirement, handed: Handed): ChangeOfMaterial | undefined {
  const { key, isShared, reviewPoints } = requirement
  if (handed === 'missing') return undefined
  if (handed === 'unchecked') return { key, received: true }
  if (isShared && handed === 'in-order') return { key, shared: true }
  const [first] = reviewPoints
  const checks = Object.fromEntries(
    reviewPoints.map((point) => [
      point,
      handed === 'faulty' && point === first
        ? { ok: false as const, defect: defectOf(requirement) }
        : { ok: true as const },
    ]),
  )
  return { key, received: true, checks, ...(handed === 'kept' ? { originalsKept: 1 } : {}) }
}

type ChangeOfMaterial = Pick<MaterialChange, 'key'> & {
  received?: boolean
  originalsKept?: number
  shared?: boolean
  checks?: Record<string, { ok: true } | { ok: false; defect: string }>
}

/** A material that somebody must bring: what is shared between authorities comes by itself. */
export function isOwnPaper({ isRequired, isShared }: MaterialRequirement): boolean {
  return isRequired && !isShared
}

/** One or two required materials that are not in order: the first is missing, the second has a fault. */
export function defectiveAmong(requirements: readonly MaterialRequirement[], dice: Dice): ReadonlyMap<string, Handed> {
  const required = requirements.filter(isOwnPaper)
  const missing = dice.pick(required)
  const faulty = dice.pick(required)
  const isFaulty = faulty.key !== missing.key && faulty.reviewPoints.length > 0 && dice.chance(0.7)
  return new Map<string, Handed>([[missing.key, 'missing'], ...(isFaulty ? [[faulty.key, 'faulty'] as const] : [])])
}

/** The keys a notice asks for, each once. */
export function keysOf(defects: readonly Defect[]): readonly string[] {
  return [...new Set(defects.map(({ material }) => material))]
}

function defectOf({ name }: MaterialRequirement): string {
  return `《${name}》签字或盖章不全，请补签后重新提交`
}
