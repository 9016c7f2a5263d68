import { ActFoot, Drawer, FactList, ProblemNote, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { cancelBooking, changeBooking, listBookings, readBookingDay, readBookingDays } from '../contract.ts'
import type { BookingLine } from '../contract.ts'
import { NearSlots, SlotFields } from './SlotFields.tsx'
import type { SlotWish } from './SlotFields.tsx'

interface BookingProps {
  readonly booking: BookingLine
  readonly onClose: () => void
}

const refresh = [listBookings, readBookingDay, readBookingDays]

/** 改期: another slot for a booking. (APT-05) */
export function MoveDrawer({ hall, booking, onClose }: BookingProps & { readonly hall: string }) {
  const t = useTexts('appointments')
  const toast = useToast()
  const [slot, setSlot] = useState<SlotWish>({ day: booking.day, start: '' })
  const move = useAct(changeBooking, {
    refresh,
    onDone: () => {
      toast({ text: t('move.done', { name: booking.name, day: slot.day, start: slot.start }) })
      onClose()
    },
  })
  return (
    <Drawer
      title={t('move.title')}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('book.consequence')}
          act={t('move.act')}
          busy={move.isBusy}
          missing={slot.start === '' ? t('book.slotFirst') : undefined}
          onAct={() => void move.act({ params: { id: booking.id }, body: { ...slot } })}
        />
      }
    >
      <div className="cf">
        <Facts booking={booking} />
        <SlotFields hall={hall} item={booking.itemId} value={slot} onChange={setSlot} />
        <ProblemNote problem={move.problem} />
        <NearSlots problem={move.problem} onChoose={setSlot} />
      </div>
    </Drawer>
  )
}

/** 取消: with the reason; the place is free again and the person is told. (APT-05) */
export function CancelDrawer({ booking, onClose }: BookingProps) {
  const t = useTexts('appointments')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const cancel = useAct(cancelBooking, {
    refresh,
    onDone: () => {
      toast({ text: t('cancel.done', { name: booking.name }) })
      onClose()
    },
  })
  return (
    <Drawer
      title={t('cancel.title')}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('cancel.consequence')}
          act={t('cancel.act')}
          kind="danger"
          busy={cancel.isBusy}
          missing={reason.trim() === '' ? t('cancel.reasonFirst') : undefined}
          onAct={() => void cancel.act({ params: { id: booking.id }, body: { reason } })}
        />
      }
    >
      <div className="cf">
        <Facts booking={booking} />
        <TextAreaField label={t('cancel.reason')} required value={reason} maxLength={200} onChange={setReason} />
        <ProblemNote problem={cancel.problem} />
      </div>
    </Drawer>
  )
}

function Facts({ booking: { no, name, itemName, day, start, end } }: Pick<BookingProps, 'booking'>) {
  const t = useTexts('appointments')
  return (
    <FactList
      facts={[
        { term: t('list.no'), value: no },
        { term: t('list.person'), value: name },
        { term: t('list.item'), value: itemName },
        { term: t('list.slot'), value: `${day} ${start}–${end}` },
      ]}
    />
  )
}
