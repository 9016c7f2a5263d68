import { Card, useTexts } from '@yichuang/kit'
import type { Answers } from '@yichuang/modules/catalogue/rules'
import { SmartForm } from '@yichuang/modules/forms/pages'
import type { FormValue } from '@yichuang/modules/forms/rules'
import type { FormAtDesk } from './desk-form.ts'

interface FormCardProps {
  readonly form: FormAtDesk
  readonly answers: Answers
  /** whether what is missing is said, too */
  readonly isAsked: boolean
  readonly onChange: (field: string, value: FormValue | null) => void
}

/** 申请表: what the item asks for beside its materials, filled in from what is known already. (NET-05) */
export function FormCard({ form: shown, answers, isAsked, onChange }: FormCardProps) {
  const t = useTexts('intake')
  const open = shown.findings.length
  return (
    <Card title={t('form.title')} hint={open === 0 ? t('form.done') : t('form.open', { count: open })} hotkey="Alt+4">
      <div className="application-form">
        <SmartForm
          form={shown.form}
          values={shown.values}
          answers={answers}
          today={shown.today}
          filledBy={shown.filledBy}
          isAsked={isAsked}
          onChange={onChange}
        />
      </div>
    </Card>
  )
}
