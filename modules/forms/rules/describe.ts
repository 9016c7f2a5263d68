import { applicantMembers, conditionOf, fieldKinds, fieldsOf, testsOf } from './form.ts'
import type { FormColumn, FormField, ItemForm } from './form.ts'
import { faultsOf } from './json-schema.ts'
import type { JsonSchema, SchemaObject } from './json-schema.ts'

const text: SchemaObject = { type: 'string', minLength: 1, maxLength: 200 }
const code: SchemaObject = { type: 'string', minLength: 1, maxLength: 80 }
const limit: SchemaObject = { type: 'number' }
const condition: SchemaObject = { $ref: '#/$defs/formCondition' }
const texts: SchemaObject = { type: 'array', items: code }

/** An object with just these members. */
function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): SchemaObject {
  return { type: 'object', properties, required, additionalProperties: false }
}

const asked: Readonly<Record<string, JsonSchema>> = {
  id: code,
  label: { type: 'string', maxLength: 200 },
  help: { type: 'string', maxLength: 500 },
  required: { type: 'boolean' },
  options: { type: 'array', items: object({ id: code, label: { type: 'string', maxLength: 200 } }, ['id', 'label']) },
  min: limit,
  max: limit,
  whole: { type: 'boolean' },
  unit: { type: 'string', maxLength: 20 },
}
const column = object({ ...asked, kind: { enum: fieldKinds.filter((kind) => kind !== 'table') } }, [
  'id',
  'label',
  'kind',
])

/** Definitions of the description of a form, as the exchange format of the catalogue has them, by name. (NET-05) */
export const formDefinitions: Readonly<Record<'form' | 'formGroup' | 'formField' | 'formCondition', SchemaObject>> = {
  form: object({ groups: { type: 'array', items: { $ref: '#/$defs/formGroup' } } }, ['groups']),
  formGroup: object(
    {
      id: code,
      title: { type: 'string', maxLength: 200 },
      help: { type: 'string', maxLength: 500 },
      columns: { enum: [1, 2, 3] },
      when: condition,
      fields: { type: 'array', items: { $ref: '#/$defs/formField' } },
    },
    ['id', 'title', 'columns', 'fields'],
  ),
  formField: object(
    {
      ...asked,
      kind: { enum: fieldKinds },
      when: condition,
      prefill: {
        type: 'string',
        pattern: `^(earlier|today|answer\\..+|applicant\\.(${applicantMembers.join('|')}))$`,
      },
      wide: { type: 'boolean' },
      columns: { type: 'array', items: column },
    },
    ['id', 'label', 'kind'],
  ),
  formCondition: {
    anyOf: [
      object({ all: { type: 'array', minItems: 1, items: condition } }, ['all']),
      object({ any: { type: 'array', minItems: 1, items: condition } }, ['any']),
      object({ question: text, in: { ...texts, minItems: 1 } }, ['question', 'in']),
      object({ field: text, in: { type: 'array', minItems: 1, items: { anyOf: [code, { type: 'boolean' }] } } }, [
        'field',
        'in',
      ]),
      object({ field: text, filled: { const: true } }, ['field', 'filled']),
      object({ field: text, from: limit, to: limit }, ['field']),
    ],
  },
}

/** Whether something that came from outside is the description of a form. */
export function isForm(given: unknown): given is ItemForm {
  return faultsOf({ $defs: formDefinitions, $ref: '#/$defs/form' }, given).length === 0
}

/** What is wrong with a form that is drawn; the key of its sentence. */
export type FormFaultCode =
  | 'group-untitled'
  | 'field-unnamed'
  | 'code-twice'
  | 'choice-missing'
  | 'choice-twice'
  | 'choice-unnamed'
  | 'columns-missing'
  | 'limits-crossed'
  | 'test-unknown'
  | 'test-circle'

/** One thing that is wrong with a form that is drawn, and where. */
export interface FormFault {
  readonly code: FormFaultCode
  /** JSON pointer in the form */
  readonly pointer: string
  /** what the field or group is called */
  readonly label: string
}

/**
 * What keeps a form from being put in force: what has no name, codes and choices there twice, choices without anything
 * to choose, limits nothing can keep to, conditions on what is not there or that wait for each other. (NET-05)
 * @param knows whether an answer is among the item's situation questions
 */
export function formFaults(form: ItemForm, knows: (question: string, option: string) => boolean): readonly FormFault[] {
  const ids = fieldsOf(form).map(({ id }) => id)
  const ofGroups = form.groups.flatMap((group, at) => [
    ...(group.title.trim() === '' ? [fault('group-untitled', `/groups/${at}`, group.title)] : []),
    ...group.fields.flatMap((field, index) => {
      const pointer = `/groups/${at}/fields/${index}`
      const told = [...fieldFaults(field), ...(isTwice(ids, field.id) ? (['code-twice'] as const) : [])]
      return told.map((one) => fault(one, pointer, field.label))
    }),
  ])
  return [...ofGroups, ...conditionFaults(form, knows)]
}

function fault(kind: FormFaultCode, pointer: string, label: string): FormFault {
  return { code: kind, pointer, label }
}

function isTwice(list: readonly string[], entry: string): boolean {
  return list.indexOf(entry) !== list.lastIndexOf(entry)
}

function fieldFaults(field: FormField): readonly FormFaultCode[] {
  const { kind, columns = [] } = field
  if (kind !== 'table') return askedFaults(field)
  const ids = columns.map(({ id }) => id)
  return [
    ...askedFaults(field),
    ...(columns.length === 0 ? (['columns-missing'] as const) : []),
    ...(ids.some((id) => isTwice(ids, id)) ? (['code-twice'] as const) : []),
    ...columns.flatMap(askedFaults),
  ]
}

function askedFaults({ label, kind, options = [], min, max }: FormField | FormColumn): readonly FormFaultCode[] {
  const faults: FormFaultCode[] = []
  if (label.trim() === '') faults.push('field-unnamed')
  if (min !== undefined && max !== undefined && min > max) faults.push('limits-crossed')
  if (kind !== 'single' && kind !== 'multi') return faults
  const ids = options.map(({ id }) => id)
  if (options.length === 0) faults.push('choice-missing')
  if (ids.some((id) => isTwice(ids, id))) faults.push('choice-twice')
  if (options.some((option) => option.label.trim() === '')) faults.push('choice-unnamed')
  return faults
}

function conditionFaults(form: ItemForm, knows: (question: string, option: string) => boolean): readonly FormFault[] {
  const waits = waitsOf(form)
  return form.groups.flatMap((group, at) =>
    group.fields.flatMap((field, index) => {
      const pointer = `/groups/${at}/fields/${index}`
      const tests = testsOf(conditionOf(group, field))
      const isKnown = tests.every((test) =>
        'field' in test ? waits.has(test.field) : test.in.every((option) => knows(test.question, option)),
      )
      return [
        ...(isKnown ? [] : [fault('test-unknown', `${pointer}/when`, field.label)]),
        ...(reaches(waits, field.id, field.id) ? [fault('test-circle', `${pointer}/when`, field.label)] : []),
      ]
    }),
  )
}

type Waits = ReadonlyMap<string, readonly string[]>

/** Which fields each field waits for. */
function waitsOf({ groups }: ItemForm): Waits {
  return new Map(
    groups.flatMap((group) =>
      group.fields.map((field) => {
        const tests = testsOf(conditionOf(group, field))
        return [field.id, tests.flatMap((test) => ('field' in test ? [test.field] : []))] as const
      }),
    ),
  )
}

/** Whether a field waits for another one, directly or through others. */
function reaches(waits: Waits, from: string, to: string, met = new Set<string>()): boolean {
  return (waits.get(from) ?? []).some((next) => {
    if (next === to) return true
    if (met.has(next)) return false
    met.add(next)
    return reaches(waits, next, to, met)
  })
}

/** The fields a field may wait for: those that do not wait for it. */
export function mayWaitFor(form: ItemForm, id: string): readonly FormField[] {
  const waits = waitsOf(form)
  return fieldsOf(form).filter((field) => field.id !== id && !reaches(waits, field.id, id))
}
