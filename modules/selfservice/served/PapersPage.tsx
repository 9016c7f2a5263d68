import { isOptional, isShared } from '@yichuang/modules/catalogue/rules'
import type { ResolvedMaterial } from '@yichuang/modules/catalogue/rules'
import { StepFoot, stepAt, stepPage } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'
import type { Say } from './words.ts'

interface Papers {
  readonly itemName: string
  readonly materials: readonly ResolvedMaterial[]
  readonly answers: readonly { readonly id: string; readonly text: string; readonly answer: string }[]
}

/** What exactly this situation needs, before anybody types anything. (CAT-03, CAT-13) */
export function papersPage(at: AtMachine, { itemName, materials, answers }: Papers): string {
  const say = sayIn(at.visit)
  return stepPage(at, {
    title: say('papers.title', { count: materials.length }),
    lead: itemName,
    children: (t) => (
      <>
        <section className="panel scroll" tabIndex={0} aria-label={t('papers.title', { count: materials.length })}>
          <ol className="papers-list">
            {materials.map((material) => (
              <li key={material.key}>
                <b>{material.name}</b>
                <span>{standing(t, material)}</span>
              </li>
            ))}
          </ol>
          <h2>{t('papers.because')}</h2>
          <ul className="said-list">
            {answers.map(({ id, text, answer }) => (
              <li key={id}>
                <a href={`${stepAt(at, 'questions')}?at=${encodeURIComponent(id)}`}>
                  <span>{text}</span>
                  <b>{answer === '' ? t('none') : answer}</b>
                  <em>{t('change')}</em>
                </a>
              </li>
            ))}
          </ul>
        </section>
        <StepFoot t={t} back={lastQuestion(at, answers.at(-1)?.id)}>
          <a className="act primary" href={stepAt(at, 'person')}>
            {t('papers.next')}
          </a>
        </StepFoot>
      </>
    ),
  })
}

function lastQuestion(at: AtMachine, last: string | undefined): string {
  return last === undefined ? stepAt(at) : `${stepAt(at, 'questions')}?at=${encodeURIComponent(last)}`
}

function standing(t: Say, material: ResolvedMaterial): string {
  if (isShared(material)) return t('papers.shared')
  const copies = material.copies.map(({ form, count, action }) => t(`papers.${form}-${action}`, { count })).join('、')
  if (isOptional(material)) return `${copies} · ${t('papers.optional')}`
  return material.deferral.allowed ? `${copies} · ${t('papers.later')}` : copies
}
