import { Button, Card, Segmented, today, useTexts } from '@yichuang/kit'
import { plainDate } from '@yichuang/modules/calendar/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import { SmartForm } from '@yichuang/modules/forms/pages'
import { filledIn } from '@yichuang/modules/forms/rules'
import type { FormValue, ItemForm } from '@yichuang/modules/forms/rules'
import { useEffect, useRef, useState } from 'react'
import { SituationQuestions } from '../../SituationQuestions.tsx'

type Width = 'desktop' | 'phone'

interface FormPreviewProps {
  readonly item: Item
  readonly form: ItemForm
  /** the field that is selected */
  readonly current: string | undefined
  readonly onField: (field: string) => void
}

/** How the applicant sees the form, at the width of a desk and of a phone; it can be filled in to try conditions. */
export function FormPreview({ item, form, current, onField }: FormPreviewProps) {
  const t = useTexts('workshop')
  const [width, setWidth] = useState<Width>('desktop')
  const [answers, setAnswers] = useState<Answers>({})
  const [typed, setTyped] = useState<Readonly<Record<string, FormValue | null>>>({})
  const [isAsked, setAsked] = useState(false)
  const shown = useRef<HTMLDivElement>(null)
  const day = plainDate(today())
  useEffect(() => {
    for (const field of shown.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])
      field.classList.toggle('cur', field.dataset['field'] === current)
  }, [current, form, answers, typed, width])
  const applicant = { name: t('form.tryName'), phone: t('form.tryPhone'), address: t('form.tryAddress') }
  const values = filledIn(form, typed, { applicant, answers, earlier: {}, today: day })
  return (
    <Card
      title={t('form.preview')}
      grow
      extra={
        <Segmented
          label={t('form.width')}
          options={(['desktop', 'phone'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
          value={width}
          onChange={setWidth}
        />
      }
      footer={
        <div className="ws-line-of">
          <Button size="s" pressed={isAsked} onClick={() => setAsked(!isAsked)}>
            {t('form.tryCheck')}
          </Button>
          <Button
            size="s"
            kind="quiet"
            onClick={() => {
              setTyped({})
              setAnswers({})
            }}
          >
            {t('form.tryAgain')}
          </Button>
        </div>
      }
    >
      {item.situation.questions.length > 0 && (
        <details className="fd-situation">
          <summary>{t('form.trySituation')}</summary>
          <SituationQuestions item={item} answers={answers} onAnswers={setAnswers} />
        </details>
      )}
      <div
        ref={shown}
        className={`fd-frame ${width}`}
        onFocus={({ target }) => {
          const field = target.closest<HTMLElement>('[data-field]')?.dataset['field']
          if (field !== undefined && field !== current) onField(field)
        }}
      >
        <SmartForm
          form={form}
          values={values}
          answers={answers}
          today={day}
          isAsked={isAsked}
          onChange={(field, value) => setTyped((before) => ({ ...before, [field]: value }))}
        />
      </div>
    </Card>
  )
}
