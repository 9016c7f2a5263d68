import { useSession, useTexts, Views } from '@yichuang/kit'

/** The two lists about packages: what there is, and, for who composes them, what the case history proposes. */
export function PackageViews({ current }: { readonly current: 'list' | 'associations' }) {
  const t = useTexts('packages')
  const { may } = useSession()
  if (!may('packages.read-draft')) return null
  return (
    <Views
      label={t('views.label')}
      views={[
        { label: t('pages.list'), to: '/work/packages', current: current === 'list' },
        { label: t('pages.associations'), to: '/work/package-associations', current: current === 'associations' },
      ]}
    />
  )
}
