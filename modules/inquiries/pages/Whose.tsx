import { useSession, useTexts, Views } from '@yichuang/kit'

/** The ways to look at questions: one's own, all in reach, and counted. */
export function Whose({ current }: { readonly current: 'mine' | 'all' | 'figures' }) {
  const t = useTexts('inquiries')
  const { may } = useSession()
  const views = [
    { key: 'mine', to: '/work/inquiries', has: may('inquiries.ask') },
    { key: 'all', to: '/work/inquiries?whose=all', has: true },
    { key: 'figures', to: '/work/inquiry-figures', has: may('inquiries.read-figures') },
  ] as const
  const shown = views.filter(({ has }) => has)
  if (shown.length < 2) return null
  return (
    <Views
      label={t('list.whose')}
      views={shown.map(({ key, to }) => ({ label: t(`list.${key}`), to, current: key === current }))}
    />
  )
}
