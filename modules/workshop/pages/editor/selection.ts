import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Finding } from '../../contract.ts'
import { findQuestion } from '../../rules/index.ts'
import type { AttachPlace } from '../../rules/index.ts'

/** What is being worked on: a question, an answer, a condition, a material. */
export type Selection =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'option'; readonly question: string; readonly option: string }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'material'; readonly material: string }

/** The id of a row, node or card of a selection. */
export function keyOf(selection: Selection): string {
  if (selection.kind === 'question') return `q:${selection.question}`
  if (selection.kind === 'option') return `o:${selection.question}.${selection.option}`
  return selection.kind === 'rule' ? `r:${selection.rule}` : `m:${selection.material}`
}

/** Where a material can be attached here; undefined for questions and materials. */
export function attachPlaceOf(selection: Selection | undefined): AttachPlace | undefined {
  if (selection?.kind === 'option') return { question: selection.question, option: selection.option }
  return selection?.kind === 'rule' ? { rule: selection.rule } : undefined
}

/** What a finding is about, where that can be worked on. */
export function selectionOf({ place }: Pick<Finding, 'place'>): Selection | undefined {
  if (place === undefined) return undefined
  const { question, option, rule, material } = place
  if (question !== undefined && option !== undefined) return { kind: 'option', question, option }
  if (question !== undefined) return { kind: 'question', question }
  if (rule !== undefined) return { kind: 'rule', rule }
  return material === undefined ? undefined : { kind: 'material', material }
}

/** Whether what is worked on is still there. */
export function isThere(item: Item, selection: Selection): boolean {
  if (selection.kind === 'rule') return item.rules?.some(({ id }) => id === selection.rule) === true
  if (selection.kind === 'material') return item.materials.some(({ key }) => key === selection.material)
  const found = findQuestion(item, selection.question)
  return selection.kind === 'question'
    ? found !== undefined
    : found?.question.options.some(({ id }) => id === selection.option) === true
}

/** The findings at each row, by the key of its selection; the worst counts. */
export function findingsByPlace(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    const selection = selectionOf(finding)
    if (selection === undefined) continue
    const key = keyOf(selection)
    found.set(key, [...(found.get(key) ?? []), finding])
  }
  return found
}
