import { randomUUID } from 'node:crypto'
import type { BookingDays, BookingDesk } from '@yichuang/modules/appointments/public'
import { parsePlainDate, plainDate } from '@yichuang/modules/calendar/rules'
import { qrSvg } from '@yichuang/platform/printing'
import { fieldOf } from './kiosk-asks.ts'
import type { AtHall } from './kiosk-asks.ts'
import { intentOf } from './public-asks.ts'
import type { Asked, PublicPage, Show } from './public-pages.ts'
import { kioskBookedPage, kioskBookItemsPage, kioskBookSlotsPage, kioskVisitorPage } from './served/KioskBooking.tsx'
import type { KioskProblem, KioskVisitor } from './served/KioskBooking.tsx'
import type { KioskHall } from './served/KioskFrame.tsx'

interface KioskBookingParts {
  readonly bookings: BookingDesk
  /** address citizens reach, for the code that leads to the booking on the phone */
  readonly publicUrl: () => string
}

/** What was chosen and said on the way to a booking. */
interface Choice {
  readonly offer: BookingDays
  /** day and beginning, as an address has them */
  readonly slot: string
  readonly said?: KioskVisitor
  readonly problem?: KioskProblem
}

/** items shown below the keys */
const FOUND = 6

/** A slot as it stands in an address or a form: the day and its beginning with a blank between. */
function slotOf(text: string) {
  const [day = '', start = ''] = text.split(' ')
  return { day: parsePlainDate(day) ?? plainDate('1970-01-01'), start }
}

/** The slot that was touched, where it still has a place. */
function freeSlot(offer: Choice['offer'], wanted: string) {
  const wish = slotOf(wanted)
  const slots = offer.days.find(({ day }) => day === wish.day)?.slots ?? []
  return { day: wish.day, slot: slots.find(({ start, free, isOpen }) => start === wish.start && isOpen && free > 0) }
}

/**
 * 预约 at a machine: the item by its initials, day and slot by touch, the person by the card on the reader. Without a
 * reader nobody can type a name there: the code leads to the same booking on the phone. (APT-01, NET-07)
 */
export function kioskBookingPages(
  { bookings, publicUrl }: KioskBookingParts,
  at: (show: AtHall) => Show,
): readonly PublicPage[] {
  const items: AtHall = async ({ visit, query }, hall) => {
    const phrase = (query['q'] ?? '').slice(0, 20)
    const found = await bookings.items(hall.id, phrase)
    const rows = found.ok ? found.value.rows.slice(0, FOUND) : []
    return { html: kioskBookItemsPage(visit, hall, { phrase, rows }) }
  }
  const visitorPage = ({ visit }: Asked, hall: KioskHall, { offer, slot: wanted, ...rest }: Choice) => {
    const { day, slot } = freeSlot(offer, wanted)
    if (slot === undefined) return undefined
    const address = `${publicUrl()}/book/${hall.id}/${encodeURIComponent(offer.item.id)}`
    const onPhone = qrSvg(`${address}?day=${day}&start=${slot.start}`)
    return kioskVisitorPage(visit, hall, { item: offer.item, day, slot, key: randomUUID(), onPhone, ...rest })
  }
  const slots: AtHall = async (asked, hall) => {
    const { visit, params, query, at: moment } = asked
    const offer = await bookings.days(hall.id, params['item'] ?? '', moment)
    if (!offer.ok) return { to: `/kiosk/${hall.id}/book` }
    const whole = visitorPage(asked, hall, { offer: offer.value, slot: query['slot'] ?? '' })
    return { html: whole ?? kioskBookSlotsPage(visit, hall, { offer: offer.value, day: query['day'] }) }
  }
  const book: AtHall = async (asked, hall) => {
    const { visit, params, at: moment } = asked
    const item = params['item'] ?? ''
    const said = { name: fieldOf(asked, 'name'), document: fieldOf(asked, 'document'), phone: fieldOf(asked, 'phone') }
    const slot = fieldOf(asked, 'slot')
    const visitor = {
      name: said.name,
      phone: said.phone,
      identityKind: 'residentId',
      identityNumber: said.document,
    } as const
    const wish = { hall: hall.id, item, ...slotOf(slot), visitor, channel: 'kiosk' } as const
    const made = await bookings.book(wish, intentOf(asked))
    const found = await bookings.days(hall.id, item, moment)
    if (!found.ok) return { to: `/kiosk/${hall.id}/book` }
    const offer = found.value
    if (made.ok) {
      const link = `${publicUrl()}/booking/${made.value.token}`
      const booked = { ...made.value, itemName: offer.item.name, link, qr: qrSvg(link) }
      return { html: kioskBookedPage(visit, hall, booked) }
    }
    const { code, until, most } = made.refusal
    const problem = { code, facts: { until: String(until ?? ''), most: Number(most ?? 0) } }
    // What was typed wrong is mended where it was typed; a slot that is gone is chosen anew.
    const again = /-(missing|malformed)$/.test(code)
      ? visitorPage(asked, hall, { offer, slot, said, problem })
      : undefined
    if (again !== undefined) return { status: 422, html: again }
    return { status: 409, html: kioskBookSlotsPage(visit, hall, { offer, day: wish.day, problem }) }
  }
  return [
    ['GET', '/kiosk/:hall/book', at(items)],
    ['GET', '/kiosk/:hall/book/:item', at(slots)],
    ['POST', '/kiosk/:hall/book/:item', at(book)],
  ]
}
