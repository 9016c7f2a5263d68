import {
  Button,
  DataTable,
  DateText,
  MomentText,
  Page,
  Tag,
  today,
  useCall,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { listUncollected } from '../contract.ts'
import type { UncollectedLine } from '../contract.ts'
import { DepositDrawer } from './DepositDrawer.tsx'
import './messages.css'

/** 待领提醒: results nobody has collected, with what was sent about them; what lies longest on top. (OUT-05) */
export function UncollectedPage() {
  const t = useTexts('messages')
  const navigate = useNavigate()
  const { may } = useSession()
  const [kept, setKept] = useState<UncollectedLine>()
  const table = useTable(listUncollected, { filters: ['state'] })
  const list = useCall(listUncollected, { query: table.query }, { topics: ['cases', 'messages'], keepFormer: true })
  return (
    <Page title={t('pages.uncollected')} hint={t('uncollected.hint')}>
      <DataTable
        label={t('pages.uncollected')}
        table={table}
        answer={list}
        rowKey={({ dossier }) => dossier}
        onOpen={({ dossier }) => void navigate(`/work/handout/${dossier}`)}
        columns={may('handout.deposit-result') ? [...columnsOf(t), depositColumn(t, setKept)] : columnsOf(t)}
        filters={[
          {
            name: 'state',
            label: t('uncollected.state'),
            options: (['reminded', 'unclaimed'] as const).map((value) => ({ value, label: t(`uncollected.${value}`) })),
          },
        ]}
        empty={{ title: t('uncollected.emptyTitle'), text: t('uncollected.emptyText') }}
        exportName={t('pages.uncollected')}
      />
      {kept !== undefined && <DepositDrawer line={kept} onClose={() => setKept(undefined)} />}
    </Page>
  )
}

type Words = ReturnType<typeof useTexts>

function depositColumn(t: Words, onDeposit: (row: UncollectedLine) => void): TableColumn<UncollectedLine> {
  return {
    key: 'deposit',
    title: t('outbox.act'),
    width: 90,
    cell: (row) =>
      row.depositFrom > today() ? undefined : (
        <Button size="s" onClick={() => onDeposit(row)}>
          {t('deposit.short')}
        </Button>
      ),
    text: () => '',
  }
}

function columnsOf(t: Words): readonly TableColumn<UncollectedLine>[] {
  return [
    {
      key: 'days',
      title: t('uncollected.days'),
      width: 130,
      cell: ({ days, isUnclaimed }) => (
        <span className="message-two">
          <b>{t('uncollected.forDays', { count: days })}</b>
          {isUnclaimed && <Tag kind="red">{t('uncollected.unclaimed')}</Tag>}
        </span>
      ),
      text: ({ days }) => String(days),
    },
    {
      key: 'since',
      title: t('uncollected.since'),
      width: 130,
      cell: ({ since }) => <DateText day={since} form="two-lines" />,
      text: ({ since }) => since,
    },
    {
      key: 'item',
      title: t('uncollected.item'),
      cell: ({ itemName, applicationNo, dossier }) => (
        <span className="message-two">
          <b>{itemName}</b>
          <Link className="small" to={`/work/handout/${dossier}`}>
            {applicationNo}
          </Link>
        </span>
      ),
      text: ({ itemName, applicationNo }) => `${itemName} ${applicationNo}`,
    },
    {
      key: 'applicant',
      title: t('uncollected.applicant'),
      cell: ({ applicantName }) => applicantName,
      text: ({ applicantName }) => applicantName,
    },
    {
      key: 'reminders',
      title: t('uncollected.reminders'),
      cell: ({ reminders }) => <Reminders reminders={reminders} />,
      text: ({ reminders }) => String(reminders.length),
    },
  ]
}

function Reminders({ reminders }: Pick<UncollectedLine, 'reminders'>) {
  const t = useTexts('messages')
  const last = reminders.at(-1)
  if (last === undefined) return <span className="muted">{t('uncollected.none')}</span>
  return (
    <span className="message-two">
      <span>
        {t('uncollected.times', { count: reminders.length })}{' '}
        <Tag kind={last.state === 'failed' ? 'red' : 'slate'}>{t(`states.${last.state}`)}</Tag>
      </span>
      <span className="muted small">
        <MomentText at={last.at} form="moment" /> {last.recipient}
      </span>
    </span>
  )
}
