import { DataTable, DateText, useCall, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { readBookingShare } from '../contract.ts'
import type { BookingShare } from '../contract.ts'
import { HallFrame } from './HallFrame.tsx'
import './bookings.css'

type Words = ReturnType<typeof useTexts>
type DayRow = BookingShare['rows'][number]

/** 预约占比: the bookings of the last thirty days, how many came, and their share of all visits. (APT-06) */
export function SharePage() {
  const t = useTexts('appointments')
  return (
    <HallFrame title={t('pages.share')} current="booking-share">
      {(hall) => <Share hall={hall} />}
    </HallFrame>
  )
}

function Share({ hall }: { readonly hall: string }) {
  const t = useTexts('appointments')
  const table = useTable(readBookingShare)
  const list = useCall(readBookingShare, { params: { id: hall }, query: { days: 30 } }, { keepFormer: true })
  return (
    <DataTable
      label={t('pages.share')}
      table={table}
      answer={list}
      rowKey={({ day }) => day}
      columns={columnsOf(t)}
      empty={{ icon: 'chart', title: t('share.empty'), text: t('share.emptyText') }}
      exportName={t('pages.share')}
    />
  )
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`
}

function columnsOf(t: Words): readonly TableColumn<DayRow>[] {
  const count = (key: 'booked' | 'arrived' | 'missed' | 'cancelled' | 'byStaff') => ({
    key,
    title: t(`share.${key}`),
    width: 110,
    cell: (row: DayRow) => row[key],
    text: (row: DayRow) => String(row[key]),
  })
  return [
    {
      key: 'day',
      title: t('share.day'),
      width: 180,
      cell: ({ day }) => <DateText day={day} form="short" />,
      text: ({ day }) => day,
    },
    count('booked'),
    count('arrived'),
    count('missed'),
    count('cancelled'),
    count('byStaff'),
    {
      key: 'came',
      title: t('share.came'),
      width: 110,
      cell: ({ arrived, missed }) => percent(arrived, arrived + missed),
      text: ({ arrived, missed }) => percent(arrived, arrived + missed),
    },
    {
      key: 'share',
      title: t('share.share'),
      cell: (row) => shareOf(t, row),
      text: (row) => shareOf(t, row),
    },
  ]
}

function shareOf(t: Words, { arrived, visits }: DayRow): string {
  return visits === null ? t('share.unknown') : percent(arrived, visits)
}
