import { fieldsOf } from './form.ts'
import type {
  FormAnswers,
  FormCondition,
  FormField,
  FormGroup,
  FormOption,
  FormTest,
  FormValues,
  ItemForm,
} from './form.ts'
import { usualMost } from './schema.ts'
import { kept } from './visible.ts'

/** The form of one of the items of a package. */
export interface FormOfItem {
  readonly item: string
  readonly form: ItemForm
}

/** A field of the same code that two items mean differently: each is asked for by itself, under a heading of its own. */
export interface MergeConflict {
  readonly field: string
  readonly items: readonly [first: string, second: string]
  readonly what: 'kind' | 'options' | 'columns'
}

/** One form for several items: what has the same code is asked once. (CAT-11, NET-05) */
export interface MergedForm {
  readonly form: ItemForm
  readonly conflicts: readonly MergeConflict[]
  /** per item: code in the item's own form → code in the merged one, where it is another */
  readonly renamed: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/**
 * Merges the forms of a package's items, in their order: a code that is there already is not asked again, is required
 * where one of the items requires it, keeps to the narrower limits and is asked when one of the items would ask. Answers
 * are named `item/question`, since items number their questions themselves. (CAT-11, NET-05)
 */
export function mergeForms(forms: readonly FormOfItem[]): MergedForm {
  return forms.map(withOwnQuestions).reduce(merged, { form: { groups: [] }, conflicts: [], renamed: {} })
}

/** The answers of several items as a merged form names them. */
export function mergedAnswers(answers: Readonly<Record<string, FormAnswers>>): FormAnswers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([item, own]) =>
      Object.entries(own).map(([question, chosen]) => [`${item}/${question}`, chosen]),
    ),
  )
}

/** What of a merged form belongs to one of its items, as the item's own form stores it. */
export function valuesOf(
  { renamed }: Pick<MergedForm, 'renamed'>,
  { item, form }: FormOfItem,
  { values, answers }: { readonly values: FormValues; readonly answers: FormAnswers },
): FormValues {
  const names = renamed[item] ?? {}
  const own = fieldsOf(form).flatMap(({ id }) => {
    const value = values[names[id] ?? id]
    return value === undefined ? [] : [[id, value] as const]
  })
  return kept(form, Object.fromEntries(own), answers)
}

/** The form with its groups', fields' and questions' names made its own, conditions of groups moved into the fields. */
function withOwnQuestions({ item, form }: FormOfItem): FormOfItem {
  const groups = form.groups.map(({ when: ofGroup, ...group }) => ({
    ...group,
    id: `${item}/${group.id}`,
    fields: group.fields.map((field) => withCondition(field, joined(item, ofGroup, field.when))),
  }))
  return { item, form: { groups } }
}

function joined(item: string, ofGroup: FormCondition | undefined, own: FormCondition | undefined) {
  const both = [ofGroup, own].flatMap((one) => (one === undefined ? [] : mapTests(one, (test) => asked(item, test))))
  return both.length > 1 ? { all: both } : both[0]
}

function asked(item: string, test: FormTest): FormTest {
  return 'question' in test ? { ...test, question: `${item}/${test.question}` } : test
}

function mapTests(condition: FormCondition, change: (test: FormTest) => FormTest): FormCondition {
  if ('all' in condition) return { all: condition.all.map((one) => mapTests(one, change)) }
  if ('any' in condition) return { any: condition.any.map((one) => mapTests(one, change)) }
  return change(condition)
}

function withCondition({ when: _former, ...field }: FormField, when: FormCondition | undefined): FormField {
  return when === undefined ? field : { ...field, when }
}

function merged(so: MergedForm, next: FormOfItem): MergedForm {
  const met = meetings(so.form, next.form)
  const conflicts = met.flatMap(({ field, what }) =>
    what === undefined ? [] : [{ field: field.id, items: [ownerOf(so.form, field.id), next.item] as const, what }],
  )
  const names = Object.fromEntries(conflicts.map(({ field }) => [field, `${field}@${next.item}`]))
  const own = next.form.groups.map((group) => renamedGroup(group, names))
  const known = new Set(fieldsOf(so.form).map(({ id }) => id))
  const twice = new Map(
    own.flatMap(({ fields }) => fields.filter(({ id }) => known.has(id)).map((one) => [one.id, one])),
  )
  const groups = [
    ...so.form.groups.map((group) => ({ ...group, fields: group.fields.map((one) => both(one, twice.get(one.id))) })),
    ...own.map((group) => ({ ...group, fields: group.fields.filter(({ id }) => !known.has(id)) })),
  ]
  return {
    form: { groups: groups.filter(({ fields }) => fields.length > 0) },
    conflicts: [...so.conflicts, ...conflicts],
    renamed: conflicts.length === 0 ? so.renamed : { ...so.renamed, [next.item]: names },
  }
}

function meetings(form: ItemForm, next: ItemForm) {
  const known = new Map(fieldsOf(form).map((field) => [field.id, field]))
  return fieldsOf(next).flatMap((field) => {
    const former = known.get(field.id)
    return former === undefined ? [] : [{ field, what: differenceOf(former, field) }]
  })
}

function differenceOf(one: FormField, two: FormField): MergeConflict['what'] | undefined {
  if (one.kind !== two.kind) return 'kind'
  if (idsOf(one.options) !== idsOf(two.options)) return 'options'
  const columns = ({ columns = [] }: FormField) =>
    columns.map(({ id, kind, options }) => `${id} ${kind} ${idsOf(options)}`).join('\n')
  return columns(one) === columns(two) ? undefined : 'columns'
}

function idsOf(options: readonly FormOption[] = []): string {
  return options
    .map(({ id }) => id)
    .toSorted()
    .join(' ')
}

function ownerOf({ groups }: ItemForm, field: string): string {
  const group = groups.find(({ fields }) => fields.some(({ id }) => id === field))
  return group?.id.split('/')[0] ?? ''
}

function renamedGroup(group: FormGroup, names: Readonly<Record<string, string>>): FormGroup {
  const nameOf = (id: string) => names[id] ?? id
  const inTest = (test: FormTest): FormTest => ('field' in test ? { ...test, field: nameOf(test.field) } : test)
  const fields = group.fields.map((field) => ({
    ...field,
    id: nameOf(field.id),
    ...(field.when === undefined ? {} : { when: mapTests(field.when, inTest) }),
  }))
  return { ...group, fields }
}

/** A field two items ask for: asked when one of them asks, required when one of them requires, within both limits. */
function both(one: FormField, two: FormField | undefined): FormField {
  if (two === undefined) return one
  const { required: _required, min: _min, max: _max, ...field } = one
  const prefill = one.prefill ?? two.prefill
  const help = one.help ?? two.help
  return {
    ...withCondition(field, eitherOf(one.when, two.when)),
    ...(one.required === true || two.required === true ? { required: true } : {}),
    ...limitOf('min', Math.max, one, two),
    ...limitOf('max', Math.min, one, two),
    ...(one.whole === true || two.whole === true ? { whole: true } : {}),
    ...(prefill === undefined ? {} : { prefill }),
    ...(help === undefined ? {} : { help }),
  }
}

function eitherOf(one: FormCondition | undefined, two: FormCondition | undefined): FormCondition | undefined {
  if (one === undefined || two === undefined) return undefined
  return { any: [one, two] }
}

/** The narrower of two limits; where one of the forms does not say, what a field of the kind takes usually. */
function limitOf(name: 'min' | 'max', choose: (...limits: number[]) => number, one: FormField, two: FormField) {
  if (one[name] === undefined && two[name] === undefined) return {}
  const usual = name === 'max' ? usualMost(one) : undefined
  const limits = [one[name] ?? usual, two[name] ?? usual].filter((limit) => limit !== undefined)
  return { [name]: choose(...limits) }
}
