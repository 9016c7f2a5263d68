import { Button, Checkbox, SelectField, TextField, useTexts } from '@yichuang/kit'
import { fieldKinds, newColumn } from '@yichuang/modules/forms/rules'
import type { ColumnKind, FormColumn } from '@yichuang/modules/forms/rules'
import { OptionLines } from './OptionLines.tsx'

const columnKinds = fieldKinds.filter((kind): kind is ColumnKind => kind !== 'table')

interface ColumnsEditorProps {
  readonly columns: readonly FormColumn[]
  readonly onChange: (columns: readonly FormColumn[]) => void
}

/** The columns of a table, from left to right. */
export function ColumnsEditor({ columns, onChange }: ColumnsEditorProps) {
  const t = useTexts('workshop')
  const set = (at: number, column: FormColumn) => onChange(columns.map((one, index) => (index === at ? column : one)))
  const moved = (at: number) =>
    onChange(
      columns.flatMap((one, index) => (index === at - 1 ? [columns[at] ?? one, one] : index === at ? [] : [one])),
    )
  return (
    <section className="fd-columns" aria-label={t('form.tableColumns')}>
      <h3>{t('form.tableColumns')}</h3>
      {columns.map((column, at) => (
        <div key={column.id} className="fd-column">
          <TextField
            required
            label={t('form.column', { number: at + 1 })}
            value={column.label}
            onChange={(label) => set(at, { ...column, label })}
          />
          <SelectField
            required
            label={t('form.kindOf')}
            options={columnKinds.map((value) => ({ value, label: t(`form.kind.${value}`) }))}
            value={column.kind}
            onChange={(kind) => set(at, ofKind(column, kind))}
          />
          {(column.kind === 'single' || column.kind === 'multi') && (
            <OptionLines options={column.options ?? []} onChange={(options) => set(at, { ...column, options })} />
          )}
          <div className="ws-line-of">
            <Checkbox checked={column.required === true} onChange={(required) => set(at, { ...column, required })}>
              {t('form.requiredField')}
            </Checkbox>
            {at > 0 && (
              <Button
                size="s"
                icon="up"
                label={t('form.columnForward', { label: column.label })}
                onClick={() => moved(at)}
              />
            )}
            <Button
              size="s"
              icon="trash"
              label={t('form.columnDrop', { label: column.label })}
              onClick={() => onChange(columns.filter((one) => one !== column))}
            />
          </div>
        </div>
      ))}
      <Button size="s" icon="plus" onClick={() => onChange([...columns, newColumn(columns, t('form.newColumn'))])}>
        {t('form.addColumn')}
      </Button>
    </section>
  )
}

/** A column of another kind; only a choice has choices. */
function ofKind({ options = [], ...column }: FormColumn, kind: ColumnKind): FormColumn {
  return kind === 'single' || kind === 'multi' ? { ...column, kind, options } : { ...column, kind }
}
