import { queueMessages } from '@yichuang/modules/messages/public'
import { fillTemplate } from '@yichuang/modules/messages/rules'
import type { Tx } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { AppointmentsTables, BookingRow } from '../tables.ts'

/** What one is told about a booking. */
export type BookingMessage = 'bookingMade' | 'bookingChanged' | 'bookingCancelled' | 'bookingReminder'

interface Telling {
  readonly kind: BookingMessage
  readonly at: Instant
  readonly hallName: string
  /** address of the page of the booking */
  readonly link: string
}

export type ToldBooking = Pick<
  BookingRow,
  'id' | 'no' | 'hall' | 'region' | 'phone' | 'item_name' | 'day' | 'start' | 'finish' | 'version'
>

/** Puts a short message about a booking into the outbox. (APT-01, APT-04, APT-05) */
export async function tellBooker(tx: Tx<AppointmentsTables>, booking: ToldBooking, telling: Telling): Promise<void> {
  const { id, no, hall, region, phone, day, start, finish, version } = booking
  const { kind, at, hallName, link } = telling
  const text = fillTemplate(kind, 'zh', {
    no,
    day,
    time: `${start}–${finish}`,
    hall: hallName,
    item: booking.item_name,
    link,
  })
  await queueMessages(tx, {
    dossier: { id: null, applicationNo: no, place: { region, hall } },
    drafts: [
      {
        once: `booking:${id}:${kind}:${version}`,
        draft: { kind: 'sms', template: kind, language: 'zh', recipient: phone, text },
      },
    ],
    at,
  })
}
