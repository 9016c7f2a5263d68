import type { ReactNode } from 'react'
import { DateText } from '../public/DateText.tsx'
import { Field } from './Field.tsx'
import type { FieldLinks } from './Field.tsx'

export interface TextInputProps extends Partial<FieldLinks> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** `text` unless told */
  readonly type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'number' | 'date' | 'time'
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  readonly maxLength?: number
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly onBlur?: () => void
  readonly onEnter?: () => void
  readonly 'aria-label'?: string
  /** days and numbers: the least and the most */
  readonly min?: string
  readonly max?: string
}

/** One line of text. */
export function TextInput({ onChange, onEnter, type = 'text', autoFocus, ...input }: TextInputProps) {
  return (
    <input
      {...input}
      type={type}
      className="in"
      autoComplete={input.autoComplete ?? 'off'}
      {...(autoFocus === true && { 'data-autofocus': '' })}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || onEnter === undefined || event.nativeEvent.isComposing) return
        event.preventDefault()
        onEnter()
      }}
    />
  )
}

/** What every field with a label takes. */
export interface LabelledProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly required?: boolean
  readonly bare?: boolean
  readonly from?: ReactNode
}

export type TextFieldProps = LabelledProps & Omit<TextInputProps, keyof FieldLinks>

/** One line of text with its label. */
export function TextField({ label, hint, problem, required, bare, from, ...input }: TextFieldProps) {
  return (
    <Field {...labelled({ label, hint, problem, required, bare, from })}>
      {(links) => <TextInput {...input} {...links} />}
    </Field>
  )
}

export interface TextAreaFieldProps extends LabelledProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
  readonly placeholder?: string
}

/** Several lines of text with their label. */
export function TextAreaField({ value, onChange, rows = 3, maxLength, placeholder, ...field }: TextAreaFieldProps) {
  return (
    <Field {...labelled(field)}>
      {(links) => (
        <textarea
          {...links}
          className="in area"
          value={value}
          rows={rows}
          {...(maxLength !== undefined && { maxLength })}
          {...(placeholder !== undefined && { placeholder })}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export interface DateFieldProps extends LabelledProps {
  /** 'YYYY-MM-DD', or '' */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly min?: string
  readonly max?: string
}

/** A day with its label; beside it the day as we write it, whatever the browser's own habit. */
export function DateField({ value, onChange, min, max, ...field }: DateFieldProps) {
  return (
    <Field {...labelled(field)}>
      {(links) => (
        <span className="row">
          <TextInput
            {...links}
            type="date"
            value={value}
            onChange={onChange}
            {...(min !== undefined && { min })}
            {...(max !== undefined && { max })}
          />
          {value !== '' && (
            <span className="muted">
              <DateText day={value} form="full" />
            </span>
          )}
        </span>
      )}
    </Field>
  )
}

/** The label's part of a field's properties, without what is not there. */
export function labelled(field: {
  readonly [K in keyof LabelledProps]: LabelledProps[K] | undefined
}): LabelledProps {
  const { label = '', hint, problem, required, bare, from } = field
  return {
    label,
    problem,
    ...(hint !== undefined && { hint }),
    ...(required !== undefined && { required }),
    ...(bare !== undefined && { bare }),
    ...(from !== undefined && { from }),
  }
}
