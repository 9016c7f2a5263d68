import { useTexts, Views } from '@yichuang/kit'

/** The two sides of a hall: its windows, and the zones in which they are. */
export function HallViews({ hall, current }: { readonly hall: string; readonly current: 'windows' | 'zones' }) {
  const t = useTexts('halls')
  return (
    <Views
      label={t('pages.hall')}
      views={[
        { label: t('windows.title'), to: `/work/halls/${hall}`, current: current === 'windows' },
        { label: t('zones.title'), to: `/work/halls/${hall}/zones`, current: current === 'zones' },
      ]}
    />
  )
}
