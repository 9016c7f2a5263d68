import {
  Button,
  DataTable,
  DateText,
  MomentText,
  Page,
  TableSearch,
  Tag,
  useCall,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { listChangeRequests } from '../contract.ts'
import type { ChangeRequestLine } from '../contract.ts'
import { requestCauses, requestStates } from '../rules/index.ts'
import { RequestDrawer } from './RequestDrawer.tsx'
import { requestKinds } from './request-states.ts'
import './workshop.css'

type Words = ReturnType<typeof useTexts>

/** 变更申请: what departments and the centre want changed, what waits, what came of it. (CAT-12) */
export function ChangeRequestsPage() {
  const t = useTexts('workshop')
  const { may } = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const table = useTable(listChangeRequests, { filters: ['state', 'cause', 'q'], size: 200 })
  const list = useCall(listChangeRequests, { query: table.query }, { topics: ['change-requests'], keepFormer: true })
  const turn = (isOpen: boolean) => {
    const next = new URLSearchParams(search)
    if (isOpen) next.set('new', '')
    else next.delete('new')
    setSearch(next, { replace: true })
  }
  return (
    <Page
      title={t('pages.requests')}
      hint={t('request.hint')}
      actions={
        may('workshop.request-change') && (
          <Button kind="primary" icon="plus" hotkey="N" onClick={() => turn(true)}>
            {t('request.new')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('pages.requests')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/work/change-requests/${id}`)}
        columns={columnsOf(t)}
        filters={[
          {
            name: 'state',
            label: t('request.state'),
            options: requestStates.map((value) => ({ value, label: t(`request.states.${value}`) })),
          },
          {
            name: 'cause',
            label: t('open.cause'),
            options: requestCauses.map((value) => ({ value, label: t(`cause.${value}`) })),
          },
        ]}
        actions={<TableSearch table={table} label={t('request.search')} />}
        empty={{ icon: 'inbox', title: t('request.emptyTitle'), text: t('request.emptyText') }}
        exportName={t('pages.requests')}
      />
      {search.has('new') && <RequestDrawer onClose={() => turn(false)} />}
    </Page>
  )
}

function columnsOf(t: Words): readonly TableColumn<ChangeRequestLine>[] {
  return [
    {
      key: 'state',
      title: t('request.state'),
      width: 130,
      cell: ({ state, waitsForMe }) => (
        <span className="ws-two">
          <span>
            <Tag kind={requestKinds[state]}>{t(`request.states.${state}`)}</Tag>
          </span>
          {waitsForMe && <span className="small ws-mine">{t('request.mine')}</span>}
        </span>
      ),
      text: ({ state }) => t(`request.states.${state}`),
    },
    {
      key: 'item',
      title: t('request.item'),
      cell: ({ id, itemName, text }) => (
        <span className="ws-two">
          <Link to={`/work/change-requests/${id}`}>{itemName}</Link>
          <span className="muted small ws-clip">{text}</span>
        </span>
      ),
      text: ({ itemName, text }) => `${itemName} ${text}`,
    },
    {
      key: 'cause',
      title: t('open.cause'),
      width: 150,
      cell: ({ cause }) => <Tag kind="line">{t(`cause.${cause}`)}</Tag>,
      text: ({ cause }) => t(`cause.${cause}`),
    },
    {
      key: 'asked',
      title: t('request.asked'),
      width: 190,
      cell: ({ side, departmentName, askedByName, askedAt }) => (
        <span className="ws-two">
          <span>
            {t('request.from', {
              side: side === 'centre' ? t('request.side.centre') : departmentName,
              name: askedByName,
            })}
          </span>
          <MomentText at={askedAt} form="long" />
        </span>
      ),
      text: ({ side, askedByName, askedAt }) => `${t(`request.side.${side}`)} ${askedByName} ${askedAt}`,
    },
    {
      key: 'wished',
      title: t('request.wished'),
      width: 110,
      cell: ({ wishedOn }) => (wishedOn === null ? '–' : <DateText day={wishedOn} form="short" />),
      text: ({ wishedOn }) => wishedOn ?? '',
    },
    {
      key: 'outcome',
      title: t('request.outcome'),
      width: 140,
      cell: ({ publishedVersion, decidedByName }) =>
        publishedVersion === null ? (decidedByName ?? '–') : t('board.version', { version: publishedVersion }),
      text: ({ publishedVersion, decidedByName }) => String(publishedVersion ?? decidedByName ?? ''),
    },
  ]
}
