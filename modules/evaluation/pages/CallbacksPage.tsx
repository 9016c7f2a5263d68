import { DataTable, DateText, MomentText, Page, TableSearch, Tag, useCall, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useSearchParams } from 'react-router'
import { listCallbacks } from '../contract.ts'
import type { Callback } from '../contract.ts'
import { callbackStates } from '../rules/index.ts'
import { CallbackDrawer } from './CallbackDrawer.tsx'
import { GradeTag } from './GradeTag.tsx'
import './evaluation.css'

type Words = ReturnType<typeof useTexts>

/** 差评回访: bad grades that wait for a call or an answer first, by the day they are due. (SUP-02) */
export function CallbacksPage() {
  const t = useTexts('evaluation')
  const [search, setSearch] = useSearchParams()
  const table = useTable(listCallbacks, { filters: ['state', 'q'] })
  const list = useCall(listCallbacks, { query: table.query }, { topics: ['evaluation'], keepFormer: true })
  const opened = list.data?.rows.find(({ id }) => id === search.get('id'))
  const open = (id: string | undefined) => {
    const next = new URLSearchParams(search)
    if (id === undefined) next.delete('id')
    else next.set('id', id)
    setSearch(next, { replace: true })
  }
  return (
    <Page title={t('pages.callbacks')} hint={t('callbacks.hint')}>
      <DataTable
        label={t('pages.callbacks')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        columns={columnsOf(t, open)}
        filters={[
          {
            name: 'state',
            label: t('callbacks.state'),
            options: callbackStates.map((value) => ({ value, label: t(`callbacks.states.${value}`) })),
          },
        ]}
        actions={<TableSearch table={table} label={t('callbacks.search')} />}
        empty={{ icon: 'phone', title: t('callbacks.empty'), text: t('callbacks.emptyText') }}
        exportName={t('pages.callbacks')}
      />
      {opened !== undefined && <CallbackDrawer key={opened.id} callback={opened} onClose={() => open(undefined)} />}
    </Page>
  )
}

const kinds = { opened: 'red', contacted: 'amber', answered: 'green' } as const

function Due({ row: { state, days, contactBy, answerBy } }: { readonly row: Callback }) {
  const day = state === 'opened' ? contactBy : answerBy
  if (days === null) return <DateText day={day} form="short" />
  return (
    <span className="evaluation-two">
      <b className={days < 0 ? 'late' : ''}>
        <DateText day={day} form="short" />
      </b>
      <DaysText days={days} />
    </span>
  )
}

function DaysText({ days }: { readonly days: number }) {
  const t = useTexts('evaluation')
  if (days === 0) return <span className="muted small">{t('callbacks.today')}</span>
  const kind = days < 0 ? 'red' : 'line'
  return <Tag kind={kind}>{t(days < 0 ? 'callbacks.over' : 'callbacks.left', { count: Math.abs(days) })}</Tag>
}

function columnsOf(t: Words, onOpen: (id: string) => void): readonly TableColumn<Callback>[] {
  const words = ({ reasons, comment }: Callback) =>
    [...reasons.map((reason) => t(`reasons.${reason}`)), comment].filter(Boolean).join(' · ')
  const place = ({ hallName, windowNo }: Callback) =>
    [hallName, windowNo === null ? '' : t('list.windowNo', { no: windowNo })].filter(Boolean).join(' ')
  return [
    {
      key: 'state',
      title: t('callbacks.state'),
      width: 110,
      cell: ({ state }) => <Tag kind={kinds[state]}>{t(`callbacks.states.${state}`)}</Tag>,
      text: ({ state }) => t(`callbacks.states.${state}`),
    },
    {
      key: 'due',
      title: t('callbacks.due'),
      width: 150,
      cell: (row) => <Due row={row} />,
      text: ({ state, contactBy, answerBy }) => (state === 'opened' ? contactBy : answerBy),
    },
    {
      key: 'grade',
      title: t('list.grade'),
      width: 130,
      cell: ({ grade }) => <GradeTag grade={grade} />,
      text: ({ grade }) => t(`grades.${grade}`),
    },
    {
      key: 'item',
      title: t('callbacks.item'),
      cell: (row) => (
        <span className="evaluation-two">
          <button type="button" className="evaluation-open" onClick={() => onOpen(row.id)}>
            {row.itemName}
          </button>
          <span className="muted small">{place(row)}</span>
        </span>
      ),
      text: (row) => `${row.itemName} ${place(row)}`.trim(),
    },
    { key: 'words', title: t('callbacks.words'), cell: words, text: words },
    {
      key: 'opened',
      title: t('callbacks.openedAt'),
      width: 120,
      cell: ({ openedAt }) => <MomentText at={openedAt} />,
      text: ({ openedAt }) => openedAt,
    },
  ]
}
