import { Button, CheckboxGroup, Segmented, SelectField, TextField, useTexts } from '@yichuang/kit'
import type { Item, Question } from '@yichuang/modules/catalogue/rules'
import type { FormCondition, FormField, FormTest } from '@yichuang/modules/forms/rules'
import { standing } from '../../../rules/index.ts'
import { numbered } from '../master-fields.ts'
import { conditionFrom, joinOf, onlyTests, testOn } from './form-condition.ts'

interface ConditionBuilderProps {
  readonly item: Item
  /** the fields that may be asked about */
  readonly fields: readonly FormField[]
  readonly when: FormCondition | undefined
  readonly onChange: (when: FormCondition | undefined) => void
}

/** 显示条件: asked always, or only when other fields or answers say so; all of it must hold, or one of it. (NET-05) */
export function ConditionBuilder({ item, fields, when, onChange }: ConditionBuilderProps) {
  const t = useTexts('workshop')
  const questions = standing(item.situation.questions).map(({ question }) => question)
  const tests = onlyTests(when)
  const join = joinOf(when)
  if (tests === undefined) {
    return (
      <section className="fd-when" aria-label={t('form.when')}>
        <h3>{t('form.when')}</h3>
        <p className="muted small">{t('form.whenDeep')}</p>
        <Button size="s" onClick={() => onChange(undefined)}>
          {t('form.whenAlways')}
        </Button>
      </section>
    )
  }
  const set = (next: readonly FormTest[]) => onChange(conditionFrom(join, next))
  const places: readonly { readonly value: string; readonly label: string }[] = [
    ...questions.map(({ id, text }) => ({ value: `q:${id}`, label: t('form.whenQuestion', { text }) })),
    ...fields.map(({ id, label }) => ({ value: `f:${id}`, label: t('form.whenField', { label }) })),
  ]
  const fresh = places[0]?.value
  return (
    <section className="fd-when" aria-label={t('form.when')}>
      <h3>{t('form.when')}</h3>
      {tests.length === 0 && <p className="muted small">{t('form.whenNone')}</p>}
      {tests.length > 1 && (
        <Segmented
          label={t('condition.how')}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`condition.${value}`) }))}
          value={join}
          onChange={(next) => onChange(conditionFrom(next, tests))}
        />
      )}
      {numbered(tests).map(({ entry: test, index: at, key }) => (
        <div key={key} className="fd-test">
          <SelectField
            required
            label={t('form.whenWhat')}
            options={places}
            value={'question' in test ? `q:${test.question}` : `f:${test.field}`}
            onChange={(place) =>
              set(tests.map((one, index) => (index === at ? testOn(place, { fields, questions }) : one)))
            }
          />
          <TestValues
            test={test}
            fields={fields}
            questions={questions}
            onChange={(next) => set(tests.map((one, index) => (index === at ? next : one)))}
          />
          <Button
            size="s"
            kind="quiet"
            icon="trash"
            label={t('form.whenDrop', { number: at + 1 })}
            onClick={() => set(tests.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {fresh !== undefined && (
        <Button size="s" icon="plus" onClick={() => set([...tests, testOn(fresh, { fields, questions })])}>
          {t('form.whenAdd')}
        </Button>
      )}
    </section>
  )
}

interface TestValuesProps {
  readonly test: FormTest
  readonly fields: readonly FormField[]
  readonly questions: readonly Question[]
  readonly onChange: (test: FormTest) => void
}

/** What must be said there: one of these choices, a number in a span, or anything. */
function TestValues({ test, fields, questions, onChange }: TestValuesProps) {
  const t = useTexts('workshop')
  if ('filled' in test) return <p className="muted small">{t('form.whenFilled')}</p>
  if (!('in' in test)) {
    const number = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text))
    const span = (from: number | undefined, to: number | undefined): FormTest => ({
      field: test.field,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })
    return (
      <div className="fd-pair">
        <TextField
          label={t('form.whenFrom')}
          type="number"
          value={String(test.from ?? '')}
          onChange={(text) => onChange(span(number(text), test.to))}
        />
        <TextField
          label={t('form.whenTo')}
          type="number"
          value={String(test.to ?? '')}
          onChange={(text) => onChange(span(test.from, number(text)))}
        />
      </div>
    )
  }
  if ('question' in test) {
    const options = questions.find(({ id }) => id === test.question)?.options ?? []
    return (
      <CheckboxGroup
        label={t('form.whenIs')}
        options={options.map(({ id, label }) => ({ value: id, label }))}
        value={test.in}
        onChange={(chosen) => chosen.length > 0 && onChange({ question: test.question, in: chosen })}
      />
    )
  }
  const field = fields.find(({ id }) => id === test.field)
  const choices =
    field?.kind === 'yesNo'
      ? [
          { value: 'true', label: t('form.yes') },
          { value: 'false', label: t('form.no') },
        ]
      : (field?.options ?? []).map(({ id, label }) => ({ value: id, label }))
  const valueOf = (choice: string) => (field?.kind === 'yesNo' ? choice === 'true' : choice)
  return (
    <CheckboxGroup
      label={t('form.whenIs')}
      options={choices}
      value={test.in.map(String)}
      onChange={(chosen) => chosen.length > 0 && onChange({ field: test.field, in: chosen.map(valueOf) })}
    />
  )
}
