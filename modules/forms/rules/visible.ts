import { normalizeCode } from '@yichuang/modules/codes/rules'
import { conditionOf, fieldsOf } from './form.ts'
import type {
  CellValue,
  FormAnswers,
  FormColumn,
  FormCondition,
  FormField,
  FormGroup,
  FormRow,
  FormTest,
  FormValue,
  FormValues,
  ItemForm,
} from './form.ts'

/** Codes of the fields that are asked, given what is filled in and answered. (NET-05) */
export type Visible = ReadonlySet<string>

/**
 * Which fields are asked: those whose condition, and whose group's, holds. A field that is not asked says nothing, so
 * what hangs on it is not asked either; fields that wait for each other are not asked. (NET-05)
 */
export function visible(form: ItemForm, values: FormValues, answers: FormAnswers): Visible {
  return askedWhere(form, (test, isAsked) => isMet(test, { values, answers, isAsked }))
}

/**
 * Which fields may be asked of who gives these answers, whatever is filled in: what hangs on another field that may be
 * asked may be asked too. Every form somebody fills in asks some of them and no others. (NET-05)
 */
export function mayBeAsked(form: ItemForm, answers: FormAnswers): Visible {
  return askedWhere(form, (test, isAsked) => ('question' in test ? isAnswered(test, answers) : isAsked(test.field)))
}

function askedWhere(form: ItemForm, isTrue: (test: FormTest, isAsked: (field: string) => boolean) => boolean): Visible {
  const conditions = new Map(
    form.groups.flatMap((group) => group.fields.map((field) => [field.id, conditionOf(group, field)] as const)),
  )
  const known = new Map<string, boolean>()
  const isAsked = (id: string): boolean => {
    const told = known.get(id)
    if (told !== undefined) return told
    if (!conditions.has(id)) return false
    known.set(id, false)
    const asked = holds(conditions.get(id), (test) => isTrue(test, isAsked))
    known.set(id, asked)
    return asked
  }
  return new Set([...conditions.keys()].filter(isAsked))
}

/** The groups with what is asked of them, for who shows a form; groups of which nothing is asked are not there. */
export function visibleGroups(form: ItemForm, values: FormValues, answers: FormAnswers): readonly FormGroup[] {
  const asked = visible(form, values, answers)
  return form.groups
    .map((group) => ({ ...group, fields: group.fields.filter(({ id }) => asked.has(id)) }))
    .filter(({ fields }) => fields.length > 0)
}

function holds(condition: FormCondition | undefined, isTrue: (test: FormTest) => boolean): boolean {
  if (condition === undefined) return true
  if ('all' in condition) return condition.all.every((one) => holds(one, isTrue))
  if ('any' in condition) return condition.any.some((one) => holds(one, isTrue))
  return isTrue(condition)
}

interface Said {
  readonly values: FormValues
  readonly answers: FormAnswers
  readonly isAsked: (field: string) => boolean
}

function isAnswered({ question, in: wanted }: Extract<FormTest, { question: string }>, answers: FormAnswers): boolean {
  return (answers[question] ?? []).some((chosen) => wanted.includes(chosen))
}

function isMet(test: FormTest, { values, answers, isAsked }: Said): boolean {
  if ('question' in test) return isAnswered(test, answers)
  const value = isAsked(test.field) ? values[test.field] : undefined
  if (value === undefined || isBlankValue(value)) return false
  if ('filled' in test) return true
  if ('in' in test) return asList(value).some((one) => test.in.some((wanted) => wanted === one))
  const { from = -Infinity, to = Infinity } = test
  return typeof value === 'number' && value >= from && value <= to
}

function asList(value: FormValue): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Whether a value says nothing: it is not stored, and where it is required it is asked for. */
export function isBlankValue(value: FormValue): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/**
 * What is stored of what was typed: values of fields that are asked, without blanks, blank rows and strangers; text
 * without blanks around it, numbers of documents as they are written. (NET-05: hidden fields are not stored)
 */
export function kept(form: ItemForm, values: FormValues, answers: FormAnswers): FormValues {
  const clean = Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const value = values[field.id]
      const said = value === undefined ? undefined : cleaned(field, value)
      return said === undefined || isBlankValue(said) ? [] : [[field.id, said]]
    }),
  )
  const asked = visible(form, clean, answers)
  return Object.fromEntries(Object.entries(clean).filter(([id]) => asked.has(id)))
}

function cleaned({ kind, columns = [] }: FormField, value: FormValue): FormValue {
  if (kind !== 'table') return cleanCell(kind, value)
  if (!Array.isArray(value)) return value
  return value.filter(isRow).flatMap((row) => {
    const cells = columns.flatMap((column) => cellOf(column, row))
    return cells.length === 0 ? [] : [Object.fromEntries(cells)]
  })
}

function cellOf({ id, kind }: FormColumn, row: FormRow): readonly (readonly [string, CellValue])[] {
  const cell = row[id]
  if (cell === undefined) return []
  const clean = cleanCell(kind, cell)
  return isBlankValue(clean) ? [] : [[id, clean]]
}

/** Whether something is a row of a table. */
export function isRow(row: unknown): row is FormRow {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
}

function cleanCell<Value extends FormValue>(kind: FormField['kind'], value: Value): Value | string {
  if (typeof value !== 'string') return value
  return kind === 'identity' || kind === 'creditCode' ? normalizeCode(value) : value.trim()
}
