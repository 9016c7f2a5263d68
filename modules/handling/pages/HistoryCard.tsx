import { Ask, Card, Drawer, MomentText, Timeline, useCall, useTexts } from '@yichuang/kit'
import { readTimeline } from '@yichuang/modules/cases/contract'
import { EventDetail } from '@yichuang/modules/cases/pages'
import { toldOf } from '@yichuang/modules/cases/rules'
import { useState } from 'react'

/** 经过: the last things that happened, and the whole record behind them. */
export function HistoryCard({ id }: { readonly id: string }) {
  const t = useTexts('handling')
  const words = useTexts('cases')
  const asked = useCall(readTimeline, { params: { id } }, { topics: ['cases'] })
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title={t('history.title')}
      footer={
        <button type="button" className="as-link" onClick={() => setOpen(true)}>
          {t('history.whole')}
        </button>
      }
    >
      <Ask query={asked}>
        {({ rows, isSound }) => {
          const entries = rows.map(({ seq, at, type, by, data }) => ({
            key: String(seq),
            at,
            what: words(`events.${type.replaceAll('.', '_')}`),
            told: toldOf(type, data),
            who: (by as { name?: string }).name ?? '',
          }))
          return (
            <>
              <ol className="review-past">
                {entries
                  .slice(-6)
                  .toReversed()
                  .map(({ key, at, what, who, told }) => (
                    <li key={key}>
                      <b>
                        <MomentText at={at} />
                      </b>{' '}
                      {what} <span className="muted">{who}</span>
                      <EventDetail told={told} />
                    </li>
                  ))}
              </ol>
              {isOpen && (
                <Drawer title={t('history.whole')} width="s" onClose={() => setOpen(false)}>
                  <p className="muted">{t(isSound ? 'history.sound' : 'history.broken')}</p>
                  <Timeline
                    label={t('history.whole')}
                    entries={entries.toReversed().map(({ told, ...entry }) => ({
                      ...entry,
                      state: 'done' as const,
                      ...(told.length > 0 && { detail: <EventDetail told={told} /> }),
                    }))}
                  />
                </Drawer>
              )}
            </>
          )
        }}
      </Ask>
    </Card>
  )
}
