import { Ask, Band, Card, MomentText, Page, useCall, useTexts } from '@yichuang/kit'
import { listLooks } from '@yichuang/modules/cases/contract'
import { EventDetail } from '@yichuang/modules/cases/pages'
import type { Asked } from '@yichuang/kit'
import { useParams } from 'react-router'
import { readHistory } from '../contract.ts'
import type { History } from '../contract.ts'
import './supervision.css'
import { auditedWord } from './audited-names.ts'

/** What happened to a case, each event chained to the one before, and who looked at it. (SEC-03) */
export function HistoryPage() {
  const t = useTexts('supervision')
  const { id = '' } = useParams()
  const asked = useCall(readHistory, { params: { id } }, { topics: ['cases'] })
  return (
    <Page
      title={t('histories.title')}
      hint={asked.data && `${asked.data.applicationNo} ${asked.data.itemName}`}
      back={{ to: '/work/histories' }}
    >
      <div className="live">
        <Events asked={asked} />
        <Looks id={id} />
      </div>
    </Page>
  )
}

function Events({ asked }: { readonly asked: Asked<History> }) {
  const t = useTexts('supervision')
  const words = useTexts('cases')
  return (
    <Ask query={asked}>
      {({ rows, isSound, brokenAt }) => (
        <>
          <Band kind={isSound ? 'green' : 'red'}>
            {isSound ? t('history.sound', { count: rows.length }) : t('history.broken', { seq: brokenAt ?? '' })}
          </Band>
          <Card title={t('history.events', { count: rows.length })} flush>
            <section className="live-scroll" aria-label={t('history.eventList')} tabIndex={0}>
              <table className="live-table history-table">
                <thead>
                  <tr>
                    {(['seq', 'at', 'what', 'who', 'recordedAt', 'hash'] as const).map((name) => (
                      <th key={name} scope="col">
                        {t(`history.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.seq}>
                      <th scope="row">{row.seq}</th>
                      <td data-label={t('history.at')}>
                        <MomentText at={row.at} form="long" />
                      </td>
                      <td className="history-what">
                        {words(`events.${row.type.replaceAll('.', '_')}`)}
                        <EventDetail told={row.told} />
                      </td>
                      <td data-label={t('history.who')}>{row.byName === '' ? t('history.machine') : row.byName}</td>
                      <td data-label={t('history.recordedAt')}>
                        <MomentText at={row.recordedAt} form="long" />
                      </td>
                      <td data-label={t('history.hash')}>
                        <Hash hash={row.hash} prevHash={row.prevHash} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </Card>
        </>
      )}
    </Ask>
  )
}

function Hash({ hash, prevHash }: { readonly hash: string; readonly prevHash: string }) {
  const t = useTexts('supervision')
  return (
    <details className="history-hash">
      <summary>{hash.slice(0, 12)}…</summary>
      <div>{hash}</div>
      <div className="muted">
        {t('history.before')} {prevHash}
      </div>
    </details>
  )
}

/** Looks have no id of their own: two may happen in one millisecond, so each gets its place counted from the oldest. */
function numbered<Row>(rows: readonly Row[]) {
  return rows.map((row, place) => ({ ...row, number: rows.length - place }))
}

const acts = ['view', 'unmask', 'command', 'print', 'export']

function Looks({ id }: { readonly id: string }) {
  const t = useTexts('supervision')
  const asked = useCall(listLooks, { params: { id } }, { topics: ['cases'] })
  return (
    <Ask query={asked}>
      {({ rows }) => (
        <Card
          title={t('looks.title', { count: rows.filter(({ act }) => act !== 'command').length })}
          hint={t('looks.hint')}
          flush
        >
          <section className="live-scroll" aria-label={t('looks.list')} tabIndex={0}>
            <table className="live-table history-table">
              <thead>
                <tr>
                  {(['at', 'who', 'act', 'what', 'outcome'] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(`looks.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {numbered(rows).map((row) => (
                  <tr key={row.number}>
                    <td data-label={t('looks.at')}>
                      <MomentText at={row.at} form="long" />
                    </td>
                    <th className="history-who" scope="row">
                      {row.personName === '' ? t('looks.applicant') : row.personName}
                    </th>
                    <td data-label={t('looks.act')}>{acts.includes(row.act) ? t(`looks.acts.${row.act}`) : row.act}</td>
                    <td data-label={t('looks.what')}>{auditedWord(t, row)}</td>
                    <td data-label={t('looks.outcome')}>
                      {t(row.outcome === 'done' ? 'looks.done' : 'looks.refused')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Card>
      )}
    </Ask>
  )
}
