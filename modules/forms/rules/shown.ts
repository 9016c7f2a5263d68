import { maskIdentityNumber, maskPhone } from '@yichuang/modules/codes/rules'
import { fieldsOf } from './form.ts'
import { isRow } from './visible.ts'
import type { CellValue, ColumnKind, FormAnswers, FormRow, FormValue, FormValues, ItemForm } from './form.ts'

/** A form with what was filled in, as a page shows it. */
export interface ShownForm {
  readonly form: ItemForm
  readonly values: FormValues
  /** answers of the situation questions: conditions ask for them */
  readonly answers: FormAnswers
}

/** Kinds of fields whose values staff see in full only by an unmasking that is logged. (SEC-03) */
export const maskedKinds: ReadonlySet<string> = new Set(['identity', 'phone'])

/** Values as staff see them: numbers of persons and telephones masked, in tables too. (SEC-03) */
export function maskedValues(form: ItemForm, values: FormValues): FormValues {
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]))
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const field = fields.get(id)
      if (field === undefined) return [id, value]
      if (field.kind !== 'table') return [id, maskedCell(field.kind, value)]
      const kinds = new Map((field.columns ?? []).map((column) => [column.id, column.kind]))
      return [id, maskedRows(kinds, value)]
    }),
  )
}

function maskedRows(kinds: ReadonlyMap<string, ColumnKind>, value: FormValue): FormValue {
  if (!Array.isArray(value)) return value
  return value.flatMap((row: string | FormRow) => {
    if (typeof row === 'string') return []
    const cells = Object.entries(row).map(([id, cell]) => [id, maskedCell(kinds.get(id) ?? 'text', cell)] as const)
    return [Object.fromEntries(cells)]
  })
}

function maskedCell<Value extends CellValue | FormValue>(kind: string, value: Value): Value | string {
  if (typeof value !== 'string') return value
  if (kind === 'identity') return maskIdentityNumber(value)
  return kind === 'phone' ? maskPhone(value) : value
}

/** The code of a cell of a table, as it is asked for in full: the table's code, its row from 0, the column's code. */
export function cellCode(table: string, row: number, column: string): string {
  return `${table}/${row}/${column}`
}

/** What was filled in at a code, of a field or of a cell; undefined when there is no text. (SEC-03) */
export function textAt(values: FormValues, code: string): string | undefined {
  const value = values[code] ?? cellAt(values, code)
  return typeof value === 'string' ? value : undefined
}

function cellAt(values: FormValues, code: string): CellValue | undefined {
  const { table = '', row, column = '' } = /^(?<table>.+)\/(?<row>\d{1,4})\/(?<column>[^/]+)$/u.exec(code)?.groups ?? {}
  const rows = values[table]
  const found: unknown = Array.isArray(rows) ? rows[Number(row)] : undefined
  return isRow(found) ? found[column] : undefined
}
