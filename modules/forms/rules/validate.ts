import { parsePlainDate } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { findField } from './form.ts'
import type { FormAnswers, FormColumn, FormField, FormValues, ItemForm } from './form.ts'
import { faultsOf } from './json-schema.ts'
import type { SchemaFault } from './json-schema.ts'
import { formatsOn, schemaOf } from './schema.ts'
import { kept } from './visible.ts'

/** What is wrong with one value; the key of its sentence. */
export const wrongs = [
  'required',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-few',
  'too-many',
  'no-number',
  'not-whole',
  'no-date',
  'no-identity-number',
  'no-credit-code',
  'no-phone',
  'no-choice',
  'twice',
  'not-asked',
] as const
export type Wrong = (typeof wrongs)[number]

/** One thing that is wrong with what was filled in, where, and the facts of its sentence. */
export interface FormFinding {
  /** JSON pointer below the values: `/place.area`, `/shareholders/0/name` */
  readonly pointer: string
  readonly field: string
  /** of a table: which row, from 0, and which column */
  readonly row?: number
  readonly column?: string
  readonly code: Wrong
  /** what the field, or the column, is called */
  readonly label: string
  readonly limit?: number
}

/** What was filled in, and the answers of the situation questions it depends on. */
export interface FilledForm {
  readonly values: FormValues
  readonly answers: FormAnswers
}

/**
 * Everything that is wrong with a form as it would be stored, in the order of its fields; empty: it is complete and
 * every value fits. The same check in portal, window and kiosk, in the browser and on the server. (NET-05)
 * @param today a birth date after it is no birth date
 */
export function validate(form: ItemForm, { values, answers }: FilledForm, today: PlainDate): readonly FormFinding[] {
  const stored = { answers, values: kept(form, values, answers) }
  const faults = faultsOf(schemaOf(form), stored, formatsOn(today))
  const findings = faults.flatMap((fault) => findingOf(form, fault) ?? [])
  return findings.toSorted((one, two) => orderIn(form, one) - orderIn(form, two))
}

/** What is wrong with the values that are there; nothing is asked for that is missing. For a form that is put aside. */
export function validateSoFar(form: ItemForm, filled: FilledForm, today: PlainDate): readonly FormFinding[] {
  return validate(form, filled, today).filter(({ code }) => code !== 'required')
}

function orderIn({ groups }: ItemForm, { field, row = 0 }: FormFinding): number {
  const ids = groups.flatMap(({ fields }) => fields.map(({ id }) => id))
  return ids.indexOf(field) * 10_000 + row
}

function findingOf(form: ItemForm, { pointer, keyword, limit }: SchemaFault): FormFinding | undefined {
  const [part, id = '', row, column] = pointer.split('/').slice(1).map(unescaped)
  const field = part === 'values' ? findField(form, id) : undefined
  if (field === undefined) return undefined
  const cell = field.kind === 'table' ? cellAt(row, column) : {}
  const asked = field.columns?.find((one) => one.id === cell.column) ?? field
  return {
    pointer: pointer.replace('/values', ''),
    field: field.id,
    ...cell,
    code: wrongOf(asked, keyword, limit),
    label: asked.label,
    ...(typeof limit === 'number' ? { limit } : {}),
  }
}

function cellAt(row: string | undefined, column: string | undefined): Pick<FormFinding, 'row' | 'column'> {
  return { ...(row === undefined ? {} : { row: Number(row) }), ...(column === undefined ? {} : { column }) }
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

const ofKeyword: Readonly<Partial<Record<SchemaFault['keyword'], Wrong>>> = {
  required: 'required',
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'too-small',
  maximum: 'too-large',
  minItems: 'too-few',
  maxItems: 'too-many',
  uniqueItems: 'twice',
  enum: 'no-choice',
  false: 'not-asked',
}

/** What a value of a kind is not, when its type, format or pattern is another one. */
const ofKind: Readonly<Partial<Record<FormField['kind'], Wrong>>> = {
  number: 'no-number',
  date: 'no-date',
  identity: 'no-identity-number',
  creditCode: 'no-credit-code',
  phone: 'no-phone',
}

function wrongOf(
  { kind }: FormField | FormColumn,
  keyword: SchemaFault['keyword'],
  limit: SchemaFault['limit'],
): Wrong {
  if (keyword === 'type' && limit === 'integer') return 'not-whole'
  return ofKeyword[keyword] ?? ofKind[kind] ?? 'no-choice'
}

/** A number as it is typed: the number when it is one, else the text as it stands, which the check finds. */
export function numberFrom(text: string): number | string {
  const typed = text.trim()
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(typed) ? Number(typed) : text
}

/** Whether a text is a calendar day. */
export function isDay(text: string): boolean {
  return parsePlainDate(text) !== undefined
}
