import { useTexts } from '@yichuang/kit'
import type { Figures } from '../contract.ts'

const shown = ['opened', 'accepted', 'concluded', 'handedOut', 'open', 'overdue', 'soon', 'stopped'] as const

/** The figures of today as one row of numbers. */
export function TodayRow({ all }: { readonly all: Figures }) {
  const t = useTexts('supervision')
  return (
    <dl className="live-today">
      {shown.map((name) => (
        <div key={name} className={isBad(name, all[name]) ? `live-${name}` : undefined}>
          <dt>{t(`figures.${name}`)}</dt>
          <dd>
            <b>{all[name]}</b> {t('live.unit')}
          </dd>
          <dd className="muted small">{t(`hints.${name}`)}</dd>
        </div>
      ))}
    </dl>
  )
}

function isBad(name: string, count: number): boolean {
  return (name === 'overdue' || name === 'soon') && count > 0
}
