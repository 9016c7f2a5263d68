import { Button, CheckboxGroup, RadioList, useKitWords, useTexts } from '@yichuang/kit'
import { useId } from 'react'
import type { CellValue, FormColumn } from '../rules/index.ts'

interface ChoiceFieldProps {
  readonly label: string
  readonly bare: boolean
  readonly required: boolean
  readonly problem: string | undefined
  readonly hint?: string
  readonly from?: string
  readonly column: FormColumn
  readonly value: CellValue | undefined
  readonly onChange: (value: CellValue | null) => void
}

/** A choice of one, of several, or of yes and no, its options side by side where there is room. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, bare, required, problem, hint, from, column, value, onChange } = props
  const t = useTexts('forms')
  const w = useKitWords()
  const id = useId()
  const isClearable = !required && value !== undefined && column.kind !== 'multi'
  const told = [...(hint === undefined ? [] : [`${id}-hint`]), ...(problem === undefined ? [] : [`${id}-problem`])]
  return (
    <div
      className={problem === undefined ? 'field sf-choice' : 'field sf-choice wrong'}
      role="group"
      aria-label={label}
      {...(told.length === 0 ? {} : { 'aria-describedby': told.join(' ') })}
    >
      <div className={bare ? 'vh' : 'field-head'}>
        <span className="sf-label">
          {label}
          {!required && <span className="muted">{w('field.optional')}</span>}
        </span>
        {from !== undefined && <span className="from">{from}</span>}
        {isClearable && (
          <Button kind="quiet" size="s" label={t('clearOf', { label })} onClick={() => onChange(null)}>
            {t('clear')}
          </Button>
        )}
      </div>
      <Options label={label} column={column} value={value} onChange={onChange} />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function Options({
  label,
  column,
  value,
  onChange,
}: Pick<ChoiceFieldProps, 'label' | 'column' | 'value' | 'onChange'>) {
  const t = useTexts('forms')
  const options = (column.options ?? []).map((option) => ({ value: option.id, label: option.label }))
  if (column.kind === 'multi') {
    const chosen = Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : []
    return (
      <CheckboxGroup
        label={label}
        options={options}
        value={chosen}
        onChange={(next) => onChange(next.length === 0 ? null : next)}
      />
    )
  }
  if (column.kind === 'single') {
    return (
      <RadioList
        label={label}
        options={options}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
      />
    )
  }
  return (
    <RadioList
      label={label}
      options={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
      value={value === undefined ? undefined : value === true ? 'yes' : 'no'}
      onChange={(next) => onChange(next === 'yes')}
    />
  )
}
