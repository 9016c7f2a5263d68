import type { Outcome } from '@yichuang/modules/catalogue/rules'
import type { Asked } from '../rules/index.ts'
import { StepFoot, stepAt, stepPage, Wrong } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'

interface Questioned {
  readonly itemName: string
  readonly asked: Asked
  /** what is wrong with the answer that was given */
  readonly problem?: string | undefined
}

/** One question of the situation; a choice of one is an answer with one touch. */
export function questionPage(at: AtMachine, { itemName, asked, problem }: Questioned): string {
  const { question, chosen, no, before } = asked
  const say = sayIn(at.visit)
  const address = stepAt(at, 'questions')
  return stepPage(at, {
    title: question.text,
    lead: say('question.lead', { item: itemName, no }),
    children: (t) => (
      <form className="stretch" method="post" action={address} autoComplete="off">
        <input type="hidden" name="question" value={question.id} />
        <Wrong text={problem === undefined ? undefined : t(`question.${problem}`)} />
        {question.type === 'single' ? (
          <ul className="lines">
            {question.options.map(({ id, label, hint }) => (
              <li key={id}>
                <button type="submit" name="option" value={id} aria-pressed={chosen.includes(id)}>
                  <b>{label}</b>
                  {hint !== undefined && <span>{hint}</span>}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <fieldset className="checks">
            <legend>{t('question.several')}</legend>
            {question.options.map(({ id, label, hint }) => (
              <label key={id}>
                <input type="checkbox" name="option" value={id} defaultChecked={chosen.includes(id)} />
                <b>{label}</b>
                {hint !== undefined && <span>{hint}</span>}
              </label>
            ))}
          </fieldset>
        )}
        <StepFoot t={t} back={before === undefined ? stepAt(at) : `${address}?at=${encodeURIComponent(before)}`}>
          {question.type === 'multi' && (
            <button type="submit" className="act primary">
              {t('next')}
            </button>
          )}
        </StepFoot>
      </form>
    ),
  })
}

interface Stopped {
  readonly itemName: string
  readonly outcome: Outcome
  /** the item to apply for instead, by name */
  readonly other?: { readonly id: string; readonly name: string } | undefined
  readonly last: string | undefined
}

/** These answers end here: why, and what to do instead. (CAT-03) */
export function stoppedPage(at: AtMachine, { itemName, outcome, other, last }: Stopped): string {
  const say = sayIn(at.visit)
  return stepPage(at, {
    title: say(other === undefined ? 'stopped.title' : 'stopped.other'),
    lead: itemName,
    children: (t) => (
      <>
        <section className="panel">
          <p className="said">{outcome.message}</p>
          <p>{t('stopped.hint')}</p>
        </section>
        {other !== undefined && (
          <form method="post" action={stepAt(at)} className="acts">
            <input type="hidden" name="item" value={other.id} />
            <button type="submit" className="act primary">
              {t('stopped.take', { item: other.name })}
            </button>
          </form>
        )}
        <StepFoot
          t={t}
          back={
            last === undefined ? stepAt(at, 'questions') : `${stepAt(at, 'questions')}?at=${encodeURIComponent(last)}`
          }
        />
      </>
    ),
  })
}
