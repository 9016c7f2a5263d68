import { Button, useKitWords, useTexts } from '@yichuang/kit'
import { useId } from 'react'
import type { FormColumn, FormField, FormFinding, FormRow, FormValue } from '../rules/index.ts'
import { CellInput, useSaying } from './CellInput.tsx'

interface TableFieldProps {
  readonly field: FormField
  readonly value: FormValue | undefined
  readonly findings: readonly FormFinding[]
  readonly onChange: (value: FormValue | null) => void
}

/** Rows to fill in: a table where there is room, below each other on a phone. */
export function TableField({ field, value, findings, onChange }: TableFieldProps) {
  const t = useTexts('forms')
  const w = useKitWords()
  const say = useSaying()
  const id = useId()
  const { label, help, required = false, columns = [], max } = field
  const rows = rowsOf(value)
  const set = (next: readonly FormRow[]) => onChange(next.length === 0 ? null : next)
  const whole = findings.find(({ row }) => row === undefined)
  const withCell = (at: number, column: string, cell: FormRow[string] | null) =>
    rows.map((row, index) => (index === at ? withMember(row, column, cell) : row))
  return (
    <div
      className={whole === undefined ? 'field sf-table' : 'field sf-table wrong'}
      role="group"
      aria-label={label}
      {...(whole === undefined ? {} : { 'aria-describedby': id })}
    >
      <div className="field-head">
        <span className="sf-label">
          {label}
          {!required && <span className="muted">{w('field.optional')}</span>}
        </span>
      </div>
      {help !== undefined && <p className="hint">{help}</p>}
      {rows.length === 0 && <p className="muted small">{t('noRows')}</p>}
      {rows.length > 0 && (
        <table>
          <Head columns={columns} />
          <tbody>
            {placed(rows).map(({ row, at, key }) => (
              <tr key={key} data-row={at}>
                {columns.map((column) => (
                  <td key={column.id} data-column={column.id} data-label={column.label}>
                    <CellInput
                      column={column}
                      value={row[column.id]}
                      spoken={t('cell', { label, row: at + 1, column: column.label })}
                      problem={findings.filter((one) => one.row === at && one.column === column.id).map(say)[0]}
                      onChange={(cell) => set(withCell(at, column.id, cell))}
                    />
                  </td>
                ))}
                <td className="sf-drop">
                  <Button
                    kind="quiet"
                    size="s"
                    icon="trash"
                    label={t('dropRowOf', { label, row: at + 1 })}
                    onClick={() => set(rows.filter((_, index) => index !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(max === undefined || rows.length < max) && (
        <Button size="s" icon="plus" label={t('addRowOf', { label })} onClick={() => set([...rows, {}])}>
          {t('addRow')}
        </Button>
      )}
      {whole !== undefined && (
        <p id={id} className="field-problem" role="alert">
          {say(whole)}
        </p>
      )}
    </div>
  )
}

function Head({ columns }: { readonly columns: readonly FormColumn[] }) {
  const t = useTexts('forms')
  const w = useKitWords()
  return (
    <thead>
      <tr>
        {columns.map(({ id, label, required }) => (
          <th key={id} scope="col">
            {label}
            {required !== true && <span className="muted">{w('field.optional')}</span>}
          </th>
        ))}
        <th scope="col" className="sf-drop">
          <span className="vh">{t('dropRow')}</span>
        </th>
      </tr>
    </thead>
  )
}

/** Rows have no names: their place is what they are. */
function placed(rows: readonly FormRow[]) {
  return rows.map((row, at) => ({ row, at, key: `row ${at}` }))
}

function rowsOf(value: FormValue | undefined): readonly FormRow[] {
  return Array.isArray(value) ? value.filter((row): row is FormRow => typeof row === 'object') : []
}

function withMember(row: FormRow, column: string, cell: FormRow[string] | null): FormRow {
  if (cell !== null) return { ...row, [column]: cell }
  return Object.fromEntries(Object.entries(row).filter(([id]) => id !== column))
}
