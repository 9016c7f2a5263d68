import { useTexts, Views } from '@yichuang/kit'

/** Figures and single evaluations: two looks at the same. */
export function EvaluationViews({ current }: { readonly current: 'figures' | 'list' }) {
  const t = useTexts('evaluation')
  return (
    <Views
      label={t('views.label')}
      views={[
        { label: t('views.figures'), to: '/work/evaluations', current: current === 'figures' },
        { label: t('views.list'), to: '/work/evaluation-list', current: current === 'list' },
      ]}
    />
  )
}
