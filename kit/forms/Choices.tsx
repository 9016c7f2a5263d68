import { useId } from 'react'
import type { ReactNode } from 'react'
import { Key } from '../keys/Key.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { Field } from './Field.tsx'
import type { FieldLinks } from './Field.tsx'
import { labelled } from './TextInput.tsx'
import type { LabelledProps } from './TextInput.tsx'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly hint?: ReactNode
}

export interface SelectProps<Value extends string> extends Partial<FieldLinks> {
  readonly value: Value | ''
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  /** first entry while nothing is chosen */
  readonly placeholder?: string
  readonly 'aria-label'?: string
}

/** A list to choose one of, for more than about seven; the browser's own, so that every reader knows it. */
export function Select<Value extends string>({ value, options, onChange, placeholder, ...links }: SelectProps<Value>) {
  return (
    <select
      {...links}
      className="in select"
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {(placeholder !== undefined || value === '') && <option value="">{placeholder ?? ''}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export type SelectFieldProps<Value extends string> = LabelledProps &
  Omit<SelectProps<Value>, keyof FieldLinks | 'aria-label'>

/** A list to choose one of, with its label. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, problem, required, bare, from, ...select } = props
  return (
    <Field {...labelled({ label, hint, problem, required, bare, from })}>
      {(links) => <Select {...select} {...links} />}
    </Field>
  )
}

export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
}

/** Two to four choices side by side: 个人 企业 其他组织. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <span className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'on' : ''}>
          <input
            type="radio"
            className="vh"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </span>
  )
}

export interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly hint?: ReactNode
  /** it must be so: a gap until it is ticked */
  readonly required?: boolean
}

/** One thing that is so or not. */
export function Checkbox({ checked, onChange, children, hint, required = false }: CheckboxProps) {
  return (
    <label className={checked ? 'opt on' : 'opt'}>
      <input
        type="checkbox"
        className="tick"
        checked={checked}
        required={required}
        onChange={() => onChange(!checked)}
      />
      <span>
        {children}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  )
}

export interface RadioListProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** digits choose: 1 … 9, 0 is the last one */
  readonly hotkeys?: boolean
}

/** One of several, below each other; digits choose while it is the open question. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { label, options, value, onChange, hotkeys = false } = props
  const name = useId()
  useDigits(hotkeys, options, onChange)
  return (
    <div role="radiogroup" aria-label={label} className="opts">
      {options.map((option, index) => (
        <label key={option.value} className={option.value === value ? 'opt on' : 'opt'}>
          <input
            type="radio"
            className="pick"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <OptionText option={option} digit={hotkeys ? digitOf(index, options.length) : undefined} />
        </label>
      ))}
    </div>
  )
}

export interface CheckboxGroupProps<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: readonly Value[]
  readonly onChange: (value: readonly Value[]) => void
  readonly hotkeys?: boolean
  /** the choice that empties all others: 以上都没有 */
  readonly none?: Value
}

/** Any of several; digits choose, `0` is the last one. */
export function CheckboxGroup<Value extends string>(props: CheckboxGroupProps<Value>) {
  const { label, options, value, onChange, hotkeys = false, none } = props
  const turn = (chosen: Value) => onChange(turned(value, chosen, none))
  useDigits(hotkeys, options, turn)
  return (
    <fieldset aria-label={label} className="opts">
      {options.map((option, index) => (
        <label key={option.value} className={value.includes(option.value) ? 'opt on' : 'opt'}>
          <input
            type="checkbox"
            className="tick"
            checked={value.includes(option.value)}
            onChange={() => turn(option.value)}
          />
          <OptionText option={option} digit={hotkeys ? digitOf(index, options.length) : undefined} />
        </label>
      ))}
    </fieldset>
  )
}

function OptionText({ option, digit }: { readonly option: Option; readonly digit: string | undefined }) {
  return (
    <>
      <span>
        {option.label}
        {option.hint !== undefined && <small>{option.hint}</small>}
      </span>
      {digit !== undefined && <Key combo={digit} />}
    </>
  )
}

function useDigits<Value extends string>(
  isOn: boolean,
  options: readonly Option<Value>[],
  choose: (value: Value) => void,
): void {
  useKeys(
    isOn
      ? options.flatMap((option, index) => {
          const combo = digitOf(index, options.length)
          return combo === undefined ? [] : [{ combo, act: () => choose(option.value), label: option.label }]
        })
      : [],
  )
}

/** 1 … 9 in order; `0` for the last of several, as on the keys of a telephone. */
function digitOf(index: number, count: number): string | undefined {
  if (index === count - 1 && count > 5) return '0'
  return index < 9 ? String(index + 1) : undefined
}

function turned<Value extends string>(
  value: readonly Value[],
  chosen: Value,
  none: Value | undefined,
): readonly Value[] {
  if (value.includes(chosen)) return value.filter((held) => held !== chosen)
  if (chosen === none) return [chosen]
  return [...value.filter((held) => held !== none), chosen]
}
