import { fieldsOf } from '@yichuang/modules/forms/rules'
import type { FieldKind, FormEdit, FormField, FormGroup, ItemForm } from '@yichuang/modules/forms/rules'

/** Where a field stands. */
interface Home {
  readonly group: FormGroup
  readonly at: number
  readonly index: number
}

/** The group of a field and its place in it. */
export function homeOf({ groups }: ItemForm, field: string): Home | undefined {
  return groups.flatMap((group, at) => {
    const index = group.fields.findIndex(({ id }) => id === field)
    return index < 0 ? [] : [{ group, at, index }]
  })[0]
}

/** One place up or down, over the edge of its group into the next one; undefined: there is nowhere to go. */
export function fieldMove(form: ItemForm, field: string, step: -1 | 1): FormEdit | undefined {
  const home = homeOf(form, field)
  if (home === undefined) return undefined
  const index = home.index + step
  if (index >= 0 && index < home.group.fields.length) return { kind: 'move-field', field, group: home.group.id, index }
  const next = form.groups[home.at + step]
  if (next === undefined) return undefined
  return { kind: 'move-field', field, group: next.id, index: step < 0 ? next.fields.length : 0 }
}

/** A field of a kind as it is first drawn, under a code nobody has. */
export function newField(form: ItemForm, kind: FieldKind, label: string, option: string): FormField {
  const taken = new Set(fieldsOf(form).map(({ id }) => id))
  let number = taken.size + 1
  while (taken.has(`field${number}`)) number += 1
  const field = { id: `field${number}`, label, kind }
  if (kind === 'table') return { ...field, columns: [{ id: 'c1', label: option, kind: 'text' }] }
  if (kind !== 'single' && kind !== 'multi') return field
  return { ...field, options: [1, 2].map((place) => ({ id: `o${place}`, label: `${option}${place}` })) }
}
