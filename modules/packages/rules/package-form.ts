import { includedItems } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { emptyForm, fieldsOf, mayBeAsked, mergedAnswers, mergeForms, visible } from '@yichuang/modules/forms/rules'
import type { FormField, ItemForm, MergedForm } from '@yichuang/modules/forms/rules'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'

/** A field of the one form of a package. */
export interface PackageField {
  /** code in the merged form */
  readonly id: string
  /** undefined: no item drew it, the catalogue's data element of this code names it */
  readonly label: string | undefined
  readonly isRequired: boolean
  /** asked only when another field is filled in accordingly */
  readonly isConditional: boolean
  /** the items that would ask for it on their own, in the order of the package */
  readonly serves: readonly string[]
  /** an item that means something else by the same code: each is asked for by itself */
  readonly apartFrom: string | undefined
}

/** The one form of a package for some answers. */
export interface PackageForm {
  readonly fields: readonly PackageField[]
  /** how many fields the items would ask for one by one, and together */
  readonly asked: { readonly before: number; readonly after: number }
}

/**
 * The one form of the items that the answers bring in: what several ask for is asked once and says for whom. An item
 * that drew no form asks for its data elements, each as another item drew it. Fields the answers rule out are not there;
 * none are while a required question of the package is open. (CAT-11, NET-05)
 */
export function packageForm(pkg: PackageDocument, given: Given, itemOf: ItemOf): PackageForm {
  const included = includedItems(pkg, given).flatMap(({ entry, answers }) => {
    const item = itemOf(entry.item)
    return item === undefined ? [] : [{ item, answers }]
  })
  const looks = new Map(
    included
      .flatMap(({ item }) => fieldsOf(item.form ?? emptyForm))
      .toReversed()
      .map((field) => [field.id, field]),
  )
  const forms = included.map(({ item, answers }) => ({ item: item.id, form: formOf(item, looks), answers }))
  const merged = mergeForms(forms)
  const answers = mergedAnswers(Object.fromEntries(forms.map((one) => [one.item, one.answers])))
  const own = forms.map((one) => ({
    item: one.item,
    codes: codesOf(merged, one.item, mayBeAsked(one.form, one.answers)),
  }))
  const sure = visible(merged.form, {}, answers)
  const apart = apartIn(merged)
  const fields = fieldsOf(merged.form).flatMap(({ id, label, required }): PackageField[] => {
    const serves = own.filter(({ codes }) => codes.has(id)).map(({ item }) => item)
    if (serves.length === 0) return []
    return [
      {
        id,
        label: label === '' ? undefined : label,
        isRequired: required === true,
        isConditional: !sure.has(id),
        serves,
        apartFrom: apart.get(id),
      },
    ]
  })
  return { fields, asked: { before: own.reduce((sum, { codes }) => sum + codes.size, 0), after: fields.length } }
}

function formOf({ form, formFields = [] }: Item, looks: ReadonlyMap<string, FormField>): ItemForm {
  if (form !== undefined) return form
  const fields = formFields.map((id): FormField => {
    const look = looks.get(id)
    if (look === undefined) return { id, label: '', kind: 'text' }
    const { when: _when, required: _required, ...field } = look
    return field
  })
  return { groups: [{ id: 'elements', title: '', columns: 1, fields }] }
}

/** What an item asks for, by the codes of the merged form. */
function codesOf({ renamed }: MergedForm, item: string, asked: ReadonlySet<string>): ReadonlySet<string> {
  const names = renamed[item] ?? {}
  return new Set([...asked].map((id) => names[id] ?? id))
}

/** Fields of the merged form that are asked for twice → the item that means something else. */
function apartIn({ conflicts, renamed }: MergedForm): ReadonlyMap<string, string> {
  return new Map(
    conflicts.flatMap(({ field, items: [first, second] }) => [
      [field, second] as const,
      [renamed[second]?.[field] ?? field, first] as const,
    ]),
  )
}
