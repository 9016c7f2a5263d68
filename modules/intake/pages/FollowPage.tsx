import {
  DataTable,
  DateText,
  LimitLight,
  Page,
  StatusTag,
  TableSearch,
  useCall,
  useTable,
  useTexts,
} from '@yichuang/kit'
import { searchCases } from '@yichuang/modules/cases/contract'
import type { DossierLine } from '@yichuang/modules/cases/contract'
import { useNavigate } from 'react-router'
import { caseColumns } from './CaseColumns.tsx'

/** 跟办: the cases I accepted, newest change first. (INT-11) */
export function FollowPage() {
  const t = useTexts('intake')
  const columns = caseColumns(t)
  const navigate = useNavigate()
  const table = useTable(searchCases, { filters: ['q', 'state'], fixed: { mine: true } })
  const list = useCall(searchCases, { query: table.query }, { topics: ['cases'] })
  return (
    <Page title={t('follow.title')} hint={t('follow.hint')}>
      <DataTable
        label={t('follow.title')}
        table={table}
        answer={list}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate(`/work/applications/${row.id}`)}
        columns={[
          {
            key: 'due',
            title: t('follow.due'),
            width: 150,
            cell: (row) => <Due row={row} />,
            text: (row) => row.dueOn ?? '',
          },
          { key: 'item', title: t('follow.item'), cell: (row) => row.itemName, text: (row) => row.itemName },
          columns.applicant,
          columns.number,
          {
            key: 'status',
            title: t('follow.status'),
            width: 110,
            cell: (row) => <StatusTag kind="running">{t(`status.${row.status}`)}</StatusTag>,
            text: (row) => t(`status.${row.status}`),
          },
          columns.changed,
        ]}
        filters={[
          {
            name: 'state',
            label: t('follow.state'),
            options: (['open', 'overdue', 'ended'] as const).map((value) => ({
              value,
              label: t(`follow.states.${value}`),
            })),
          },
        ]}
        actions={<TableSearch table={table} label={t('follow.search')} />}
        empty={{ title: t('follow.emptyTitle'), text: t('follow.emptyText') }}
        exportName={t('follow.title')}
      />
    </Page>
  )
}

function Due({ row }: { readonly row: DossierLine }) {
  const t = useTexts('intake')
  if (row.endedAt !== null) return <span className="muted">{t('follow.ended')}</span>
  if (row.light === 'grey') return <LimitLight light="grey">{t('follow.stopped')}</LimitLight>
  if (row.dueOn === null || row.light === null) return <span className="muted">–</span>
  return (
    <LimitLight light={row.light}>
      <DateText day={row.dueOn} form="bare" />
    </LimitLight>
  )
}
