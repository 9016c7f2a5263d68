import { LimitLight, useTexts } from '@yichuang/kit'
import type { WorkLine } from '../contract.ts'

/** The light of a task's limit: shape and words, colour last. */
export function WorkLimit({ row }: { readonly row: Pick<WorkLine, 'light' | 'days' | 'band'> }) {
  const t = useTexts('handling')
  const { light, days, band } = row
  if (light === null) return <span className="muted">{t('work.noLimit')}</span>
  if (band === 'today') return <LimitLight light={light}>{t('work.dueToday')}</LimitLight>
  if (days === null) return <LimitLight light={light} />
  return <LimitLight light={light} days={Math.abs(days)} />
}
