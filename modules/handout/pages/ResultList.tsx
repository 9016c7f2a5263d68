import { Ask, Button, Card, EmptyState, Segmented, Tag, TextField, useCall, useTexts } from '@yichuang/kit'
import type { Asked } from '@yichuang/kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { countResults, listResults } from '../contract.ts'
import type { ResultLine } from '../contract.ts'

const views = ['received', 'mailed', 'locker'] as const
type View = (typeof views)[number]

/** What lies here or is on its way, and whatever is looked for by number or name. */
export function ResultList({ current }: { readonly current: string | undefined }) {
  const t = useTexts('handout')
  const [view, setView] = useState<View>('received')
  const [q, setQ] = useState('')
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const query =
    q.trim() === '' ? { state: view, limit: 50, ...(after === undefined ? {} : { after }) } : { q, limit: 50 }
  const list = useCall(listResults, { query }, { topics: ['cases'], keepFormer: true })
  const counts = useCall(countResults, {}, { topics: ['cases'] })
  const show = (next: View) => {
    setView(next)
    setTrail([])
  }
  return (
    <Card title={t('list.title')} hint={t('list.count', { count: counts.data?.received ?? 0 })} flush grow>
      <div className="result-search">
        <TextField value={q} onChange={setQ} placeholder={t('list.search')} label={t('list.search')} bare />
        <Segmented
          label={t('list.title')}
          value={view}
          options={views.map((value) => ({ value, label: `${t(`states.${value}`)} ${counts.data?.[value] ?? ''}` }))}
          onChange={show}
        />
      </div>
      <Lines list={list} current={current} />
      <div className="result-pages">
        {trail.length > 0 && (
          <Button size="s" onClick={() => setTrail(trail.slice(0, -1))}>
            {t('list.former')}
          </Button>
        )}
        {list.data?.next !== undefined && <Next onNext={setTrail} trail={trail} next={list.data.next} />}
      </div>
    </Card>
  )
}

interface NextProps {
  readonly trail: readonly string[]
  readonly next: string
  readonly onNext: (trail: readonly string[]) => void
}

function Next({ trail, next, onNext }: NextProps) {
  const t = useTexts('handout')
  return (
    <Button size="s" onClick={() => onNext([...trail, next])}>
      {t('list.next')}
    </Button>
  )
}

interface LinesProps {
  readonly list: Asked<{ readonly rows: readonly ResultLine[] }>
  readonly current: string | undefined
}

function Lines({ list, current }: LinesProps) {
  const t = useTexts('handout')
  return (
    <Ask query={list}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} />
        ) : (
          <ul className="results">
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={`/work/handout/${row.id}`} className={row.id === current ? 'on' : ''}>
                  <b>{row.itemName}</b>
                  <Tag kind={row.method === 'mail' ? 'blue' : 'slate'}>{t(`methods.${row.method}`)}</Tag>
                  <span className="muted small">
                    {row.applicantName}　{row.applicationNo}
                  </span>
                  <Where row={row} />
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Ask>
  )
}

function Where({ row }: { readonly row: ResultLine }) {
  const t = useTexts('handout')
  if (row.state === 'mailed') return <span className="muted small">{`${row.carrier ?? ''} ${row.waybill ?? ''}`}</span>
  if (row.state === 'locker')
    return <span className="muted small">{t('list.box', { box: row.box ?? '', until: row.boxUntil ?? '' })}</span>
  return row.returns > 0 ? <span className="muted small">{t('list.cameBack', { count: row.returns })}</span> : undefined
}
