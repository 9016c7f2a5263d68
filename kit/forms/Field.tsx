import { useId } from 'react'
import type { ReactNode } from 'react'
import { useKitWords } from '../public/LanguageScope.tsx'

/** What a control needs to belong to its label, hint and problem. Spread it on the control. */
export interface FieldLinks {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly required?: true
}

export interface FieldProps {
  readonly label: string
  /** how it is written, where it is found */
  readonly hint?: ReactNode
  /** what is wrong with it; the field keeps its text */
  readonly problem?: string | undefined
  readonly required?: boolean
  /** label for readers only */
  readonly bare?: boolean
  /** at the right of the label: where the value came from */
  readonly from?: ReactNode
  readonly children: (links: FieldLinks) => ReactNode
}

/** A label, its control, a hint, and what is wrong with it, tied together. */
export function Field(props: FieldProps) {
  const { hint, problem, children } = props
  const id = useId()
  return (
    <div className={problem === undefined ? 'field' : 'field wrong'}>
      <Head {...props} id={id} />
      {children(linksOf(id, props))}
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

function Head({ id, label, required = false, bare = false, from }: FieldProps & { readonly id: string }) {
  const w = useKitWords()
  return (
    <div className={bare ? 'vh' : 'field-head'}>
      <label htmlFor={id}>
        {label}
        {!required && !bare && <span className="muted">{w('field.optional')}</span>}
      </label>
      {from !== undefined && <span className="from">{from}</span>}
    </div>
  )
}

function linksOf(id: string, { hint, problem, required = false }: FieldProps): FieldLinks {
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(problem === undefined ? [] : [`${id}-problem`])]
  return {
    id,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(problem !== undefined && { 'aria-invalid': true }),
    ...(required && { required: true }),
  }
}
