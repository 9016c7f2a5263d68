import { emptyForm, fieldsOf, findField } from './form.ts'
import type { FormCondition, FormField, FormGroup, FormTest, ItemForm } from './form.ts'
import { freshId } from './options.ts'

/** Everything that can be done to a form while it is drawn. (NET-05) */
export type FormEdit =
  | { readonly kind: 'add-group'; readonly title: string; readonly index?: number }
  | { readonly kind: 'change-group'; readonly group: string; readonly change: Change<FormGroup, 'id' | 'fields'> }
  | { readonly kind: 'remove-group'; readonly group: string }
  | { readonly kind: 'move-group'; readonly group: string; readonly index: number }
  | { readonly kind: 'add-field'; readonly group: string; readonly index?: number; readonly field: FormField }
  | { readonly kind: 'change-field'; readonly field: string; readonly change: Change<FormField, never> }
  | { readonly kind: 'remove-field'; readonly field: string }
  | { readonly kind: 'move-field'; readonly field: string; readonly group: string; readonly index: number }
  | { readonly kind: 'copy-field'; readonly field: string }
  | { readonly kind: 'copy-group'; readonly group: string }
  /** begins a form nobody drew yet */
  | { readonly kind: 'begin'; readonly form: ItemForm }

/** Members to set; undefined takes one away. */
export type Change<Of, Without extends keyof Of> = {
  readonly [Member in Exclude<keyof Of, Without>]?: Of[Member] | undefined
}

/**
 * One step of drawing a form. Codes stay unique, conditions follow a code that changes and go with what they name; what
 * points at nothing changes nothing, and is answered as it came. (NET-05)
 */
export function applyFormEdit(form: ItemForm | undefined, edit: FormEdit): ItemForm {
  const now = form ?? emptyForm
  const done = doneBy(now, edit)
  return done === now ? now : withSoundConditions(done)
}

function doneBy(form: ItemForm, edit: FormEdit): ItemForm {
  switch (edit.kind) {
    case 'add-field':
    case 'change-field':
    case 'remove-field':
    case 'move-field':
    case 'copy-field':
      return fieldDone(form, edit)
    default:
      return groupDone(form, edit)
  }
}

type FieldEdit = Extract<FormEdit, { readonly kind: `${string}-field` }>
type GroupEdit = Exclude<FormEdit, FieldEdit>

function groupDone(form: ItemForm, edit: GroupEdit): ItemForm {
  const { groups } = form
  if (edit.kind === 'begin') return groups.length === 0 ? edit.form : form
  if (edit.kind === 'add-group') {
    const group: FormGroup = { id: freshId(groupIds(form), 'g'), title: edit.title, columns: 2, fields: [] }
    return { groups: inserted(groups, group, edit.index) }
  }
  const found = groups.find(({ id }) => id === edit.group)
  if (found === undefined) return form
  const others = groups.filter((group) => group !== found)
  switch (edit.kind) {
    case 'change-group':
      return { groups: groups.map((group) => (group === found ? changed(group, edit.change) : group)) }
    case 'remove-group':
      return { groups: others }
    case 'move-group':
      return { groups: inserted(others, found, edit.index) }
    default:
      return { groups: inserted(groups, copyOfGroup(form, found), groups.indexOf(found) + 1) }
  }
}

function fieldDone(form: ItemForm, edit: FieldEdit): ItemForm {
  if (edit.kind === 'add-field') {
    const { id } = edit.field
    const field = findField(form, id) === undefined ? edit.field : { ...edit.field, id: freshId(fieldIds(form), id) }
    return withFields(form, edit.group, (fields) => inserted(fields, field, edit.index))
  }
  const found = findField(form, edit.field)
  const home = form.groups.find(({ fields }) => fields.some(({ id }) => id === edit.field))
  if (found === undefined || home === undefined) return form
  switch (edit.kind) {
    case 'change-field':
      return changedField(form, found, edit.change)
    case 'remove-field':
      return without(form, found)
    case 'move-field':
      if (!form.groups.some(({ id }) => id === edit.group)) return form
      return withFields(without(form, found), edit.group, (fields) => inserted(fields, found, edit.index))
    default: {
      const copy = { ...found, id: freshId(fieldIds(form), found.id) }
      return withFields(form, home.id, (fields) => inserted(fields, copy, fields.indexOf(found) + 1))
    }
  }
}

function changedField(form: ItemForm, found: FormField, change: Change<FormField, never>): ItemForm {
  const { id = found.id } = change
  const isTaken = id !== found.id && (id.trim() === '' || findField(form, id) !== undefined)
  if (isTaken) return form
  const next = fitting(changed(found, { ...change, id }))
  const groups = form.groups.map((group) => ({
    ...group,
    fields: group.fields.map((field) => (field === found ? next : field)),
  }))
  return id === found.id ? { groups } : mapConditions({ groups }, (test) => renamed(test, found.id, id))
}

/** A field without what its kind has no use for. */
function fitting(field: FormField): FormField {
  const { kind } = field
  return changed(field, {
    options: kind === 'single' || kind === 'multi' ? (field.options ?? []) : undefined,
    columns: kind === 'table' ? (field.columns ?? []) : undefined,
    whole: kind === 'number' ? field.whole : undefined,
    unit: kind === 'number' ? field.unit : undefined,
    prefill: kind === 'table' && field.prefill !== 'earlier' ? undefined : field.prefill,
  })
}

function changed<Of extends object>(of: Of, change: { readonly [Member in keyof Of]?: Of[Member] | undefined }): Of {
  const all: Of = { ...of, ...change }
  const gone = new Set(Object.entries(change).flatMap(([member, value]) => (value === undefined ? [member] : [])))
  return gone.size === 0 ? all : withoutMembers(all, gone)
}

function withoutMembers<Of extends object>(of: Of, gone: ReadonlySet<string>): Of {
  const left = { ...of }
  for (const member of gone) Reflect.deleteProperty(left, member)
  return left
}

function without(form: ItemForm, found: FormField): ItemForm {
  return {
    groups: form.groups.map((group) =>
      group.fields.includes(found) ? { ...group, fields: group.fields.filter((field) => field !== found) } : group,
    ),
  }
}

function withFields(form: ItemForm, id: string, change: (fields: readonly FormField[]) => readonly FormField[]) {
  if (!form.groups.some((group) => group.id === id)) return form
  return { groups: form.groups.map((group) => (group.id === id ? { ...group, fields: change(group.fields) } : group)) }
}

/** A group again, its fields under codes of their own; conditions among them name the copies. */
function copyOfGroup(form: ItemForm, group: FormGroup): FormGroup {
  const taken = new Set(fieldIds(form))
  const names = new Map(
    group.fields.map(({ id }) => {
      const fresh = freshId(taken, id)
      taken.add(fresh)
      return [id, fresh] as const
    }),
  )
  const toCopy = (test: FormTest) => ('field' in test ? renamed(test, test.field, names.get(test.field)) : test)
  return {
    ...group,
    id: freshId(groupIds(form), 'g'),
    fields: group.fields.map((field) => ({
      ...field,
      id: names.get(field.id) ?? field.id,
      ...(field.when === undefined ? {} : { when: mapTests(field.when, toCopy) ?? field.when }),
    })),
  }
}

/** The form without tests of answers that are gone. @param knows whether an answer is among the situation questions */
export function withKnownAnswers(form: ItemForm, knows: (question: string, option: string) => boolean): ItemForm {
  return mapConditions(form, (test) => {
    if (!('question' in test)) return test
    const left = test.in.filter((option) => knows(test.question, option))
    if (left.length === test.in.length) return test
    return left.length === 0 ? undefined : { ...test, in: left }
  })
}

/** Conditions name fields that are there, and no field waits for itself or for its own group. */
function withSoundConditions(form: ItemForm): ItemForm {
  const known = new Set(fieldIds(form))
  return mapConditions(form, (test, asked) => {
    if (!('field' in test)) return test
    return known.has(test.field) && !asked.has(test.field) ? test : undefined
  })
}

type ChangeTest = (test: FormTest, asked: ReadonlySet<string>) => FormTest | undefined

/** Changes every test; one that goes takes an empty condition with it. What stays the same is the same object. */
function mapConditions(form: ItemForm, change: ChangeTest): ItemForm {
  const groups = form.groups.map((group) => {
    const own = new Set(group.fields.map(({ id }) => id))
    const fields = group.fields.map((field) => withWhen(field, (test) => change(test, new Set([field.id]))))
    const isSame = fields.every((field, index) => field === group.fields[index])
    return withWhen(isSame ? group : { ...group, fields }, (test) => change(test, own))
  })
  return groups.every((group, index) => group === form.groups[index]) ? form : { groups }
}

function withWhen<Of extends { readonly when?: FormCondition }>(
  of: Of,
  change: (test: FormTest) => FormTest | undefined,
): Of {
  if (of.when === undefined) return of
  const when = mapTests(of.when, change)
  if (when === of.when) return of
  const { when: _former, ...rest } = of
  // Only `when` is exchanged: the rest is what it was.
  return (when === undefined ? rest : { ...rest, when }) as Of
}

function mapTests(
  condition: FormCondition,
  change: (test: FormTest) => FormTest | undefined,
): FormCondition | undefined {
  if (!('all' in condition) && !('any' in condition)) return change(condition)
  const former = 'all' in condition ? condition.all : condition.any
  const list = former.flatMap((one) => mapTests(one, change) ?? [])
  if (list.length === former.length && list.every((one, index) => one === former[index])) return condition
  if (list.length === 0) return undefined
  return 'all' in condition ? { all: list } : { any: list }
}

function renamed(test: FormTest, from: string, to: string | undefined): FormTest {
  return 'field' in test && test.field === from && to !== undefined ? { ...test, field: to } : test
}

function fieldIds(form: ItemForm): ReadonlySet<string> {
  return new Set(fieldsOf(form).map(({ id }) => id))
}

function groupIds({ groups }: ItemForm): ReadonlySet<string> {
  return new Set(groups.map(({ id }) => id))
}

function inserted<Entry>(list: readonly Entry[], entry: Entry, index = list.length): readonly Entry[] {
  return [...list.slice(0, index), entry, ...list.slice(index)]
}
