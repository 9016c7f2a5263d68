import {
  Button,
  DataTable,
  DateText,
  LimitLight,
  MomentText,
  Page,
  Tag,
  useCall,
  useSession,
  useTable,
  useTexts,
  Views,
  TableSearch,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { listInquiries } from '../contract.ts'
import type { InquiryLine } from '../contract.ts'
import { AskDrawer } from './AskDrawer.tsx'
import { InquiryDrawer } from './InquiryDrawer.tsx'
import { stateKinds, states } from './states.ts'
import './inquiries.css'

type Words = ReturnType<typeof useTexts>

/** 咨询: what a clerk asked and what a department has to answer; the detail and its acts in a drawer. (INT-10) */
export function InquiriesPage() {
  const t = useTexts('inquiries')
  const { may } = useSession()
  const [search, setSearch] = useSearchParams()
  const asks = may('inquiries.ask')
  const isMine = asks && search.get('whose') !== 'all'
  const fixed = useMemo(() => (isMine ? { mine: true } : {}), [isMine])
  const table = useTable(listInquiries, { filters: ['state', 'q'], fixed })
  const list = useCall(listInquiries, { query: table.query }, { topics: ['inquiries'], keepFormer: true })
  const change = (edit: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(search)
    edit(next)
    setSearch(next, { replace: true })
  }
  const opened = search.get('id')
  const isAsking = asks && ['new', 'item', 'application'].some((name) => search.has(name))
  const open = (id: string) => change((next) => next.set('id', id))
  const closeAsking = (id?: string) =>
    change((next) => {
      for (const name of ['new', 'item', 'application']) next.delete(name)
      if (id !== undefined) next.set('id', id)
    })
  return (
    <Page
      title={t('pages.inquiries')}
      hint={t(asks ? 'list.hintAsk' : 'list.hintAnswer')}
      actions={
        asks && (
          <Button kind="primary" icon="plus" hotkey="N" onClick={() => change((next) => next.set('new', ''))}>
            {t('ask.new')}
          </Button>
        )
      }
      views={asks && <Whose isMine={isMine} />}
    >
      <DataTable
        label={t('pages.inquiries')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        columns={columnsOf(t, open)}
        filters={[
          {
            name: 'state',
            label: t('list.state'),
            options: states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        actions={<TableSearch table={table} label={t('list.search')} />}
        empty={{
          icon: 'message',
          title: t(asks ? 'list.emptyAsk' : 'list.emptyAnswer'),
          text: t(asks ? 'list.emptyAskText' : 'list.emptyAnswerText'),
        }}
        exportName={t('pages.inquiries')}
      />
      {isAsking && (
        <AskDrawer
          item={search.get('item') ?? ''}
          application={search.get('application') ?? ''}
          onClose={() => closeAsking()}
          onDone={(id) => closeAsking(id)}
        />
      )}
      {!isAsking && opened !== null && (
        <InquiryDrawer key={opened} id={opened} onClose={() => change((next) => next.delete('id'))} />
      )}
    </Page>
  )
}

function Whose({ isMine }: { readonly isMine: boolean }) {
  const t = useTexts('inquiries')
  return (
    <Views
      label={t('list.whose')}
      views={[
        { label: t('list.mine'), to: '/work/inquiries', current: isMine },
        { label: t('list.all'), to: '/work/inquiries?whose=all', current: !isMine },
      ]}
    />
  )
}

function columnsOf(t: Words, onOpen: (id: string) => void): readonly TableColumn<InquiryLine>[] {
  return [
    {
      key: 'state',
      title: t('list.state'),
      width: 140,
      cell: (row) => (
        <span className="inquiry-two">
          <Tag kind={stateKinds[row.state]}>{t(`state.${row.state}`)}</Tag>
          {row.isUnread && <Tag kind="red">{t('list.unread')}</Tag>}
          {row.wasPassed && <span className="muted small">{t('list.passed')}</span>}
        </span>
      ),
      text: ({ state }) => t(`state.${state}`),
    },
    {
      key: 'due',
      title: t('list.due'),
      width: 130,
      cell: (row) => <Promised row={row} />,
      text: ({ dueOn }) => dueOn,
    },
    {
      key: 'question',
      title: t('list.question'),
      cell: ({ id, question, itemName }) => (
        <span className="inquiry-two">
          <button type="button" className="inquiry-open" onClick={() => onOpen(id)}>
            {question}
          </button>
          <span className="muted small">{itemName === '' ? t('list.noItem') : itemName}</span>
        </span>
      ),
      text: ({ question, itemName }) => `${itemName} ${question}`,
    },
    {
      key: 'applicant',
      title: t('list.applicant'),
      width: 190,
      cell: ({ applicantName, applicationNo }) => (
        <span className="inquiry-two">
          <span>{applicantName}</span>
          <span className="muted small">{applicationNo ?? t('list.noApplication')}</span>
        </span>
      ),
      text: ({ applicantName, applicationNo }) => `${applicantName} ${applicationNo ?? ''}`.trim(),
    },
    {
      key: 'department',
      title: t('list.department'),
      width: 150,
      cell: ({ departmentName }) => departmentName,
      text: ({ departmentName }) => departmentName,
    },
    {
      key: 'asked',
      title: t('list.asked'),
      width: 160,
      cell: ({ askedByName, askedAt, hallName }) => (
        <span className="inquiry-two">
          <span>
            {askedByName} <MomentText at={askedAt} />
          </span>
          <span className="muted small">{hallName ?? ''}</span>
        </span>
      ),
      text: ({ askedByName, askedAt }) => `${askedByName} ${askedAt}`,
    },
  ]
}

function Promised({ row: { light, days, dueOn } }: { readonly row: InquiryLine }) {
  const t = useTexts('inquiries')
  if (light === null || days === null) return <DateText day={dueOn} form="short" />
  return (
    <span className="inquiry-two">
      {days === 0 ? (
        <LimitLight light={light}>{t('list.today')}</LimitLight>
      ) : (
        <LimitLight light={light} days={Math.abs(days)} />
      )}
      <span className="muted small">
        <DateText day={dueOn} form="short" />
      </span>
    </span>
  )
}
