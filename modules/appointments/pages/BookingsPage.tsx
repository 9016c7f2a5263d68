import {
  ActionButton,
  Button,
  Card,
  CountRow,
  DataTable,
  MomentText,
  Tag,
  useAct,
  useCall,
  useLanguage,
  useSession,
  useTable,
  useTexts,
  useToast,
  Views,
  TableSearch,
} from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { formatDay, today as todayHere } from '@yichuang/kit/public'
import { addDays, parsePlainDate } from '@yichuang/modules/calendar/rules'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { arriveBooking, listBookings, readBookingDay } from '../contract.ts'
import type { BookingLine } from '../contract.ts'
import { bookingStates } from '../rules/index.ts'
import { ArrivedDrawer } from './ArrivedDrawer.tsx'
import type { Arrival } from './ArrivedDrawer.tsx'
import { BookDrawer } from './BookDrawer.tsx'
import { CancelDrawer, MoveDrawer } from './ChangeDrawers.tsx'
import { HallFrame } from './HallFrame.tsx'
import { SlotBars } from './SlotBars.tsx'
import './bookings.css'

type Words = ReturnType<typeof useTexts>

/** 预约: the bookings of a hall's day, who has come, and booking for others. (APT-01, APT-05, APT-06) */
export function BookingsPage() {
  const t = useTexts('appointments')
  const { may } = useSession()
  const [isBooking, setBooking] = useState(false)
  return (
    <HallFrame
      title={t('pages.bookings')}
      current="bookings"
      actions={() =>
        may('appointments.book') && (
          <Button kind="primary" icon="plus" hotkey="N" onClick={() => setBooking(true)}>
            {t('book.new')}
          </Button>
        )
      }
    >
      {(hall) => (
        <>
          <Day hall={hall} />
          {isBooking && <BookDrawer hall={hall} onClose={() => setBooking(false)} />}
        </>
      )}
    </HallFrame>
  )
}

type Opened =
  { readonly kind: 'move' | 'cancel'; readonly booking: BookingLine } | ({ readonly kind: 'arrived' } & Arrival)

function Day({ hall }: { readonly hall: string }) {
  const t = useTexts('appointments')
  const language = useLanguage()
  const [search] = useSearchParams()
  const [opened, setOpened] = useState<Opened>()
  const wish = search.get('day')
  const topics = [`appointments/${hall}`]
  const dayQuery = wish === null ? {} : { day: wish }
  const picture = useCall(readBookingDay, { params: { id: hall }, query: dayQuery }, { topics, keepFormer: true })
  const fixed = useMemo(() => (wish === null ? {} : { day: wish }), [wish])
  const table = useTable(listBookings, { filters: ['state', 'q'], fixed })
  const list = useCall(listBookings, { params: { id: hall }, query: table.query }, { topics, keepFormer: true })
  return (
    <>
      <DayChoice shown={picture.data?.day} />
      {picture.data !== undefined && (
        <Card title={formatDay(picture.data.day, 'short', language)}>
          <CountRow
            counts={[
              { value: picture.data.booked, label: t('day.booked') },
              { value: picture.data.arrived, label: t('day.arrived') },
              { value: picture.data.missed, label: t('day.missed'), wrong: picture.data.missed > 0 },
              { value: picture.data.places, label: t('day.places') },
            ]}
          />
          <SlotBars slots={picture.data.slots} />
        </Card>
      )}
      <DataTable
        label={t('pages.bookings')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        columns={columnsOf(t, setOpened)}
        filters={[
          {
            name: 'state',
            label: t('list.state'),
            options: bookingStates.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        actions={<TableSearch table={table} label={t('list.search')} />}
        empty={{ icon: 'calendar', title: t('list.empty'), text: t('list.emptyText') }}
        exportName={t('pages.bookings')}
      />
      {opened?.kind === 'move' && (
        <MoveDrawer hall={hall} booking={opened.booking} onClose={() => setOpened(undefined)} />
      )}
      {opened?.kind === 'arrived' && <ArrivedDrawer {...opened} onClose={() => setOpened(undefined)} />}
      {opened?.kind === 'cancel' && <CancelDrawer booking={opened.booking} onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** Days that can be looked at by one press: yesterday to a week ahead. */
const near = [-1, 0, 1, 2, 3, 4, 5, 6]

function DayChoice({ shown }: { readonly shown: string | undefined }) {
  const t = useTexts('appointments')
  const [search] = useSearchParams()
  const [today] = useState(() => parsePlainDate(todayHere()))
  if (today === undefined) return null
  const to = (day: string) => {
    const next = new URLSearchParams(search)
    next.set('day', day)
    next.delete('after')
    return `/work/bookings?${next.toString()}`
  }
  return (
    <Views
      label={t('day.choose')}
      views={near.map((ahead) => {
        const day = addDays(today, ahead)
        const named = ahead >= -1 && ahead <= 1 ? t(`day.near.${ahead + 1}`) : undefined
        return {
          label: named ?? `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
          to: to(day),
          current: day === shown,
        }
      })}
    />
  )
}

const kinds = { booked: 'blue', arrived: 'green', done: 'slate', missed: 'red', cancelled: 'plain' } as const

function columnsOf(t: Words, onOpen: (opened: Opened) => void): readonly TableColumn<BookingLine>[] {
  return [
    {
      key: 'slot',
      title: t('list.slot'),
      width: 120,
      cell: ({ start, end }) => (
        <b className="booking-time">
          {start}–{end}
        </b>
      ),
      text: ({ day, start, end }) => `${day} ${start}-${end}`,
    },
    {
      key: 'state',
      title: t('list.state'),
      width: 130,
      cell: ({ state, arrivedAt }) => (
        <span className="booking-two">
          <Tag kind={kinds[state]}>{t(`state.${state}`)}</Tag>
          {arrivedAt !== null && (
            <span className="muted small">
              <MomentText at={arrivedAt} form="time" />
            </span>
          )}
        </span>
      ),
      text: ({ state }) => t(`state.${state}`),
    },
    {
      key: 'item',
      title: t('list.item'),
      cell: ({ itemName, boardName }) => (
        <span className="booking-two">
          <span>{itemName}</span>
          <span className="muted small">{boardName}</span>
        </span>
      ),
      text: ({ itemName, boardName }) => `${boardName} ${itemName}`,
    },
    {
      key: 'person',
      title: t('list.person'),
      width: 190,
      cell: ({ name, identity }) => (
        <span className="booking-two">
          <span>{name}</span>
          <span className="muted small">{identity}</span>
        </span>
      ),
      text: ({ name, identity }) => `${name} ${identity}`,
    },
    { key: 'phone', title: t('list.phone'), width: 130, cell: ({ phone }) => phone, text: ({ phone }) => phone },
    {
      key: 'no',
      title: t('list.no'),
      width: 150,
      cell: ({ no, channel }) => (
        <span className="booking-two">
          <span>{no}</span>
          <span className="muted small">{t(`channel.${channel}`)}</span>
        </span>
      ),
      text: ({ no, channel }) => `${no} ${t(`channel.${channel}`)}`,
    },
    {
      key: 'act',
      title: t('list.act'),
      width: 210,
      fixed: true,
      cell: (row) => <Acts row={row} onOpen={onOpen} />,
      text: () => '',
    },
  ]
}

function Acts({ row, onOpen }: { readonly row: BookingLine; readonly onOpen: (opened: Opened) => void }) {
  const t = useTexts('appointments')
  const toast = useToast()
  const arrive = useAct(arriveBooking, {
    refresh: [listBookings, readBookingDay],
    onDone: ({ ticket }) =>
      ticket === null
        ? toast({ text: t('list.hasArrived', { name: row.name }) })
        : onOpen({ kind: 'arrived', booking: row, ticket }),
  })
  if (row.state !== 'booked') return null
  const offer = (name: string) => row.actions.find((one) => one.name === name)
  return (
    <span className="booking-acts">
      <ActionButton
        size="s"
        offer={offer('arrive')}
        busy={arrive.isBusy}
        onClick={() => void arrive.act({ params: { id: row.id } })}
      >
        {t('list.arrive')}
      </ActionButton>
      <ActionButton
        size="s"
        kind="quiet"
        offer={offer('change')}
        onClick={() => onOpen({ kind: 'move', booking: row })}
      >
        {t('list.move')}
      </ActionButton>
      <ActionButton
        size="s"
        kind="quiet"
        offer={offer('cancel')}
        onClick={() => onOpen({ kind: 'cancel', booking: row })}
      >
        {t('list.cancel')}
      </ActionButton>
    </span>
  )
}
