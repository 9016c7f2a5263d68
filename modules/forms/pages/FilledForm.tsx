import { DateText, FactList, Masked, useTexts } from '@yichuang/kit'
import { cellCode, chosenWords, isDay, maskedKinds, visibleGroups } from '../rules/index.ts'
import type { CellValue, FormColumn, FormField, FormRow, FormValue, ShownForm } from '../rules/index.ts'
import './forms.css'

interface FilledFormProps {
  readonly shown: ShownForm
  /** asks the server for a masked value in full; it logs who looked. Absent: the person may not */
  readonly onUnmask?: (field: string) => Promise<string>
}

/** A form as it was filled in, to read: what was asked, in words. (NET-05) */
export function FilledForm({ shown: { form, values, answers }, onUnmask }: FilledFormProps) {
  return (
    <div className="sf-filled">
      {visibleGroups(form, values, answers).map((group) => (
        <section key={group.id} aria-label={group.title}>
          <h3>{group.title}</h3>
          <FactList
            facts={group.fields.map((field) => ({
              term: field.label,
              value: <Said field={field} value={values[field.id]} onUnmask={onUnmask} />,
            }))}
          />
        </section>
      ))}
    </div>
  )
}

interface SaidProps {
  readonly field: FormField
  readonly value: FormValue | undefined
  readonly onUnmask: FilledFormProps['onUnmask']
}

function Said({ field, value, onUnmask }: SaidProps) {
  const t = useTexts('forms')
  if (value === undefined) return <span className="muted">{t('notFilled')}</span>
  if (field.kind !== 'table') {
    const { id, label, kind } = field
    return <Cell column={{ ...field, kind }} value={value} label={label} code={id} onUnmask={onUnmask} />
  }
  return <Rows field={field} value={value} onUnmask={onUnmask} />
}

interface RowsProps extends SaidProps {
  readonly value: FormValue
}

function Rows({ field, value, onUnmask }: RowsProps) {
  const t = useTexts('forms')
  const columns = field.columns ?? []
  const filled: readonly FormRow[] = Array.isArray(value) ? value.filter((row) => typeof row === 'object') : []
  const rows = filled.map((row, at) => ({ row, at }))
  return (
    <table className="sf-rows">
      <thead>
        <tr>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, at }) => (
          <tr key={at}>
            {columns.map((column) => {
              const { id, label } = column
              const cell = row[id]
              const said = {
                column,
                label: t('cell', { label: field.label, row: at + 1, column: label }),
                code: cellCode(field.id, at, id),
              }
              return <td key={id}>{cell !== undefined && <Cell {...said} value={cell} onUnmask={onUnmask} />}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps extends Pick<SaidProps, 'onUnmask'> {
  readonly column: Omit<FormColumn, 'kind'> & Pick<FormField, 'kind'>
  readonly value: FormValue | CellValue
  /** what a masked value is called, and the code by which it is asked for in full */
  readonly label: string
  readonly code: string
}

function Cell({ column, value, label, code, onUnmask }: CellProps) {
  const t = useTexts('forms')
  if (maskedKinds.has(column.kind) && typeof value === 'string' && onUnmask !== undefined) {
    return <Masked value={value} label={label} onUnmask={() => onUnmask(code)} />
  }
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>
  if (column.kind === 'date' && typeof value === 'string' && isDay(value)) return <DateText day={value} form="full" />
  if (typeof value === 'number') return <>{[value, column.unit].filter((part) => part !== undefined).join(' ')}</>
  return <>{chosenWords(column, value).join(t('list'))}</>
}
