import { conditionOf } from './form.ts'
import type { FormCondition, FormField, ItemForm } from './form.ts'

/** What a new form changes for who fills it in: a field comes or goes, must or may be filled in now, or is another one. */
export interface FormChange {
  readonly kind: 'added' | 'dropped' | 'required' | 'optional' | 'changed'
  readonly label: string
}

interface Placed {
  readonly field: FormField
  readonly condition: FormCondition | undefined
}

/** The differences of two forms field by field, in the order of the newer one, what went at the end. (CAT-12, NET-05) */
export function compareForms(before: ItemForm | undefined, after: ItemForm | undefined): readonly FormChange[] {
  const former = placed(before)
  const newer = placed(after)
  const changes = [...newer].flatMap(([id, now]) => changeOf(former.get(id), now) ?? [])
  const dropped = [...former].flatMap(([id, { field }]): FormChange[] =>
    newer.has(id) ? [] : [{ kind: 'dropped', label: field.label }],
  )
  return [...changes, ...dropped]
}

function placed(form: ItemForm | undefined): ReadonlyMap<string, Placed> {
  const groups = form?.groups ?? []
  return new Map(
    groups.flatMap((group) =>
      group.fields.map((field) => [field.id, { field, condition: conditionOf(group, field) }] as const),
    ),
  )
}

function changeOf(before: Placed | undefined, { field, condition }: Placed): FormChange | undefined {
  const { label } = field
  if (before === undefined) return { kind: 'added', label }
  const [was, is] = [before.field.required === true, field.required === true]
  if (was !== is) return { kind: is ? 'required' : 'optional', label }
  const asks = ({ kind, options, columns, min, max, whole, label: name }: FormField, when: FormCondition | undefined) =>
    JSON.stringify([name, kind, options, columns, min, max, whole, when])
  return asks(before.field, before.condition) === asks(field, condition) ? undefined : { kind: 'changed', label }
}
