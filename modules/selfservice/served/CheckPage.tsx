import { chosenWords } from '@yichuang/modules/forms/rules'
import type { FormField, FormValue } from '@yichuang/modules/forms/rules'
import type { FormNow, TypedPerson } from '../rules/index.ts'
import { StepFoot, stepAt, stepPage, Wrong } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'
import type { Say } from './words.ts'

interface Checked {
  readonly itemName: string
  readonly answers: readonly { readonly id: string; readonly text: string; readonly answer: string }[]
  readonly papers: number
  readonly person: TypedPerson
  readonly now: FormNow | undefined
  /** the sentence of what stands in the way */
  readonly problem?: string | undefined
}

/** Everything once more before it is sent, each part with the way back to it. */
export function checkPage(at: AtMachine, checked: Checked): string {
  const { itemName, answers, papers, person, now, problem } = checked
  const say = sayIn(at.visit)
  const part = (step: string, title: string, rows: readonly (readonly [string, string])[]) => (
    <section className="panel part" aria-label={title}>
      <h2>
        {title}
        <a href={stepAt(at, step)}>{say('change')}</a>
      </h2>
      <dl>
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
  return stepPage(at, {
    title: say('check.title'),
    lead: itemName,
    children: (t) => (
      <form className="filling" method="post" action={stepAt(at, 'check')} data-once>
        <Wrong text={problem} />
        <div className="scroll" tabIndex={0} role="region" aria-label={t('check.title')}>
          {part('person', t('check.person'), [
            [t(`person.name-${person.kind}`), person.name],
            [t(`person.documentNumber-${person.kind}`), person.documentNumber],
            [t(`person.phone-${person.kind}`), person.phone],
          ])}
          {part('papers', t('check.situation'), [
            ...answers.map(({ text, answer }) => [text, answer === '' ? t('none') : answer] as const),
            [t('check.papers'), t('check.count', { count: papers })],
          ])}
          {now !== undefined && part('form', t('check.form'), formRows(t, now))}
        </div>
        <p className="hint">{t('check.hint')}</p>
        <StepFoot t={t} back={stepAt(at, now === undefined ? 'person' : 'form')}>
          <button type="submit" className="act primary">
            {t('check.send')}
          </button>
        </StepFoot>
      </form>
    ),
  })
}

function formRows(t: Say, { groups, stored }: FormNow): readonly (readonly [string, string])[] {
  return groups.flatMap(({ fields }) =>
    fields.map((field) => [field.label, valueWords(t, field, stored[field.id])] as const),
  )
}

function valueWords(t: Say, field: FormField, value: FormValue | undefined): string {
  if (value === undefined) return t('form.empty')
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (field.kind === 'table') return t('form.rows', { count: Array.isArray(value) ? value.length : 0 })
  if (typeof value === 'number') return [value, field.unit].filter((one) => one !== undefined).join(' ')
  return chosenWords(field, value).join('、')
}
