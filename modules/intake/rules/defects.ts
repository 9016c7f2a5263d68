import type {
  CopyRequirement,
  Defect,
  Dossier,
  MaterialRequirement,
  MaterialState,
} from '@yichuang/modules/cases/rules'
import { copiesOf } from '@yichuang/modules/documents/rules'
import { failedPoints } from './material-gaps.ts'

/**
 * Everything that must be corrected: each failed review point with what was found, and each required material that
 * was not handed in, in the order of the situation's list. A correction notice says all of it, once.
 * (许可法 32; ZJ2 6.1.3; JL1 6.9, 9.3.3; INT-05, I-05)
 */
export function defectsOf({ requirements, materials }: Dossier): readonly Defect[] {
  const states = new Map(materials.map((state) => [state.key, state]))
  return requirements.flatMap((requirement) => {
    const state = states.get(requirement.key)
    if (state?.received === true) return failures(requirement, state)
    return requirement.isRequired ? [{ material: requirement.key, required: askFor(requirement.copies) }] : []
  })
}

/** The defects found that a list does not name, or names without saying what must be corrected. (I-05) */
export function untoldDefects(told: readonly Defect[], found: readonly Defect[]): readonly Defect[] {
  return found.filter((defect) => !told.some((one) => isSameDefect(one, defect) && one.required.trim() !== ''))
}

function isSameDefect(one: Defect, other: Defect): boolean {
  return one.material === other.material && one.reviewPoint === other.reviewPoint
}

function failures(requirement: MaterialRequirement, state: MaterialState): Defect[] {
  return failedPoints(requirement, state).map((reviewPoint) => {
    const check = state.checks[reviewPoint]
    return { material: requirement.key, reviewPoint, required: check?.ok === false ? check.defect : '' }
  })
}

/** 缺少这份材料。请提供原件1份、复印件1份。 */
function askFor(copies: readonly CopyRequirement[]): string {
  const [submitted, shown] = [papers(copies, 'submit'), papers(copies, 'verify')]
  const asked = [submitted && `请提供${submitted}`, shown && `出示${shown}核验`].filter((part) => part !== '')
  return asked.length === 0 ? '缺少这份材料。请提供。' : `缺少这份材料。${asked.join('，')}。`
}

function papers(copies: readonly CopyRequirement[], action: CopyRequirement['action']): string {
  return copies
    .filter((copy) => copy.action === action)
    .map(({ form, count }) => copiesOf(form, count))
    .join('、')
}
