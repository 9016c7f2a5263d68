import {
  Button,
  Card,
  DataTable,
  DateText,
  EmptyState,
  LimitLight,
  Page,
  ProblemNote,
  TextInput,
  useAct,
  useCall,
  useSession,
  useTable,
  useTexts,
  Views,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { countSupplements, findSupplements, listSupplements } from '@yichuang/modules/cases/contract'
import type { SupplementLine } from '@yichuang/modules/cases/contract'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import './supplements.css'

const kinds = ['correction', 'deferral'] as const

/** 补件: what cases wait for, earliest day first; and the case of whoever stands at the window. (INT-04, INT-05) */
export function SupplementsPage() {
  const t = useTexts('intake')
  const { may } = useSession()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const table = useTable(listSupplements, { filters: ['kind', 'state'] })
  const list = useCall(listSupplements, { query: oneEach(table.query) }, { topics: ['cases'] })
  const counts = useCall(countSupplements, {}, { topics: ['cases'] }).data
  const current = search.get('state') ?? search.get('kind') ?? 'all'
  const view = (name: string, count: number | undefined, to: string) => ({
    label: t(`supplements.views.${name}`),
    to: `/work/supplements${to}`,
    current: current === name,
    ...(count === undefined ? {} : { count }),
  })
  return (
    <Page
      title={t('supplements.title')}
      hint={t('supplements.hint')}
      views={
        <Views
          label={t('supplements.viewsLabel')}
          views={[
            view('all', counts && counts.correction + counts.deferral, ''),
            ...kinds.map((kind) => view(kind, counts?.[kind], `?kind=${kind}`)),
            view('overdue', counts?.overdue, '?state=overdue'),
          ]}
        />
      }
    >
      <div className="supplements">
        {may('cases.add-material') && <Finder />}
        <DataTable
          label={t('supplements.waiting')}
          table={table}
          answer={list}
          rowKey={({ id, kind }) => `${id}/${kind}`}
          onOpen={({ id }) => void navigate(`/work/supplements/${id}`)}
          columns={columnsOf(t)}
          empty={{ title: t('supplements.emptyTitle'), text: t('supplements.emptyText') }}
          exportName={t('supplements.title')}
        />
      </div>
    </Page>
  )
}

/** Filters come as lists from the address; this list takes one of each. */
function oneEach(query: object): Parameters<typeof useCall<typeof listSupplements>>[1]['query'] {
  const entries = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** The case somebody brings papers for: number, its end, name, or the identity document typed or scanned. */
function Finder() {
  const t = useTexts('intake')
  const navigate = useNavigate()
  const [phrase, setPhrase] = useState('')
  const [found, setFound] = useState<readonly SupplementLine[]>()
  const find = useAct(findSupplements, {
    onDone: ({ rows }) => {
      const [only, another] = rows
      if (only !== undefined && another === undefined) void navigate(`/work/supplements/${only.id}`)
      else setFound(rows)
    },
  })
  const send = () => {
    const q = phrase.trim()
    if (q.length >= 2) void find.act({ body: { q } })
  }
  return (
    <Card title={t('supplements.find')}>
      <div className="supplement-find" ref={(place) => place?.querySelector('input')?.focus()}>
        <TextInput
          aria-label={t('supplements.findLabel')}
          type="search"
          value={phrase}
          placeholder={t('supplements.findHint')}
          onChange={setPhrase}
          onEnter={send}
        />
        <Button kind="primary" icon="search" busy={find.isBusy} onClick={send}>
          {t('supplements.findAct')}
        </Button>
      </div>
      <ProblemNote problem={find.problem} />
      {found?.length === 0 && (
        <EmptyState title={t('supplements.noneTitle')} text={t('supplements.noneText')} icon="search" />
      )}
      {found !== undefined && found.length > 0 && (
        <ul className="items found-supplements">
          {found.map((row) => (
            <li key={`${row.id}/${row.kind}`}>
              <Link to={`/work/supplements/${row.id}`}>
                <b>{row.applicantName}</b>
                <span>{row.itemName}</span>
                <span className="grow" />
                <span className="muted small">{row.applicationNo}</span>
                <span className="small">
                  {row.kind === 'none'
                    ? t('supplements.nothingAsked')
                    : t(`supplements.missing.${row.kind}`, { missing: row.missing })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

type Words = ReturnType<typeof useTexts>

function columnsOf(t: Words): readonly TableColumn<SupplementLine>[] {
  return [
    {
      key: 'light',
      title: t('supplements.light'),
      width: 130,
      cell: ({ light, days }) =>
        days === 0 && light === 'yellow' ? (
          <LimitLight light={light}>{t('supplements.today')}</LimitLight>
        ) : (
          <LimitLight light={light} days={Math.abs(days)} />
        ),
      text: ({ days }) => String(days),
    },
    {
      key: 'due',
      title: t('supplements.due'),
      width: 130,
      cell: ({ dueOn, isExtended }) => (
        <Two
          first={dueOn === null ? '–' : <DateText day={dueOn} form="short" />}
          second={isExtended ? t('supplements.extended') : ''}
        />
      ),
      text: ({ dueOn }) => dueOn ?? '',
    },
    {
      key: 'kind',
      title: t('supplements.kind'),
      width: 120,
      cell: ({ kind, materials, missing }) => (
        <Two first={t(`supplements.views.${kind}`)} second={t('supplements.of', { missing, materials })} />
      ),
      text: ({ kind }) => t(`supplements.views.${kind}`),
    },
    {
      key: 'item',
      title: t('supplements.item'),
      cell: ({ id, itemName, applicationNo }) => (
        <Two first={<Link to={`/work/supplements/${id}`}>{itemName}</Link>} second={applicationNo} />
      ),
      text: ({ itemName, applicationNo }) => `${itemName} ${applicationNo}`,
    },
    {
      key: 'applicant',
      title: t('supplements.applicant'),
      cell: ({ applicantName, hallName }) => <Two first={applicantName} second={hallName} />,
      text: ({ applicantName }) => applicantName,
    },
    {
      key: 'department',
      title: t('supplements.department'),
      width: 150,
      cell: ({ departmentName }) => departmentName,
      text: ({ departmentName }) => departmentName,
    },
  ]
}

function Two({ first, second }: { readonly first: React.ReactNode; readonly second: React.ReactNode }) {
  return (
    <span className="supplement-two">
      <span>{first}</span>
      <span className="muted small">{second}</span>
    </span>
  )
}
