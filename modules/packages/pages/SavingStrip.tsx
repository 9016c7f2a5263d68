import { useTexts } from '@yichuang/kit'
import type { Saving } from '../rules/index.ts'

const figures = ['materials', 'visits', 'steps', 'days', 'questions', 'fields'] as const

interface SavingStripProps {
  readonly saving: Pick<Saving, 'before' | 'after' | 'isComplete'>
  /** only the three figures that count most */
  readonly isShort?: boolean
}

/** What a package spares the applicant: each figure before and after. (CAT-11) */
export function SavingStrip({ saving: { before, after, isComplete }, isShort = false }: SavingStripProps) {
  const t = useTexts('packages')
  if (!isComplete) return <p className="muted small">{t('saving.none')}</p>
  return (
    <dl className={isShort ? 'pk-saving short' : 'pk-saving'} aria-label={t('saving.title')}>
      {figures.slice(0, isShort ? 3 : figures.length).map((figure) => (
        <div key={figure} className={after[figure] < before[figure] ? 'less' : undefined}>
          <dt>{t(`saving.${figure}`)}</dt>
          <dd>
            <s aria-label={t('saving.before', { count: before[figure] })}>{before[figure]}</s>
            <span aria-hidden="true"> → </span>
            <b aria-label={t('saving.after', { count: after[figure] })}>{after[figure]}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}
