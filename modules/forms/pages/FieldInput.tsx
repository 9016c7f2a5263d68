import type { CellValue, FormField, FormFinding, FormValue } from '../rules/index.ts'
import { CellInput, useSaying } from './CellInput.tsx'
import { TableField } from './TableField.tsx'

interface FieldInputProps {
  readonly field: FormField
  readonly value: FormValue | undefined
  readonly findings: readonly FormFinding[]
  /** in words, where the value came from */
  readonly from: string | undefined
  /** null: nothing */
  readonly onChange: (value: FormValue | null) => void
}

/** One field of a form in the control of its kind, with its help and what is wrong with it. */
export function FieldInput({ field, value, findings, from, onChange }: FieldInputProps) {
  const say = useSaying()
  if (field.kind === 'table') {
    return <TableField field={field} value={value} findings={findings} onChange={onChange} />
  }
  const [first] = findings
  return (
    <CellInput
      column={{ ...field, kind: field.kind }}
      value={cellOf(value)}
      problem={first === undefined ? undefined : say(first)}
      from={from}
      onChange={onChange}
    />
  )
}

function cellOf(value: FormValue | undefined): CellValue | undefined {
  if (value === undefined || !Array.isArray(value)) return value as CellValue | undefined
  return value.filter((entry: unknown) => typeof entry === 'string')
}
