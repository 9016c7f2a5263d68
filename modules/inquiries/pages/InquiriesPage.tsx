import {
  Button,
  DataTable,
  MomentText,
  Page,
  Tag,
  useCall,
  useSession,
  useTable,
  useTexts,
  TableSearch,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { listInquiries } from '../contract.ts'
import type { InquiryLine } from '../contract.ts'
import { directedWords } from './directed-words.ts'
import { AskDrawer } from './AskDrawer.tsx'
import { InquiryDrawer } from './InquiryDrawer.tsx'
import { Promised } from './Promised.tsx'
import { stateKinds, states } from './states.ts'
import { Whose } from './Whose.tsx'
import { topics } from './writing.ts'
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
  const table = useTable(listInquiries, { filters: ['state', 'topic', 'overdue', 'askedBy', 'item', 'q'], fixed })
  const list = useCall(listInquiries, { query: table.query }, { topics: ['inquiries'], keepFormer: true })
  const change = (edit: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(search)
    edit(next)
    setSearch(next, { replace: true })
  }
  const opened = search.get('id')
  const narrowing = narrowings.filter((name) => search.has(name))
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
      views={<Whose current={isMine ? 'mine' : 'all'} />}
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
          {
            name: 'topic',
            label: t('ask.topic'),
            options: topics.map((value) => ({ value, label: t(`topics.${value}`) })),
          },
          { name: 'overdue', label: t('list.late'), options: [{ value: 'true', label: t('list.overdue') }] },
        ]}
        actions={
          <>
            {narrowing.length > 0 && (
              <Narrowed rows={list.data?.rows ?? []} names={narrowing} onClear={() => change(clearNarrowing)} />
            )}
            <TableSearch table={table} label={t('list.search')} />
          </>
        }
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

/** Who is to answer, or where the asker was sent. */
function Asked({ row: { departmentName, colleagueName, directed } }: { readonly row: InquiryLine }) {
  const t = useTexts('inquiries')
  if (directed === null) return <>{colleagueName ?? departmentName}</>
  return (
    <span className="inquiry-two">
      <span>{directedWords(t, directed)}</span>
      <span className="muted small">{t('directed.sent')}</span>
    </span>
  )
}

const narrowings = ['askedBy', 'item'] as const

function clearNarrowing(next: URLSearchParams): void {
  for (const name of narrowings) next.delete(name)
}

/** What the list is narrowed to from the figures, with the way back to all of them. */
function Narrowed({ rows, names, onClear }: NarrowedProps) {
  const t = useTexts('inquiries')
  const [first] = rows
  const said = names.map((name) => (name === 'askedBy' ? (first?.askedByName ?? '') : (first?.itemName ?? '')))
  return (
    <Button size="s" kind="quiet" onClick={onClear}>
      {t('list.narrowed', { names: said.filter((name) => name !== '').join(' ') })}
    </Button>
  )
}

interface NarrowedProps {
  readonly rows: readonly InquiryLine[]
  readonly names: readonly string[]
  readonly onClear: () => void
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
          {row.isForMe && <Tag kind="red">{t('list.forMe')}</Tag>}
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
      cell: ({ id, question, itemName, topic }) => (
        <span className="inquiry-two">
          <button type="button" className="inquiry-open" onClick={() => onOpen(id)}>
            {question}
          </button>
          <span className="muted small">
            {t(`topics.${topic}`)} · {itemName === '' ? t('list.noItem') : itemName}
          </span>
        </span>
      ),
      text: ({ question, itemName, topic }) => `${t(`topics.${topic}`)} ${itemName} ${question}`,
    },
    {
      key: 'applicant',
      title: t('list.applicant'),
      width: 190,
      cell: ({ applicantName, applicationNo }) => (
        <span className="inquiry-two">
          <span>{applicantName === '' ? t('list.noName') : applicantName}</span>
          <span className="muted small">{applicationNo ?? t('list.noApplication')}</span>
        </span>
      ),
      text: ({ applicantName, applicationNo }) => `${applicantName} ${applicationNo ?? ''}`.trim(),
    },
    {
      key: 'department',
      title: t('list.answers'),
      width: 150,
      cell: (row) => <Asked row={row} />,
      text: ({ departmentName, colleagueName, directed }) =>
        directed === null ? (colleagueName ?? departmentName) : directedWords(t, directed),
    },
    {
      key: 'asked',
      title: t('list.owner'),
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
