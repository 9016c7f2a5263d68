import { DataTable, MomentText, Page, StatusTag, useCall, useTable, useTexts } from '@yichuang/kit'
import { useNavigate } from 'react-router'
import { listWork } from '../contract.ts'
import type { WorkLine } from '../contract.ts'
import './handling.css'

const fixed = { view: 'done' } as const

/** 已办: what I gave an opinion on or decided, newest first. */
export function DonePage() {
  const t = useTexts('handling')
  const navigate = useNavigate()
  const table = useTable(listWork, { fixed })
  const list = useCall(listWork, { query: table.query }, { topics: ['cases'], keepFormer: true })
  return (
    <Page title={t('done.title')} hint={t('done.hint')}>
      <DataTable
        label={t('done.title')}
        table={table}
        answer={list}
        rowKey={(row) => row.task}
        onOpen={(row) => void navigate(`/work/tasks/${row.id}`)}
        columns={[
          {
            key: 'worked',
            title: t('done.worked'),
            width: 160,
            cell: ({ workedAt }) => (workedAt === null ? '' : <MomentText at={workedAt} />),
            text: ({ workedAt }) => workedAt ?? '',
          },
          {
            key: 'item',
            title: t('work.item'),
            cell: ({ itemName }) => <b>{itemName}</b>,
            text: ({ itemName }) => itemName,
          },
          {
            key: 'number',
            title: t('done.number'),
            width: 190,
            cell: ({ applicationNo }) => applicationNo,
            text: ({ applicationNo }) => applicationNo,
          },
          {
            key: 'applicant',
            title: t('work.applicant'),
            width: 220,
            cell: ({ applicantName }) => applicantName,
            text: ({ applicantName }) => applicantName,
          },
          {
            key: 'state',
            title: t('done.state'),
            width: 130,
            cell: (row) => <Standing row={row} />,
            text: (row) => row.conclusion ?? row.state,
          },
        ]}
        empty={{ title: t('done.emptyTitle'), text: t('done.emptyText') }}
        exportName={t('done.title')}
      />
    </Page>
  )
}

function Standing({ row: { conclusion, state } }: { readonly row: WorkLine }) {
  const t = useTexts('handling')
  if (conclusion === 'granted') return <StatusTag kind="granted">{t('conclusion.granted')}</StatusTag>
  if (conclusion === 'rejected') return <StatusTag kind="refused">{t('conclusion.rejected')}</StatusTag>
  if (conclusion !== null) return <StatusTag kind="ended">{t(`conclusion.${conclusion}`)}</StatusTag>
  return <StatusTag kind="running">{t(state === 'done' ? 'done.forDecision' : 'done.running')}</StatusTag>
}
