import type { Item } from '@yichuang/modules/catalogue/rules'
import { findField } from '@yichuang/modules/forms/rules'
import type { Finding } from '../../contract.ts'
import { findQuestion } from '../../rules/index.ts'
import type { AttachPlace } from '../../rules/index.ts'

/** What is being worked on: a question, an answer, a condition, a material. */
export type Selection =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'option'; readonly question: string; readonly option: string }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'material'; readonly material: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'field'; readonly field: string }

/** The id of a row, node or card of a selection. */
export function keyOf(selection: Selection): string {
  if (selection.kind === 'question') return `q:${selection.question}`
  if (selection.kind === 'option') return `o:${selection.question}.${selection.option}`
  if (selection.kind === 'rule') return `r:${selection.rule}`
  if (selection.kind === 'group') return `g:${selection.group}`
  return selection.kind === 'field' ? `f:${selection.field}` : `m:${selection.material}`
}

/** Where a material can be attached here; undefined for questions and materials. */
export function attachPlaceOf(selection: Selection | undefined): AttachPlace | undefined {
  if (selection?.kind === 'option') return { question: selection.question, option: selection.option }
  return selection?.kind === 'rule' ? { rule: selection.rule } : undefined
}

/** What a finding is about, where that can be worked on. */
export function selectionOf({ place, pointer }: Pick<Finding, 'place' | 'pointer'>, item: Item): Selection | undefined {
  return pointer.startsWith('/form/') ? inForm(item, pointer) : atPlace(place)
}

/** The field or group of the form that a pointer goes to or into. */
function inForm({ form }: Item, pointer: string): Selection | undefined {
  const [, , , at = '', , index = ''] = pointer.split('/')
  const group = form?.groups[Number(at)]
  const field = index === '' ? undefined : group?.fields[Number(index)]
  if (field !== undefined) return { kind: 'field', field: field.id }
  return group === undefined ? undefined : { kind: 'group', group: group.id }
}

function atPlace(place: Finding['place']): Selection | undefined {
  if (place === undefined) return undefined
  const { question, option, rule, material } = place
  if (question !== undefined && option !== undefined) return { kind: 'option', question, option }
  if (question !== undefined) return { kind: 'question', question }
  if (rule !== undefined) return { kind: 'rule', rule }
  return material === undefined ? undefined : { kind: 'material', material }
}

/** Whether what is worked on is still there. */
export function isThere(item: Item, selection: Selection): boolean {
  if (selection.kind === 'field') return item.form !== undefined && findField(item.form, selection.field) !== undefined
  if (selection.kind === 'group') return item.form?.groups.some(({ id }) => id === selection.group) === true
  if (selection.kind === 'rule') return item.rules?.some(({ id }) => id === selection.rule) === true
  if (selection.kind === 'material') return item.materials.some(({ key }) => key === selection.material)
  const found = findQuestion(item, selection.question)
  return selection.kind === 'question'
    ? found !== undefined
    : found?.question.options.some(({ id }) => id === selection.option) === true
}

/** The findings at each row, by the key of its selection; the worst counts. */
export function findingsByPlace(findings: readonly Finding[], item: Item): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    const selection = selectionOf(finding, item)
    if (selection === undefined) continue
    const key = keyOf(selection)
    found.set(key, [...(found.get(key) ?? []), finding])
  }
  return found
}
