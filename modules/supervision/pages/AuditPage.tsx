import {
  Button,
  Card,
  DataTable,
  DateField,
  DateText,
  dayOf,
  MomentText,
  Page,
  Tag,
  TextField,
  useCall,
  useReason,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn, TableState } from '@yichuang/kit'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { listAudit } from '../contract/audit.ts'
import type { AuditLine } from '../contract/audit.ts'
import { auditedWord } from './audited-names.ts'
import './supervision.css'

type Words = ReturnType<typeof useTexts>
const acts = ['command', 'view', 'unmask', 'sign-in', 'print', 'export'] as const

/** 审计: who did what, who looked at which case, what was refused; a line about a case leads to its history. (SEC-03) */
export function AuditPage() {
  const t = useTexts('supervision')
  const reason = useReason()
  const navigate = useNavigate()
  const table = useTable(listAudit, { filters: [...fields, 'act', 'outcome'] })
  const list = useCall(listAudit, { query: table.query }, { keepFormer: true })
  return (
    <Page title={t('audit.title')} hint={t('audit.hint')}>
      <div className="audit">
        <Search table={table} />
        <DataTable
          label={t('audit.title')}
          table={table}
          answer={list}
          rowKey={({ id }) => id}
          onOpen={({ caseId }) => {
            if (caseId !== null) void navigate(`/work/histories/${caseId}`)
          }}
          columns={columnsOf(t, reason)}
          filters={[
            { name: 'act', label: t('audit.act'), options: acts.map((value) => ({ value, label: actWord(t, value) })) },
            {
              name: 'outcome',
              label: t('audit.outcome'),
              single: true,
              options: (['done', 'refused'] as const).map((value) => ({ value, label: t(`audit.${value}`) })),
            },
          ]}
          empty={{ title: t('audit.emptyTitle'), text: t('audit.emptyText') }}
          exportName={t('audit.title')}
        />
      </div>
    </Page>
  )
}

const fields = ['person', 'number', 'from', 'to'] as const
type Typed = Readonly<Record<(typeof fields)[number], string>>

/** Person, case and days, kept in the address. */
function Search({ table }: { readonly table: TableState }) {
  const t = useTexts('supervision')
  const [search, setSearch] = useSearchParams()
  const held = (name: keyof Typed) => table.filterValues(name)[0] ?? ''
  const asked: Typed = { person: held('person'), number: held('number'), from: held('from'), to: held('to') }
  const [typed, setTyped] = useState(asked)
  const put = (next: Typed) => {
    const params = new URLSearchParams(search)
    params.delete('after')
    for (const name of fields) {
      if (next[name].trim() === '') params.delete(name)
      else params.set(name, next[name].trim())
    }
    setSearch(params)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    put(typed)
  }
  const clear = () => {
    const none: Typed = { person: '', number: '', from: '', to: '' }
    setTyped(none)
    put(none)
  }
  return (
    <Card>
      <form className="audit-search" aria-label={t('audit.search')} onSubmit={send}>
        <TextField
          label={t('audit.person')}
          value={typed.person}
          onChange={(person) => setTyped({ ...typed, person })}
        />
        <TextField
          label={t('audit.number')}
          value={typed.number}
          onChange={(number) => setTyped({ ...typed, number })}
        />
        <DateField label={t('audit.from')} value={typed.from} onChange={(from) => setTyped({ ...typed, from })} />
        <DateField label={t('audit.to')} value={typed.to} onChange={(to) => setTyped({ ...typed, to })} />
        <Button kind="primary" submit icon="search">
          {t('audit.find')}
        </Button>
        <Button kind="quiet" onClick={clear}>
          {t('audit.reset')}
        </Button>
      </form>
    </Card>
  )
}

function columnsOf(t: Words, reason: (code: string) => string): readonly TableColumn<AuditLine>[] {
  const outcome = (row: AuditLine) => (row.outcome === 'done' ? t('audit.done') : reason(row.outcome))
  return [
    {
      key: 'at',
      title: t('audit.at'),
      width: 130,
      fixed: true,
      cell: ({ at }) => (
        <span className="live-two">
          <MomentText at={at} form="second" />
          <span className="muted small">
            <DateText day={dayOf(at)} form="full" />
          </span>
        </span>
      ),
      text: ({ at }) => at,
    },
    {
      key: 'who',
      title: t('audit.who'),
      width: 190,
      cell: (row) => (
        <span className="live-two">
          <b>{whoOf(t, row)}</b>
          <span className="muted small">{row.account ?? row.person.replace(/^unknown:/, '')}</span>
        </span>
      ),
      text: (row) => `${whoOf(t, row)} ${row.account ?? row.person}`,
    },
    {
      key: 'act',
      title: t('audit.act'),
      width: 120,
      cell: ({ act }) => <Tag kind={act === 'unmask' ? 'amber' : 'line'}>{actWord(t, act)}</Tag>,
      text: ({ act }) => actWord(t, act),
    },
    {
      key: 'what',
      title: t('audit.what'),
      cell: (row) => (
        <span className="live-two">
          <span>{auditedWord(t, row)}</span>
          <span className="muted small">{row.detail ?? ''}</span>
        </span>
      ),
      text: (row) => [auditedWord(t, row), row.detail ?? ''].join(' ').trim(),
    },
    {
      key: 'about',
      title: t('audit.about'),
      width: 190,
      cell: ({ caseId, applicationNo, aboutName }) =>
        caseId === null ? (aboutName ?? '–') : <Link to={`/work/histories/${caseId}`}>{applicationNo}</Link>,
      text: ({ applicationNo, aboutName }) => applicationNo ?? aboutName ?? '',
    },
    {
      key: 'outcome',
      title: t('audit.outcome'),
      cell: (row) =>
        row.outcome === 'done' ? (
          <span className="muted">{t('audit.done')}</span>
        ) : (
          <span className="live-two">
            <Tag kind="red">{t('audit.refused')}</Tag>
            <span className="small">{outcome(row)}</span>
          </span>
        ),
      text: outcome,
    },
  ]
}

function whoOf(t: Words, { person, personName }: AuditLine): string {
  if (personName !== null) return personName
  return t(person.startsWith('unknown:') ? 'audit.unknownAccount' : 'audit.machine')
}

function actWord(t: Words, act: string): string {
  return acts.some((known) => known === act) ? t(`audit.acts.${act}`) : act
}
