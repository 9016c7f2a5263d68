import { today, useTexts } from '@yichuang/kit'
import { plainDate } from '@yichuang/modules/calendar/rules'
import { focusFirstGap, SmartForm } from '@yichuang/modules/forms/pages'
import { fieldsOf, maskedKinds, validate } from '@yichuang/modules/forms/rules'
import type { FormFinding, FormValue, FormValues } from '@yichuang/modules/forms/rules'
import { useState } from 'react'
import type { ActedOn } from './use-further-act.ts'

interface FormToFillState {
  /** fields that were filled in here */
  readonly typed: FormValues
  readonly masked: ReadonlySet<string>
  readonly findings: readonly FormFinding[]
  readonly isAsked: boolean
  readonly set: (field: string, value: FormValue | null) => void
  /** goes to the first field that is missing or wrong; false: there is none */
  readonly goesToGap: () => boolean
}

/** What is still missing in the form of an application that is looked through. (NET-05) */
export function useFormToFill({ filledForm }: ActedOn): FormToFillState {
  const [typed, setTyped] = useState<FormValues>({})
  const [isAsked, setAsked] = useState(false)
  const fields = filledForm === undefined ? [] : fieldsOf(filledForm.form)
  // What is masked here was checked when it was stored.
  const masked = new Set(
    fields
      .filter(({ id, kind }) => (maskedKinds.has(kind) || kind === 'table') && !(id in typed))
      .filter(({ id }) => filledForm?.values[id] !== undefined)
      .map(({ id }) => id),
  )
  const all =
    filledForm === undefined
      ? []
      : validate(
          filledForm.form,
          { values: { ...filledForm.values, ...typed }, answers: filledForm.answers },
          plainDate(today()),
        )
  const findings = all.filter(({ field }) => !masked.has(field))
  return {
    typed,
    masked,
    findings,
    isAsked,
    set: (field, value) => setTyped((before) => ({ ...before, [field]: value ?? '' })),
    goesToGap: () => {
      setAsked(true)
      focusFirstGap(document, findings)
      return findings.length > 0
    },
  }
}

interface FormToFillProps {
  readonly dossier: ActedOn
  readonly form: FormToFillState
}

/** The form of an application that is not complete yet: it is filled in here and goes with the acceptance. */
export function FormToFill({ dossier: { filledForm }, form }: FormToFillProps) {
  const t = useTexts('intake')
  const [wasOpen] = useState(form.findings.length > 0)
  if (filledForm === undefined || !wasOpen) return undefined
  return (
    <section aria-label={t('form.title')}>
      <p>
        <b>{t('form.give')}</b>
      </p>
      <SmartForm
        form={filledForm.form}
        values={{ ...filledForm.values, ...form.typed }}
        answers={filledForm.answers}
        today={plainDate(today())}
        masked={form.masked}
        isAsked={form.isAsked}
        onChange={form.set}
      />
    </section>
  )
}
