import type { Item, Material } from '../format.ts'
import { proofFinding } from './finding.ts'
import type { ProofFinding } from './finding.ts'

/**
 * The six reasons for which a proof is no longer asked for (减证便民): no law asks for it; a valid licence of the person
 * shows it; a written promise does; another material covers it; it can be checked on line or between offices; who would
 * have to write it cannot know. (CAT-05; GD 三(一)4)
 */
export const cancellationRules = [
  'no-legal-basis',
  'own-licence',
  'written-promise',
  'covered-by-other',
  'checked-on-line',
  'issuer-cannot-know',
] as const
export type CancellationRule = (typeof cancellationRules)[number]

/** By material key: why the material stays although a rule might cancel it. */
export type CancellationRecord = Readonly<Record<string, Readonly<Partial<Record<CancellationRule, string>>>>>

/** Whether a material is a proof, of which the rules speak: somebody else than the applicant has to issue it. */
export function isProof({ source }: Pick<Material, 'source'>): boolean {
  return source !== '申请人自备'
}

/** Proofs with a rule that nobody has answered. The exchange format has no such record: whoever keeps one gives it. */
export function checkCancellation({ materials }: Item, record: CancellationRecord): ProofFinding[] {
  return materials.flatMap((material, index) => {
    if (!isProof(material)) return []
    const { key, name } = material
    const answered = Object.hasOwn(record, key) ? record[key] : undefined
    const open = cancellationRules.filter((rule) => (answered?.[rule] ?? '').trim() === '')
    if (open.length === 0) return []
    const place = { pointer: `/materials/${index}`, place: { material: key } }
    return [proofFinding('cancellation-open', place, { name, rules: open.join(', '), count: String(open.length) })]
  })
}
