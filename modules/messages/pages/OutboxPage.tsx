import {
  Button,
  DataTable,
  MomentText,
  Page,
  Tag,
  TextField,
  useAct,
  useCall,
  useSession,
  useTable,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { TableColumn, TagKind } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { countMessages, listMessages, sendAgain } from '../contract.ts'
import type { MessageLine } from '../contract.ts'
import { RemindersDrawer } from './RemindersDrawer.tsx'
import './messages.css'

/** 短信发件箱: every message to an applicant, how it went, and once more for what did not arrive. */
export function OutboxPage() {
  const t = useTexts('messages')
  const toast = useToast()
  const { may } = useSession()
  const [isSetting, setSetting] = useState(false)
  const table = useTable(listMessages, { filters: ['state', 'kind', 'q'] })
  const list = useCall(listMessages, { query: table.query }, { topics: ['messages'], keepFormer: true })
  const again = useAct(sendAgain, {
    onDone: () => toast({ text: t('outbox.againDone') }),
    refresh: [listMessages, countMessages],
  })
  const maySend = may('messages.send-again')
  const mayOpen = may('cases.read')
  const onAgain = ({ id }: MessageLine) => void again.act({ params: { id } })
  const columns = columnsOf(t, mayOpen)
  return (
    <Page
      title={t('pages.outbox')}
      hint={t('outbox.hint')}
      actions={
        <>
          <Search />
          {may('messages.change-reminders') && (
            <Button icon="clock" onClick={() => setSetting(true)}>
              {t('reminders.title')}
            </Button>
          )}
        </>
      }
    >
      <DataTable
        label={t('pages.outbox')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        columns={maySend ? [...columns, againColumn(t, onAgain)] : columns}
        filters={[
          { name: 'state', label: t('outbox.state'), options: optionsOf(t, 'states', ['queued', 'sent', 'failed']) },
          { name: 'kind', label: t('outbox.kind'), options: optionsOf(t, 'kinds', ['sms', 'portal']) },
        ]}
        empty={{ title: t('outbox.emptyTitle'), text: t('outbox.emptyText') }}
        exportName={t('pages.outbox')}
      />
      {isSetting && <RemindersDrawer onClose={() => setSetting(false)} />}
    </Page>
  )
}

type Words = ReturnType<typeof useTexts>

/** By the end of a case number or a telephone number; in the address, so that it can be passed on. */
function Search() {
  const t = useTexts('messages')
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState(search.get('q') ?? '')
  const find = () => {
    const next = new URLSearchParams(search)
    next.delete('after')
    if (typed.trim() === '') next.delete('q')
    else next.set('q', typed.trim())
    setSearch(next, { replace: true })
  }
  return (
    <form
      className="outbox-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        find()
      }}
    >
      <TextField label={t('outbox.search')} placeholder={t('outbox.search')} value={typed} onChange={setTyped} bare />
      <Button icon="search" onClick={find}>
        {t('outbox.find')}
      </Button>
    </form>
  )
}

function optionsOf(t: Words, group: 'states' | 'kinds', values: readonly string[]) {
  return values.map((value) => ({ value, label: t(`${group}.${value}`) }))
}

const looks: Readonly<Record<string, TagKind>> = { queued: 'blue', sent: 'green', failed: 'red' }

function columnsOf(t: Words, mayOpen: boolean): readonly TableColumn<MessageLine>[] {
  return [
    {
      key: 'at',
      title: t('outbox.at'),
      width: 150,
      cell: ({ createdAt }) => <MomentText at={createdAt} form="moment" />,
      text: ({ createdAt }) => createdAt,
    },
    {
      key: 'state',
      title: t('outbox.state'),
      width: 120,
      cell: (row) => <StateCell row={row} />,
      text: ({ state }) => t(`states.${state}`),
    },
    {
      key: 'recipient',
      title: t('outbox.recipient'),
      width: 140,
      cell: ({ recipient, kind }) => (
        <span className="message-two">
          <span>{kind === 'sms' ? recipient : t('kinds.portal')}</span>
          {kind === 'sms' && <span className="muted small">{t('kinds.sms')}</span>}
        </span>
      ),
      text: ({ recipient }) => recipient,
    },
    {
      key: 'text',
      title: t('outbox.text'),
      cell: ({ text, template }) => (
        <span className="message-two">
          <span className="message-text">{text}</span>
          <span className="muted small">{t(`templates.${template}`)}</span>
        </span>
      ),
      text: ({ text }) => text,
    },
    {
      key: 'case',
      title: t('outbox.case'),
      width: 190,
      cell: ({ applicationNo, dossier }) =>
        mayOpen && dossier !== null ? <Link to={`/work/applications/${dossier}`}>{applicationNo}</Link> : applicationNo,
      text: ({ applicationNo }) => applicationNo,
    },
  ]
}

function againColumn(t: Words, onAgain: (row: MessageLine) => void): TableColumn<MessageLine> {
  return {
    key: 'again',
    title: t('outbox.act'),
    width: 90,
    cell: (row) =>
      row.state === 'queued' ? undefined : (
        <Button size="s" onClick={() => onAgain(row)}>
          {t('outbox.again')}
        </Button>
      ),
    text: () => '',
  }
}

const knownFailures = ['no-such-number']

function StateCell({ row: { state, attempts, failure } }: { readonly row: MessageLine }) {
  const t = useTexts('messages')
  const reason = failure !== null && knownFailures.includes(failure) ? t(`failures.${failure}`) : t('failures.provider')
  return (
    <span className="message-two">
      <Tag kind={looks[state] ?? 'slate'}>{t(`states.${state}`)}</Tag>
      {failure !== null && <span className="muted small">{reason}</span>}
      {attempts > 1 && <span className="muted small">{t('outbox.attempts', { count: attempts })}</span>}
    </span>
  )
}
