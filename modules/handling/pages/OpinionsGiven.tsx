import { MomentText, Tag, useTexts } from '@yichuang/kit'
import type { Task } from '@yichuang/modules/cases/rules'

/** The opinions given so far, step by step. */
export function OpinionsGiven({ tasks }: { readonly tasks: readonly Task[] }) {
  const t = useTexts('handling')
  const opinions = tasks.flatMap(({ id, opinions: own }) =>
    own.map((opinion, index) => ({ ...opinion, key: `${id}/${index}` })),
  )
  if (opinions.length === 0) return undefined
  return (
    <ul className="opinions" aria-label={t('opinion.given')}>
      {opinions.map(({ key, step, byName, at, agrees, text }) => (
        <li key={key}>
          <span className="row">
            <b>{t(`steps.${step}`)}</b>
            <Tag kind={agrees ? 'green' : 'red'}>{t(agrees ? 'opinion.agrees' : 'opinion.disagrees')}</Tag>
            <span className="muted small">
              {byName} <MomentText at={at} />
            </span>
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}
