import { Ask, Card, EmptyState, MomentText, useCall, useTexts } from '@yichuang/kit'
import { Link } from 'react-router'
import { countResults, listResults } from '../contract.ts'

/** 部门交来的结果: made and sealed, to be counted and taken over. (OUT-01) */
export function IncomingCard({ current }: { readonly current: string | undefined }) {
  const t = useTexts('handout')
  const list = useCall(
    listResults,
    { query: { state: 'produced', limit: 50 } },
    { topics: ['cases'], keepFormer: true },
  )
  const counts = useCall(countResults, {}, { topics: ['cases'] })
  const today = counts.data?.settledToday ?? 0
  return (
    <Card
      title={t('incoming.title')}
      hint={t('incoming.count', { count: counts.data?.produced ?? 0 })}
      footer={<p className="muted small">{t('incoming.today', { count: today })}</p>}
      flush
      grow
    >
      <Ask query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="exchange" title={t('incoming.emptyTitle')} text={t('incoming.emptyText')} />
          ) : (
            <ul className="results">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link to={`/work/handout/${row.id}`} className={row.id === current ? 'on' : ''}>
                    <b>{row.departmentName}</b>
                    <span className="muted small">{t('incoming.documents', { count: row.documents })}</span>
                    <span className="muted small">
                      {row.itemName}　{row.applicantName}
                    </span>
                    <span className="muted small">
                      <MomentText at={row.movedAt} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Ask>
    </Card>
  )
}
