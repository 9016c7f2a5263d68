import { DataTable, DateField, Page, Segmented, useCall, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { readInquiryFigures } from '../contract.ts'
import type { InquiryFigure } from '../contract.ts'
import { Whose } from './Whose.tsx'
import './inquiries.css'

type By = 'topic' | 'item' | 'person'
type Words = ReturnType<typeof useTexts>

const marks = ['topic', 'item', 'person'] as const satisfies readonly By[]
const narrowing: Readonly<Record<By, string>> = { topic: 'topic', item: 'item', person: 'askedBy' }

/** 咨询统计: how many asked what, of whom, and how many wait or went by their day; saved as a table. (CON-05) */
export function FiguresPage() {
  const t = useTexts('inquiries')
  const [by, setBy] = useState<By>('topic')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const fixed = useMemo(() => ({ by, ...(from !== '' && { from }), ...(to !== '' && { to }) }), [by, from, to])
  const table = useTable(readInquiryFigures, { fixed })
  const list = useCall(readInquiryFigures, { query: fixed }, { topics: ['inquiries'], keepFormer: true })
  return (
    <Page title={t('pages.figures')} hint={t('figures.hint')} views={<Whose current="figures" />}>
      <div className="inquiry-filters">
        <Segmented
          label={t('figures.by')}
          value={by}
          onChange={setBy}
          options={marks.map((value) => ({ value, label: t(`figures.keys.${value}`) }))}
        />
        <DateField label={t('figures.from')} value={from} onChange={setFrom} />
        <DateField label={t('figures.to')} value={to} onChange={setTo} />
      </div>
      <DataTable
        label={t('pages.figures')}
        table={table}
        answer={list}
        rowKey={({ key }) => key}
        columns={columnsOf(t, by)}
        empty={{ icon: 'message', title: t('figures.none'), text: t('figures.noneHint') }}
        exportName={`${t('pages.figures')} ${t(`figures.keys.${by}`)}`}
      />
    </Page>
  )
}

function columnsOf(t: Words, by: By): readonly TableColumn<InquiryFigure>[] {
  const nameOf = ({ key, name }: InquiryFigure) => {
    if (by === 'topic') return t(`topics.${key}`)
    return key === '' ? t('list.noItem') : name
  }
  const listOf = ({ key }: InquiryFigure, more: string) => `/work/inquiries?whose=all&${narrowing[by]}=${key}${more}`
  const count = (key: 'total' | 'waiting' | 'toTell' | 'overdue', more: string): TableColumn<InquiryFigure> => ({
    key,
    title: t(`figures.${key}`),
    width: 120,
    cell: (row) =>
      row[key] === 0 || row.key === '' ? (
        <span className={row[key] === 0 ? 'muted' : ''}>{row[key]}</span>
      ) : (
        <Link className={key === 'overdue' ? 'inquiry-late' : ''} to={listOf(row, more)}>
          {row[key]}
        </Link>
      ),
    text: (row) => String(row[key]),
  })
  return [
    { key: 'name', title: t(`figures.keys.${by}`), cell: nameOf, text: nameOf },
    count('total', ''),
    count('waiting', '&state=asked'),
    count('toTell', '&state=answered'),
    count('overdue', '&overdue=true'),
  ]
}
