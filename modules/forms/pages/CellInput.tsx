import { DateField, SelectField, TextAreaField, TextField, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { numberFrom } from '../rules/index.ts'
import type { CellValue, FormColumn, FormFinding } from '../rules/index.ts'
import { ChoiceField } from './ChoiceField.tsx'

/** Options up to this many stand side by side; more are a list to choose from. */
const MOST_BESIDE = 5

/** The sentence of a finding, without the field's name: it stands beside it. */
export function useSaying(): (finding: FormFinding) => string {
  const t = useTexts('forms')
  return ({ code, limit }) => t(`wrong.${code}`, { limit: limit ?? '' })
}

interface CellInputProps {
  readonly column: FormColumn
  readonly value: CellValue | undefined
  readonly problem: string | undefined
  readonly from?: string | undefined
  /** what readers are told it is called, where the heading of a table says it for the others */
  readonly spoken?: string
  readonly onChange: (value: CellValue | null) => void
}

/** The control of a field or of a cell. */
export function CellInput(props: CellInputProps) {
  const { column, value, problem, from, spoken, onChange } = props
  const { kind, label, help, required = false, max } = column
  const said = {
    label: spoken ?? label,
    bare: spoken !== undefined,
    required,
    problem,
    ...(help === undefined || spoken !== undefined ? {} : { hint: help }),
    ...(from === undefined ? {} : { from }),
  }
  const text = typeof value === 'string' ? value : ''
  const set = (next: string) => onChange(next === '' ? null : next)
  switch (kind) {
    case 'paragraph':
      return <TextAreaField {...said} value={text} onChange={set} {...(max === undefined ? {} : { maxLength: max })} />
    case 'date':
      return <DateField {...said} value={text} onChange={set} />
    case 'number':
      return <NumberField {...props} said={said} />
    case 'single':
      return <SingleField {...props} said={said} />
    case 'multi':
    case 'yesNo':
      return <ChoiceField {...said} column={column} value={value} onChange={onChange} />
    default:
      return (
        <TextField
          {...said}
          value={text}
          onChange={set}
          {...(kind === 'phone' ? { inputMode: 'tel' } : {})}
          {...(kind === 'text' && max !== undefined ? { maxLength: max } : {})}
        />
      )
  }
}

interface SaidProps extends CellInputProps {
  readonly said: {
    readonly label: string
    readonly bare: boolean
    readonly required: boolean
    readonly problem: string | undefined
    readonly hint?: string
    readonly from?: string
  }
}

/** Keeps what is typed as it is typed, so that `12.` may become `12.5`; what is told is the number. */
function NumberField({ column: { unit, help }, value, onChange, said }: SaidProps) {
  const [typed, setTyped] = useState('')
  const shown = value === undefined ? '' : numberFrom(typed) === value ? typed : String(value)
  const hint = [unit === undefined ? '' : unit, help ?? ''].filter((part) => part !== '').join(' · ')
  return (
    <TextField
      {...said}
      {...(hint === '' || said.bare ? {} : { hint })}
      value={shown}
      inputMode="decimal"
      onChange={(text) => {
        setTyped(text)
        onChange(text.trim() === '' ? null : numberFrom(text))
      }}
    />
  )
}

function SingleField({ column, value, onChange, said }: SaidProps) {
  const t = useTexts('forms')
  const { options = [] } = column
  if (options.length <= MOST_BESIDE && !said.bare) {
    return <ChoiceField {...said} column={column} value={value} onChange={onChange} />
  }
  return (
    <SelectField
      {...said}
      value={typeof value === 'string' ? value : ''}
      placeholder={t('choose')}
      options={options.map(({ id, label }) => ({ value: id, label }))}
      onChange={onChange}
    />
  )
}
