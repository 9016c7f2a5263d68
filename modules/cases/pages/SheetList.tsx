import { DataTable, MomentText, StatusTag, useCall, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { Link, useNavigate } from 'react-router'
import { listSheets } from '../contract.ts'
import type { SheetSummary } from '../contract.ts'
import { Two } from './OriginalColumns.tsx'

/** Sheets of my side: coming to me, under way from me, settled. */
export function SheetList({ box }: { readonly box: 'incoming' | 'outgoing' | 'settled' }) {
  const t = useTexts('cases')
  const navigate = useNavigate()
  const table = useTable(listSheets)
  const list = useCall(listSheets, { query: { ...table.query, box } }, { topics: ['cases'] })
  return (
    <DataTable
      label={t(`custody.boxes.${box}`)}
      table={table}
      answer={list}
      rowKey={({ no }) => no}
      onOpen={({ no }) => void navigate(`/work/custody/${no}`)}
      columns={columnsOf(t)}
      empty={{ title: t(`custody.empty.${box}`), text: t('custody.emptyText'), icon: 'exchange' }}
      exportName={t(`custody.boxes.${box}`)}
    />
  )
}

function columnsOf(t: ReturnType<typeof useTexts>): readonly TableColumn<SheetSummary>[] {
  return [
    {
      key: 'no',
      title: t('custody.no'),
      width: 170,
      cell: ({ no }) => <Link to={`/work/custody/${no}`}>{no}</Link>,
      text: ({ no }) => no,
    },
    {
      key: 'way',
      title: t('custody.way'),
      cell: ({ fromName, toName }) => <Two first={fromName} second={t('custody.goesTo', { name: toName })} />,
      text: ({ fromName, toName }) => `${fromName} → ${toName}`,
    },
    {
      key: 'count',
      title: t('custody.count'),
      width: 150,
      cell: ({ cases, originals }) => t('custody.countOf', { cases, originals }),
      text: ({ cases, originals }) => t('custody.countOf', { cases, originals }),
    },
    {
      key: 'giver',
      title: t('custody.giver'),
      width: 170,
      cell: ({ giverName, signedAt }) => <Two first={giverName} second={<MomentText at={signedAt} />} />,
      text: ({ giverName, signedAt }) => `${giverName} ${signedAt}`,
    },
    {
      key: 'state',
      title: t('custody.state'),
      width: 130,
      cell: (row) => <SheetState sheet={row} />,
      text: ({ settledAt }) => settledAt ?? '',
    },
  ]
}

export function SheetState({ sheet: { settledAt, rejected, cases } }: { readonly sheet: SheetSummary }) {
  const t = useTexts('cases')
  if (settledAt === null) return <StatusTag kind="waiting">{t('custody.states.open')}</StatusTag>
  if (rejected === 0) return <StatusTag kind="done">{t('custody.states.received')}</StatusTag>
  if (rejected === cases) return <StatusTag kind="refused">{t('custody.states.rejected')}</StatusTag>
  return <StatusTag kind="done">{t('custody.states.partly', { count: rejected })}</StatusTag>
}
