import { useTexts } from '@yichuang/kit'
import type { PlainDate } from '@yichuang/platform/pure'
import { useState } from 'react'
import { validate, visibleGroups } from '../rules/index.ts'
import type { FormAnswers, FormField, FormFinding, FormGroup, FormValue, FormValues, ItemForm } from '../rules/index.ts'
import { FieldInput } from './FieldInput.tsx'
import './forms.css'

interface SmartFormProps {
  readonly form: ItemForm
  /** what is filled in, with what the sources filled in */
  readonly values: FormValues
  /** answers of the situation questions; conditions may ask for them */
  readonly answers: FormAnswers
  readonly today: PlainDate
  /** codes of the fields that a source filled in and nobody touched */
  readonly filledBy?: ReadonlySet<string>
  /** codes whose values are only shown masked here: they were checked when they were stored */
  readonly masked?: ReadonlySet<string>
  /** whether it was asked for what is missing, too: the act was pressed */
  readonly isAsked?: boolean
  /** null: made empty on purpose */
  readonly onChange: (field: string, value: FormValue | null) => void
}

/**
 * 智能表单: shows the form of an item and says beside a field what is wrong with it, by the check the server makes. The same
 * at the window, in the portal and at the kiosk; it fits itself to the width it is given. (NET-05, NET-08)
 */
export function SmartForm(props: SmartFormProps) {
  const { form, values, answers, today, filledBy, masked, isAsked = false, onChange } = props
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const findings = validate(form, { values, answers }, today).filter(({ field }) => masked?.has(field) !== true)
  const toldOf = (field: FormField) => {
    const own = findings.filter((finding) => finding.field === field.id)
    if (isAsked) return own
    return left.has(field.id) ? own.filter(({ code }) => code !== 'required') : []
  }
  return (
    <div className="sf">
      {visibleGroups(form, values, answers).map((group) => (
        <GroupFields
          key={group.id}
          group={group}
          values={values}
          filledBy={filledBy}
          toldOf={toldOf}
          onChange={onChange}
          onLeave={(field) => setLeft((known) => new Set([...known, field]))}
        />
      ))}
    </div>
  )
}

interface GroupProps extends Pick<SmartFormProps, 'values' | 'onChange'> {
  readonly group: FormGroup
  readonly filledBy: ReadonlySet<string> | undefined
  readonly toldOf: (field: FormField) => readonly FormFinding[]
  readonly onLeave: (field: string) => void
}

function GroupFields({ group, values, filledBy, toldOf, onChange, onLeave }: GroupProps) {
  const t = useTexts('forms')
  return (
    <section className="sf-group" aria-label={group.title}>
      <h3>{group.title}</h3>
      {group.help !== undefined && <p className="hint">{group.help}</p>}
      <div className={`sf-grid of-${group.columns}`}>
        {group.fields.map((field) => (
          <div
            key={field.id}
            data-field={field.id}
            className={isWide(field) ? 'sf-field wide' : 'sf-field'}
            onBlur={() => onLeave(field.id)}
          >
            <FieldInput
              field={field}
              value={values[field.id]}
              findings={toldOf(field)}
              from={filledBy?.has(field.id) === true ? t(`from.${sourceOf(field)}`) : undefined}
              onChange={(value) => onChange(field.id, value)}
            />
          </div>
        ))}
      </div>
    </section>
  )
}

function isWide({ kind, wide }: FormField): boolean {
  return wide === true || kind === 'table' || kind === 'paragraph'
}

function sourceOf({ prefill = 'earlier' }: FormField): string {
  return prefill.split('.')[0] ?? prefill
}
