import { checkCode } from '@yichuang/modules/codes/rules'
import { parsePlainDate } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { conditionOf } from './form.ts'
import type { FormColumn, FormCondition, FormField, FormTest, ItemForm } from './form.ts'
import type { FormatChecks, JsonSchema, SchemaObject } from './json-schema.ts'

/** Characters a text may have where the form does not say. */
const usualLength = { text: 200, paragraph: 2000, address: 200 }
/** Rows a table may have where the form does not say. */
const mostRows = 50

/** The most a field takes where the form does not say; of a number there is none. */
export function usualMost({ kind, options = [] }: FormColumn | FormField): number | undefined {
  if (kind === 'text' || kind === 'paragraph' || kind === 'address') return usualLength[kind]
  if (kind === 'multi') return Math.max(1, options.length)
  return kind === 'table' ? mostRows : undefined
}

/** A mobile number, a landline with its area code, or a service number. */
const phonePattern = '^(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?|400-?\\d{3}-?\\d{4})$'

/**
 * The JSON Schema 2020-12 of what may be stored under a form: `{ answers, values }`. Conditions are `if`s over both, a
 * field that is not asked may not be there. One schema for every channel. (NET-05)
 */
export function schemaOf(form: ItemForm): SchemaObject {
  const placed = form.groups.flatMap((group) =>
    group.fields.map((field) => ({ field, condition: conditionOf(group, field) })),
  )
  const conditional = placed.flatMap(({ field, condition }) =>
    condition === undefined ? [] : [askedWhen(field, condition)],
  )
  const always = placed.filter(({ field, condition }) => field.required === true && condition === undefined)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['answers', 'values'],
    properties: {
      answers: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      values: {
        type: 'object',
        properties: Object.fromEntries(placed.map(({ field }) => [field.id, fieldSchema(field)])),
        required: always.map(({ field }) => field.id),
        additionalProperties: false,
      },
    },
    ...(conditional.length === 0 ? {} : { allOf: conditional }),
  }
}

function askedWhen({ id, required = false }: FormField, condition: FormCondition): SchemaObject {
  return {
    if: conditionSchema(condition),
    ...(required ? { then: { properties: { values: { required: [id] } } } } : {}),
    else: { properties: { values: { properties: { [id]: false } } } },
  }
}

function conditionSchema(condition: FormCondition): JsonSchema {
  if ('all' in condition) return condition.all.length === 0 ? true : { allOf: condition.all.map(conditionSchema) }
  if ('any' in condition) return condition.any.length === 0 ? false : { anyOf: condition.any.map(conditionSchema) }
  return testSchema(condition)
}

function testSchema(test: FormTest): SchemaObject {
  if ('question' in test) return holding('answers', test.question, { contains: oneOf(test.in) })
  const { field } = test
  if ('filled' in test) return holding('values', field, true)
  if ('in' in test) {
    // A list holds when one of its entries does; `contains` says nothing about what is no list, `enum` must.
    const isOne = oneOf(test.in)
    return holding('values', field, { anyOf: [isOne, { type: 'array', contains: isOne }] })
  }
  const { from, to } = test
  return holding('values', field, {
    type: 'number',
    ...(from === undefined ? {} : { minimum: from }),
    ...(to === undefined ? {} : { maximum: to }),
  })
}

function holding(part: 'answers' | 'values', name: string, member: JsonSchema): SchemaObject {
  return { properties: { [part]: { properties: { [name]: member }, required: [name] } } }
}

/** The JSON Schema of one field's value. */
export function fieldSchema(field: FormField): SchemaObject {
  if (field.kind !== 'table') return cellSchema({ ...field, kind: field.kind })
  const { label, columns = [], min, max = usualMost(field) } = field
  return {
    title: label,
    type: 'array',
    minItems: Math.max(1, min ?? 1),
    ...(max === undefined ? {} : { maxItems: max }),
    items: {
      type: 'object',
      properties: Object.fromEntries(columns.map((column) => [column.id, cellSchema(column)])),
      required: columns.filter(({ required }) => required === true).map(({ id }) => id),
      additionalProperties: false,
    },
  }
}

function cellSchema(column: FormColumn): SchemaObject {
  const { label, help } = column
  return { title: label, ...(help === undefined ? {} : { description: help }), ...valueSchema(column) }
}

function valueSchema(column: FormColumn): SchemaObject {
  return makers[column.kind](column)
}

const makers: Readonly<Record<FormColumn['kind'], (column: FormColumn) => SchemaObject>> = {
  text: textSchema,
  paragraph: textSchema,
  address: textSchema,
  number: ({ whole = false, min, max }) => ({ type: whole ? 'integer' : 'number', ...range(min, max) }),
  single: ({ options = [] }) => ({ type: 'string', allOf: [oneOf(options.map(({ id }) => id))] }),
  multi: listSchema,
  yesNo: () => ({ type: 'boolean' }),
  phone: () => ({ type: 'string', pattern: phonePattern }),
  date: () => ({ type: 'string', format: 'date' }),
  identity: () => ({ type: 'string', format: 'identity-number' }),
  creditCode: () => ({ type: 'string', format: 'credit-code' }),
}

function textSchema(column: FormColumn): SchemaObject {
  const { min, max = usualMost(column) } = column
  return { type: 'string', minLength: Math.max(1, min ?? 1), ...(max === undefined ? {} : { maxLength: max }) }
}

function listSchema(column: FormColumn): SchemaObject {
  const { options = [], min, max = usualMost(column) } = column
  const limits = { minItems: Math.max(1, min ?? 1), ...(max === undefined ? {} : { maxItems: max }) }
  return { type: 'array', uniqueItems: true, ...limits, items: oneOf(options.map(({ id }) => id)) }
}

/** Nothing is one of nothing; an empty `enum` is no schema. */
function oneOf(values: readonly (string | boolean)[]): JsonSchema {
  return values.length === 0 ? false : { enum: values }
}

function range(min: number | undefined, max: number | undefined): SchemaObject {
  return { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) }
}

/** Numbers a person's document may have: of a resident, of a resident from beyond the border, of a foreigner. */
const identityTypes = ['residentId', 'hmtResidence', 'fpr'] as const

/** The formats of `schemaOf`, for a checker. @param today a birth date after it is no birth date */
export function formatsOn(today: PlainDate): FormatChecks {
  return {
    date: (value) => parsePlainDate(value) !== undefined,
    'identity-number': (value) => identityTypes.some((type) => checkCode({ type, value, today }).valid),
    'credit-code': (value) => checkCode({ type: 'uscc', value, today }).valid,
  }
}
