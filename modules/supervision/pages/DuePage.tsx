import { Button, DataTable, DateText, LimitLight, Page, useCall, useSession, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listDue } from '../contract.ts'
import type { DueLine } from '../contract.ts'
import { UrgeDrawer } from './UrgeDrawer.tsx'
import './supervision.css'

/** 期限: what is overdue or nearly due, oldest due day first, and the urging of those who hold it. (BAK-12) */
export function DuePage() {
  const t = useTexts('supervision')
  const { may } = useSession()
  const navigate = useNavigate()
  const [urged, setUrged] = useState<DueLine>()
  const table = useTable(listDue, { filters: ['state'] })
  const list = useCall(listDue, { query: table.query }, { topics: ['cases'] })
  return (
    <Page title={t('due.title')} hint={t('due.hint')}>
      <DataTable
        label={t('due.title')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/work/applications/${id}`)}
        columns={may('cases.urge-case') ? [...columnsOf(t), urgeColumn(t, setUrged)] : columnsOf(t)}
        filters={[
          { name: 'state', label: t('due.state'), options: [{ value: 'overdue', label: t('figures.overdue') }] },
        ]}
        empty={{ title: t('due.emptyTitle'), text: t('due.emptyText') }}
        exportName={t('due.title')}
      />
      {urged !== undefined && <UrgeDrawer line={urged} onClose={() => setUrged(undefined)} />}
    </Page>
  )
}

type Words = ReturnType<typeof useTexts>

function urgeColumn(t: Words, onUrge: (row: DueLine) => void): TableColumn<DueLine> {
  return {
    key: 'urge',
    title: t('due.act'),
    width: 90,
    cell: (row) => (
      <Button size="s" onClick={() => onUrge(row)}>
        {t('urge.short')}
      </Button>
    ),
    text: () => '',
  }
}

function columnsOf(t: Words): readonly TableColumn<DueLine>[] {
  return [
    {
      key: 'light',
      title: t('due.light'),
      width: 130,
      cell: (row) => <DueLight row={row} />,
      text: ({ days }) => String(days),
    },
    {
      key: 'due',
      title: t('due.day'),
      width: 130,
      cell: ({ dueOn }) => <DateText day={dueOn} form="two-lines" />,
      text: ({ dueOn }) => dueOn,
    },
    {
      key: 'item',
      title: t('due.item'),
      cell: ({ itemName, applicationNo }) => <Two first={<b>{itemName}</b>} second={applicationNo} />,
      text: ({ itemName, applicationNo }) => `${itemName} ${applicationNo}`,
    },
    {
      key: 'department',
      title: t('due.department'),
      cell: ({ departmentName, stage }) => <Two first={departmentName} second={t(`stage.${stage}`)} />,
      text: ({ departmentName }) => departmentName,
    },
    {
      key: 'applicant',
      title: t('due.applicant'),
      cell: ({ applicantName }) => applicantName,
      text: ({ applicantName }) => applicantName,
    },
    {
      key: 'accepter',
      title: t('due.accepter'),
      width: 120,
      cell: ({ accepterName, windowNo }) => (
        <Two first={accepterName ?? '–'} second={windowNo === null ? '' : t('due.window', { no: windowNo })} />
      ),
      text: ({ accepterName }) => accepterName ?? '',
    },
  ]
}

function Two({ first, second }: { readonly first: React.ReactNode; readonly second: React.ReactNode }) {
  return (
    <span className="live-two">
      <span>{first}</span>
      <span className="muted small">{second}</span>
    </span>
  )
}

function DueLight({ row: { light, days } }: { readonly row: DueLine }) {
  const t = useTexts('supervision')
  if (days === 0) return <LimitLight light={light}>{t('due.today')}</LimitLight>
  return <LimitLight light={light} days={Math.abs(days)} />
}
