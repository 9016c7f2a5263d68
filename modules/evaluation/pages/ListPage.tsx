import { DataTable, MomentText, Page, TableSearch, useCall, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useSearchParams } from 'react-router'
import { listEvaluations } from '../contract.ts'
import type { EvaluationLine } from '../contract.ts'
import { channels, grades, services } from '../rules/index.ts'
import { EvaluationDrawer } from './EvaluationDrawer.tsx'
import { EvaluationViews } from './EvaluationViews.tsx'
import { GradeTag } from './GradeTag.tsx'
import './evaluation.css'

type Words = ReturnType<typeof useTexts>

/** 评价明细: every evaluation that was asked, rated or not, without who gave it; its proof in a drawer. (SUP-11) */
export function ListPage() {
  const t = useTexts('evaluation')
  const [search, setSearch] = useSearchParams()
  const table = useTable(listEvaluations, { filters: ['grade', 'service', 'channel', 'q'], sort: '-asked' })
  const list = useCall(listEvaluations, { query: table.query }, { topics: ['evaluation'], keepFormer: true })
  const opened = search.get('id')
  const open = (id: string | undefined) => {
    const next = new URLSearchParams(search)
    if (id === undefined) next.delete('id')
    else next.set('id', id)
    setSearch(next, { replace: true })
  }
  return (
    <Page title={t('pages.list')} hint={t('list.hint')} views={<EvaluationViews current="list" />}>
      <DataTable
        label={t('pages.list')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        columns={columnsOf(t, open)}
        filters={[
          {
            name: 'grade',
            label: t('list.grade'),
            options: [...grades, 0].map((grade) => ({ value: String(grade), label: t(`grades.${grade}`) })),
          },
          {
            name: 'service',
            label: t('list.service'),
            options: services.map((value) => ({ value, label: t(`service.${value}`) })),
          },
          {
            name: 'channel',
            label: t('list.channel'),
            options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
          },
        ]}
        actions={<TableSearch table={table} label={t('list.search')} />}
        empty={{ icon: 'star', title: t('list.empty'), text: t('list.emptyText') }}
        exportName={t('pages.list')}
      />
      {opened !== null && <EvaluationDrawer key={opened} id={opened} onClose={() => open(undefined)} />}
    </Page>
  )
}

function placeText(t: Words, { hallName, windowNo }: EvaluationLine): string {
  return [hallName, windowNo === null ? '' : t('list.windowNo', { no: windowNo })].filter(Boolean).join(' ')
}

function wordsText(t: Words, { reasons, comment }: Pick<EvaluationLine, 'reasons' | 'comment'>): string {
  return [...reasons.map((reason) => t(`reasons.${reason}`)), comment].filter(Boolean).join(' · ')
}

function columnsOf(t: Words, onOpen: (id: string) => void): readonly TableColumn<EvaluationLine>[] {
  return [
    {
      key: 'grade',
      title: t('list.grade'),
      width: 130,
      sort: 'grade',
      cell: ({ grade, state }) => <GradeTag grade={grade} state={state} />,
      text: ({ grade, state }) => t(grade === null && state === 'declined' ? 'list.declined' : `grades.${grade ?? 0}`),
    },
    {
      key: 'item',
      title: t('list.item'),
      cell: ({ id, itemName, departmentName }) => (
        <span className="evaluation-two">
          <button type="button" className="evaluation-open" onClick={() => onOpen(id)}>
            {itemName}
          </button>
          <span className="muted small">{departmentName}</span>
        </span>
      ),
      text: ({ itemName, departmentName }) => `${itemName} ${departmentName}`.trim(),
    },
    {
      key: 'words',
      title: t('list.words'),
      cell: (row) => wordsText(t, row),
      text: (row) => wordsText(t, row),
    },
    {
      key: 'service',
      title: t('list.service'),
      width: 110,
      cell: ({ service }) => t(`service.${service}`),
      text: ({ service }) => t(`service.${service}`),
    },
    {
      key: 'place',
      title: t('list.place'),
      width: 210,
      cell: (row) => placeText(t, row),
      text: (row) => placeText(t, row),
    },
    {
      key: 'asked',
      title: t('list.asked'),
      width: 120,
      sort: 'asked',
      cell: ({ askedAt }) => <MomentText at={askedAt} />,
      text: ({ askedAt }) => askedAt,
    },
    {
      key: 'channel',
      title: t('list.channel'),
      width: 120,
      cell: ({ channel }) => (channel === null ? '' : t(`channel.${channel}`)),
      text: ({ channel }) => (channel === null ? '' : t(`channel.${channel}`)),
    },
  ]
}
