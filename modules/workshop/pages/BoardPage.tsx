import {
  Ask,
  Button,
  Card,
  DateText,
  EmptyState,
  LimitLight,
  MomentText,
  Page,
  Tag,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { listDrafts } from '../contract.ts'
import type { DraftLine, Planned } from '../contract.ts'
import { windowsNeeded } from '../rules/index.ts'
import { OpenDrawer } from './OpenDrawer.tsx'
import './workshop.css'

const columns = ['combing', 'review', 'trial', 'ready'] as const

/** 梳理进程: every draft where it is on its way to being published, with its owner and due day. (CAT-07 … CAT-10) */
export function BoardPage() {
  const t = useTexts('workshop')
  const { may } = useSession()
  const [isOpening, setOpening] = useState(false)
  const board = useCall(listDrafts, {}, { topics: ['workshop'], keepFormer: true })
  return (
    <Page
      title={t('pages.board')}
      hint={t(may('workshop.try-draft') ? 'board.hintTry' : 'board.hint')}
      actions={
        may('workshop.edit-draft') && (
          <Button kind="primary" icon="plus" hotkey="F2" onClick={() => setOpening(true)}>
            {t('open.act')}
          </Button>
        )
      }
    >
      <Ask query={board}>{({ rows, planned }) => <Board rows={rows} planned={planned} />}</Ask>
      {isOpening && <OpenDrawer onClose={() => setOpening(false)} />}
    </Page>
  )
}

interface BoardProps {
  readonly rows: readonly DraftLine[]
  readonly planned: readonly Planned[]
}

function Board({ rows, planned }: BoardProps) {
  const t = useTexts('workshop')
  const published = rows.filter(({ state }) => state === 'published')
  return (
    <div className="ws-board">
      {planned.length > 0 && <PlannedCard planned={planned} />}
      <div className="ws-lanes">
        {columns.map((state) => {
          const own = rows.filter((row) => row.state === state)
          return (
            <Card key={state} title={t(`state.${state}`)} hint={t('board.count', { count: own.length })} flush>
              <ul className="ws-lane">
                {own.map((row) => (
                  <li key={row.id}>
                    <DraftTile row={row} />
                  </li>
                ))}
                {own.length === 0 && <li className="ws-none muted">{t(`board.none.${state}`)}</li>}
              </ul>
            </Card>
          )
        })}
      </div>
      <Card title={t('board.published')} hint={t('board.publishedHint')}>
        {published.length === 0 ? (
          <EmptyState icon="flag" title={t('board.none.published')} />
        ) : (
          <ul className="ws-published">
            {published.map((row) => (
              <li key={row.id}>
                <Link to={`/work/workshop/${row.id}`}>{row.itemName}</Link>
                <Tag kind="green">{t('board.version', { version: row.publishedVersion ?? 0 })}</Tag>
                <span className="muted">{row.reason}</span>
                {row.publishedAt !== null && <MomentText at={row.publishedAt} />}
                <Link to={`/work/item-versions/${row.item}`}>{t('board.versions')}</Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

/** 待梳理: what is planned and not begun, with its owner and due day. (CAT-04) */
function PlannedCard({ planned }: { readonly planned: readonly Planned[] }) {
  const t = useTexts('workshop')
  return (
    <Card title={t('board.planned')} hint={t('board.count', { count: planned.length })}>
      <ul className="ws-planned">
        {planned.map(({ item, itemName, departmentName, ownerName, dueOn, light, days, note }) => (
          <li key={item}>
            <span className="ws-two">
              <Link to={`/work/items/${item}`}>{itemName}</Link>
              <span className="muted small">
                {departmentName} · {ownerName}
                {note !== '' && ` · ${note}`}
              </span>
            </span>
            <span className="ws-due">
              <LimitLight light={light} days={days} />
              <DateText day={dueOn} form="short" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function DraftTile({ row }: { readonly row: DraftLine }) {
  const t = useTexts('workshop')
  const { standing } = row
  return (
    <Link className="ws-tile" to={`/work/workshop/${row.id}`}>
      <b>{row.itemName}</b>
      <span className="muted small">
        {row.departmentName} · {row.ownerName}
      </span>
      <span className="ws-tags">
        {row.state === 'combing' && row.errors > 0 && <Tag kind="red">{t('board.errors', { count: row.errors })}</Tag>}
        {row.state === 'combing' && row.errors === 0 && <Tag kind="green">{t('board.noErrors')}</Tag>}
        {row.state === 'combing' && row.stepReason !== null && <Tag kind="amber">{t('board.returned')}</Tag>}
        {row.state === 'trial' && (
          <Tag kind="blue">{t('board.windows', { count: standing.windows, needed: windowsNeeded })}</Tag>
        )}
        {row.state === 'trial' && (
          <Tag kind="slate">{t('board.tried', { count: standing.tried, of: standing.mocks })}</Tag>
        )}
        {standing.objections > 0 && <Tag kind="red">{t('board.objections', { count: standing.objections })}</Tag>}
        {row.state === 'ready' && row.publishAt === null && <Tag kind="blue">{t('board.allChannels')}</Tag>}
      </span>
      <span className="ws-due">
        {row.light !== null && row.days !== null && <LimitLight light={row.light} days={row.days} />}
        <span className="muted small">
          {row.publishAt === null ? (
            <DateText day={row.dueOn} form="short" />
          ) : (
            <MomentText at={row.publishAt} form="long" />
          )}
        </span>
      </span>
    </Link>
  )
}
