import {
  Button,
  DataTable,
  DateField,
  Page,
  Segmented,
  today,
  useCall,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { addDays, parsePlainDate } from '@yichuang/modules/calendar/rules'
import { useState } from 'react'
import { figureKeys, readFigures } from '../contract.ts'
import type { Figures } from '../contract.ts'
import { EvaluationViews } from './EvaluationViews.tsx'
import { TermsDrawer } from './TermsDrawer.tsx'
import './evaluation.css'

type Row = Figures['rows'][number]
type By = (typeof figureKeys)[number]
type Words = ReturnType<typeof useTexts>

const MONTH_DAYS = 29

/** 好差评: asked, rated and unrated, grades and rates, by hall, department, window, item, channel and day. (SUP-01, SUP-11) */
export function FiguresPage() {
  const t = useTexts('evaluation')
  const { may, hall } = useSession()
  const [to, setTo] = useState(today())
  const [from, setFrom] = useState(() => daysBefore(today(), MONTH_DAYS))
  const [by, setBy] = useState<By>(hall === undefined ? 'hall' : 'window')
  const [isSetting, setSetting] = useState(false)
  const table = useTable(readFigures)
  const asked = useCall(readFigures, { query: { from, to, by } }, { topics: ['evaluation'], keepFormer: true })
  return (
    <Page
      title={t('pages.figures')}
      hint={t('figures.hint')}
      views={<EvaluationViews current="figures" />}
      actions={
        may('evaluation.change-terms') && (
          <Button icon="clock" onClick={() => setSetting(true)}>
            {t('terms.change')}
          </Button>
        )
      }
    >
      <div className="evaluation-filters">
        <DateField label={t('figures.from')} value={from} onChange={setFrom} required />
        <DateField label={t('figures.to')} value={to} onChange={setTo} required />
        <Segmented
          label={t('figures.by')}
          value={by}
          onChange={setBy}
          options={figureKeys.map((value) => ({ value, label: t(`figures.keys.${value}`) }))}
        />
      </div>
      {asked.data !== undefined && <Total total={asked.data.total} />}
      <DataTable
        label={t('figures.title')}
        table={table}
        answer={{ ...asked, data: asked.data && { rows: asked.data.rows } }}
        rowKey={({ key }) => key}
        columns={columnsOf(t, by)}
        empty={{ icon: 'star', title: t('figures.none'), text: t('figures.noneHint') }}
        exportName={`${t('pages.figures')} ${from} ${to}`}
      />
      {isSetting && <TermsDrawer onClose={() => setSetting(false)} />}
    </Page>
  )
}

function daysBefore(day: string, days: number): string {
  const parsed = parsePlainDate(day)
  return parsed === undefined ? day : addDays(parsed, -days)
}

function percent(part: number | null): string {
  return part === null ? '–' : `${Math.round(part * 1000) / 10}%`
}

function Total({ total }: { readonly total: Figures['total'] }) {
  const t = useTexts('evaluation')
  const tiles = [
    ['asked', String(total.asked), t('figures.askedUnit')],
    ['answered', percent(total.answered), t('figures.ratedHint', { count: total.unrated })],
    ['satisfied', percent(total.satisfied), t('figures.satisfiedHint')],
    ['bad', String(total.bad), t('figures.badHint')],
  ] as const
  return (
    <dl className="evaluation-tiles">
      {tiles.map(([name, value, hint]) => (
        <div key={name}>
          <dt>{t(`figures.${name}`)}</dt>
          <dd>
            {value}
            <small>{hint}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function nameOf(t: Words, { key, name }: Row, by: By): string {
  if (key === '') return by === 'day' ? '' : t(`figures.unknown.${by}`)
  return by === 'channel' ? t(`channel.${key}`) : name
}

function columnsOf(t: Words, by: By): readonly TableColumn<Row>[] {
  const count = (name: 'asked' | 'rated' | 'unrated' | 'bad'): TableColumn<Row> => ({
    key: name,
    title: t(`figures.${name}`),
    width: 84,
    align: 'right',
    cell: (row) => row[name],
    text: (row) => String(row[name]),
  })
  const rate = (name: 'answered' | 'satisfied'): TableColumn<Row> => ({
    key: name,
    title: t(`figures.${name}`),
    width: 92,
    align: 'right',
    cell: (row) => percent(row[name]),
    text: (row) => percent(row[name]),
  })
  const grade = (value: number): TableColumn<Row> => ({
    key: `grade${value}`,
    title: t(`grades.${value}`),
    width: 104,
    align: 'right',
    cell: ({ byGrade }) => byGrade[5 - value] ?? 0,
    text: ({ byGrade }) => String(byGrade[5 - value] ?? 0),
  })
  return [
    {
      key: 'name',
      title: t(`figures.keys.${by}`),
      fixed: true,
      cell: (row) => nameOf(t, row, by),
      text: (row) => nameOf(t, row, by),
    },
    count('asked'),
    count('rated'),
    count('unrated'),
    rate('answered'),
    rate('satisfied'),
    ...[5, 4, 3, 2, 1].map(grade),
  ]
}
