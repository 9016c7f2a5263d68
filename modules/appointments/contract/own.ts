import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { bookingStates, identityKinds } from '../rules/index.ts'

/** 预约: what everybody may do – look at free places, book, come back to the booking. (APT-01 … APT-05) */

const tag = 'appointments'
export const hallParams = Type.Object({ id: Type.String({ minLength: 2, maxLength: 40 }) })
const tokenParams = Type.Object({ token: Type.String({ minLength: 20, maxLength: 80 }) })
export const dayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const timeText = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const itemText = Type.String({ minLength: 1, maxLength: 60 })

export const SlotWish = Type.Object({ day: dayText, start: timeText }, { additionalProperties: false })

const NamedHall = Type.Object({
  id: Type.String(),
  name: Type.String(),
  address: Type.String(),
  phone: Type.String(),
})
const NamedItem = Type.Object({ id: Type.String(), name: Type.String() })
const exampleHall = {
  id: 'hall-county',
  name: '云岫县行政服务中心',
  address: '云岫县青梧路66号市民之家一至二层',
  phone: '0599-60012345',
}
const exampleItem = { id: 'spjy', name: '食品经营许可新办' }

const BookableItem = Type.Object({
  id: Type.String(),
  name: Type.String(),
  board: Type.String({ description: 'name of the window group' }),
})

export const BookableItems = Type.Object({ hall: NamedHall, rows: Type.Array(BookableItem), total: Type.Integer() })
export type BookableItems = Static<typeof BookableItems>

export const listBookableItems = endpoint({
  name: 'listBookableItems',
  method: 'GET',
  path: '/halls/:id/bookable-items',
  tag,
  summary: 'Items for which a hall takes bookings, found by name, everyday word, code or pinyin',
  may: 'public',
  params: hallParams,
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }),
  answer: BookableItems,
  problems: ['appointments.no-such-hall'],
  example: {
    params: { id: 'hall-county' },
    query: { q: '食品' },
    answer: { hall: exampleHall, rows: [{ ...exampleItem, board: '商事登记' }], total: 1 },
  },
})

const OfferedSlot = Type.Object({
  start: Type.String(),
  end: Type.String(),
  free: Type.Integer(),
  isOpen: Type.Boolean({ description: 'false once it is too late to book it' }),
})

export const BookingDays = Type.Object({
  hall: NamedHall,
  item: NamedItem,
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      isExtra: Type.Boolean({ description: 'open beyond the usual working days (5+X)' }),
      slots: Type.Array(OfferedSlot),
    }),
  ),
})
export type BookingDays = Static<typeof BookingDays>

export const readBookingDays = endpoint({
  name: 'readBookingDays',
  method: 'GET',
  path: '/halls/:id/booking-days',
  tag,
  summary: 'Days, slots and places left of a hall for an item',
  may: 'public',
  params: hallParams,
  query: Type.Object({ item: itemText }),
  answer: BookingDays,
  problems: ['appointments.no-such-hall', 'appointments.no-such-item', 'appointments.no-such-plan'],
  example: {
    params: { id: 'hall-county' },
    query: { item: 'spjy' },
    answer: {
      hall: exampleHall,
      item: exampleItem,
      days: [{ day: '2026-09-28', isExtra: false, slots: [{ start: '09:00', end: '09:30', free: 4, isOpen: true }] }],
    },
  },
})

/** Who books and what. */
const wish = {
  item: itemText,
  day: dayText,
  start: timeText,
  name: Type.String({ maxLength: 50 }),
  identityKind: Type.Union(identityKinds.map((kind) => Type.Literal(kind))),
  identityNumber: Type.String({ maxLength: 30 }),
  phone: Type.String({ maxLength: 20 }),
}
export const BookingWish = Type.Object(wish, { additionalProperties: false })
export const wishExample = {
  item: 'spjy',
  day: '2026-09-28',
  start: '09:00',
  name: '周砚秋',
  identityKind: 'residentId' as const,
  identityNumber: '440524188001010014',
  phone: '13912346027',
}
export const bookingProblems = [
  'appointments.no-such-hall',
  'appointments.no-such-item',
  'appointments.no-such-plan',
  'appointments.no-such-slot',
  'appointments.slot-closed',
  'appointments.slot-full',
  'appointments.has-booking',
  'appointments.blocked',
  'appointments.too-many',
  'appointments.name-missing',
  'appointments.identity-malformed',
  'appointments.phone-malformed',
]

export const MadeBooking = Type.Object({
  id: Type.String(),
  no: Type.String(),
  code: Type.String({ description: 'proves the booking to be one’s own, beside its number' }),
  token: Type.String({ description: 'secret of the page of the booking' }),
  day: Type.String(),
  start: Type.String(),
  end: Type.String(),
})
export type MadeBooking = Static<typeof MadeBooking>
export const madeExample = {
  id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e',
  no: 'Y260924-000042',
  code: 'K7M2QX',
  token: 'AZmjwlp7fBGdXj8qGwydjqxYp2dTq0bQ6yYc9sQy',
  day: '2026-09-28',
  start: '09:00',
  end: '09:30',
}

export const bookForOneself = endpoint({
  name: 'bookForOneself',
  method: 'POST',
  path: '/halls/:id/own-bookings',
  tag,
  summary: 'Book a slot for oneself; a slot just filled is refused with the nearest free ones',
  may: 'public',
  params: hallParams,
  body: BookingWish,
  answer: MadeBooking,
  problems: bookingProblems,
  example: { params: { id: 'hall-county' }, body: wishExample, answer: madeExample },
})

export const openBooking = endpoint({
  name: 'openBooking',
  method: 'POST',
  path: '/own-bookings/check',
  tag,
  summary: 'Come back to a booking by its number and code; few wrong tries are allowed',
  may: 'public',
  body: Type.Object(
    { no: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 40 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ token: Type.String() }),
  problems: ['appointments.check-failed', 'appointments.too-many-tries'],
  example: { body: { no: madeExample.no, code: madeExample.code }, answer: { token: madeExample.token } },
})

export const BookingState = Type.Union(bookingStates.map((state) => Type.Literal(state)))
const Offers = Type.Array(
  Type.Object({ name: Type.String(), allowed: Type.Boolean(), reason: Type.Optional(Type.String()) }),
)

export const OwnBooking = Type.Object({
  no: Type.String(),
  code: Type.String(),
  state: BookingState,
  hall: NamedHall,
  item: NamedItem,
  day: Type.String(),
  start: Type.String(),
  end: Type.String(),
  name: Type.String({ description: 'masked' }),
  identity: Type.String({ description: 'masked' }),
  phone: Type.String({ description: 'masked' }),
  bookedAt: Type.String(),
  arriveFrom: Type.String({ description: 'instant from which on one may arrive' }),
  changesLeft: Type.Integer(),
  actions: Offers,
})
export type OwnBooking = Static<typeof OwnBooking>
const ownExample = {
  no: madeExample.no,
  code: madeExample.code,
  state: 'booked' as const,
  hall: exampleHall,
  item: exampleItem,
  day: '2026-09-28',
  start: '09:00',
  end: '09:30',
  name: '周*秋',
  identity: '440524********0*14',
  phone: '139****6027',
  bookedAt: '2026-09-24T01:42:18.000Z',
  arriveFrom: '2026-09-28T00:30:00.000Z',
  changesLeft: 3,
  actions: [
    { name: 'arrive', allowed: false, reason: 'appointments.too-early' },
    { name: 'change', allowed: true },
    { name: 'cancel', allowed: true },
  ],
}

export const readOwnBooking = endpoint({
  name: 'readOwnBooking',
  method: 'GET',
  path: '/own-bookings/:token',
  tag,
  summary: 'A booking for who holds the secret of its page',
  may: 'public',
  params: tokenParams,
  answer: OwnBooking,
  problems: ['appointments.no-such-booking'],
  example: { params: { token: madeExample.token }, answer: ownExample },
})

export const KeptBooking = Type.Object({ id: Type.String(), no: Type.String(), version: Type.Integer() })
export const keptExample = { id: madeExample.id, no: madeExample.no, version: 2 }
export const changeProblems = [
  'appointments.no-such-booking',
  'appointments.no-such-plan',
  'appointments.no-such-slot',
  'appointments.same-slot',
  'appointments.slot-closed',
  'appointments.slot-full',
  'appointments.slot-over',
  'appointments.changed-too-often',
  'appointments.not-in-this-state',
]

export const changeOwnBooking = endpoint({
  name: 'changeOwnBooking',
  method: 'POST',
  path: '/own-bookings/:token/slot',
  tag,
  summary: 'Move the own booking to another slot',
  may: 'public',
  params: tokenParams,
  body: SlotWish,
  answer: KeptBooking,
  problems: changeProblems,
  example: {
    params: { token: madeExample.token },
    body: { day: '2026-09-29', start: '10:00' },
    answer: keptExample,
  },
})

export const cancelOwnBooking = endpoint({
  name: 'cancelOwnBooking',
  method: 'POST',
  path: '/own-bookings/:token/cancellation',
  tag,
  summary: 'Cancel the own booking, before its slot or in it',
  may: 'public',
  params: tokenParams,
  answer: KeptBooking,
  problems: ['appointments.no-such-booking', 'appointments.slot-over', 'appointments.not-in-this-state'],
  example: { params: { token: madeExample.token }, answer: keptExample },
})
