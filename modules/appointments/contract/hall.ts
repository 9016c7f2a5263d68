import { ActionOffer, endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { bookingChannels } from '../rules/index.ts'
import {
  bookingProblems,
  BookingState,
  BookingWish,
  changeProblems,
  dayText,
  hallParams,
  KeptBooking,
  keptExample,
  madeExample,
  MadeBooking,
  SlotWish,
  wishExample,
} from './own.ts'

/** 预约: what the guide desk and the hotline do for others, and what the hall sees. (APT-01, APT-06) */

const tag = 'appointments'
const bookingParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
const orNull = Type.Union([Type.String(), Type.Null()])

export const BookingLine = Type.Object({
  id: Type.String(),
  no: Type.String(),
  state: BookingState,
  itemId: Type.String(),
  itemName: Type.String(),
  boardName: Type.String(),
  day: Type.String(),
  start: Type.String(),
  end: Type.String(),
  name: Type.String(),
  phone: Type.String({ description: 'masked' }),
  identity: Type.String({ description: 'masked' }),
  channel: Type.Union(bookingChannels.map((channel) => Type.Literal(channel))),
  bookedAt: Type.String(),
  arrivedAt: orNull,
  cancelReason: orNull,
  actions: Type.Array(ActionOffer),
})
export type BookingLine = Static<typeof BookingLine>

export const listBookings = endpoint({
  name: 'listBookings',
  method: 'GET',
  path: '/halls/:id/bookings',
  tag,
  summary: 'The bookings of a hall on a day, in the order of their slots',
  may: { permission: 'appointments.read' },
  params: hallParams,
  query: Type.Object({
    day: Type.Optional(dayText),
    state: Type.Optional(Type.String({ maxLength: 60 })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(BookingLine),
  problems: ['appointments.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    query: { day: '2026-09-28', limit: 50 },
    answer: {
      rows: [
        {
          id: madeExample.id,
          no: madeExample.no,
          state: 'booked',
          itemId: 'spjy',
          itemName: '食品经营许可新办',
          boardName: '商事登记',
          day: '2026-09-28',
          start: '09:00',
          end: '09:30',
          name: '周砚秋',
          phone: '139****6027',
          identity: '440524********0*14',
          channel: 'web',
          bookedAt: '2026-09-24T01:42:18.000Z',
          arrivedAt: null,
          cancelReason: null,
          actions: [{ name: 'arrive', allowed: true }],
        },
      ],
    },
  },
})

export const BookingDay = Type.Object({
  day: Type.String(),
  booked: Type.Integer({ description: 'still to come' }),
  arrived: Type.Integer(),
  missed: Type.Integer(),
  places: Type.Integer(),
  slots: Type.Array(
    Type.Object({
      start: Type.String(),
      end: Type.String(),
      booked: Type.Integer(),
      arrived: Type.Integer(),
      missed: Type.Integer(),
      places: Type.Integer(),
    }),
  ),
})
export type BookingDay = Static<typeof BookingDay>

export const readBookingDay = endpoint({
  name: 'readBookingDay',
  method: 'GET',
  path: '/halls/:id/booking-day',
  tag,
  summary: 'How full the slots of a hall are on a day, who came and who did not',
  may: { permission: 'appointments.read' },
  params: hallParams,
  query: Type.Object({ day: Type.Optional(dayText) }),
  answer: BookingDay,
  problems: ['appointments.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    query: { day: '2026-09-28' },
    answer: {
      day: '2026-09-28',
      booked: 3,
      arrived: 2,
      missed: 1,
      places: 48,
      slots: [{ start: '09:00', end: '09:30', booked: 3, arrived: 2, missed: 1, places: 8 }],
    },
  },
})

export const BookingShare = Type.Object({
  rows: Type.Array(
    Type.Object({
      day: Type.String(),
      booked: Type.Integer(),
      arrived: Type.Integer(),
      missed: Type.Integer(),
      cancelled: Type.Integer(),
      byStaff: Type.Integer({ description: 'made at the guide desk or by the hotline' }),
      visits: Type.Union([Type.Integer(), Type.Null()], {
        description: 'visits of the day in all; null while nobody counts them',
      }),
    }),
  ),
})
export type BookingShare = Static<typeof BookingShare>

export const readBookingShare = endpoint({
  name: 'readBookingShare',
  method: 'GET',
  path: '/halls/:id/booking-share',
  tag,
  summary: 'Bookings by day: how many came, missed, cancelled, and their share of all visits',
  may: { permission: 'appointments.read' },
  params: hallParams,
  query: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 92, default: 30 }) }),
  answer: BookingShare,
  problems: ['appointments.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    query: { days: 30 },
    answer: {
      rows: [{ day: '2026-09-24', booked: 42, arrived: 36, missed: 4, cancelled: 2, byStaff: 5, visits: 180 }],
    },
  },
})

export const bookForAnother = endpoint({
  name: 'bookForAnother',
  method: 'POST',
  path: '/halls/:id/bookings',
  tag,
  summary: 'Book for somebody at the guide desk or on the telephone',
  may: { permission: 'appointments.book' },
  params: hallParams,
  body: Type.Object(
    { ...BookingWish.properties, channel: Type.Union([Type.Literal('desk'), Type.Literal('hotline')]) },
    { additionalProperties: false },
  ),
  answer: MadeBooking,
  problems: [...bookingProblems, 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    body: { ...wishExample, channel: 'hotline' as const },
    answer: madeExample,
  },
})

const orNoNumber = Type.Union([Type.Integer(), Type.Null()])
/** The number with which somebody waits who came with a booking. */
export const ArrivalTicket = Type.Object({
  no: Type.String(),
  token: Type.String({ description: 'secret by which the holder follows the queue' }),
  ahead: Type.Integer(),
  minutes: orNoNumber,
  waitAt: Type.Union([
    Type.Object({
      name: Type.String(),
      nameEn: Type.String({ description: 'empty when there is none' }),
      floor: orNull,
    }),
    Type.Null(),
  ]),
})
export type ArrivalTicket = Static<typeof ArrivalTicket>
export const ArrivedBooking = Type.Object({
  ...KeptBooking.properties,
  ticket: Type.Union([ArrivalTicket, Type.Null()], { description: 'null: the hall has no line for the item' }),
})
export type ArrivedBooking = Static<typeof ArrivedBooking>

export const arriveBooking = endpoint({
  name: 'arriveBooking',
  method: 'POST',
  path: '/bookings/:id/arrival',
  tag,
  summary:
    'The person of a booking has come to the hall: a number is taken with it where the hall has a line for its item',
  may: { permission: 'appointments.arrive' },
  params: bookingParams,
  answer: ArrivedBooking,
  problems: [
    'queue.no-such-hall',
    'queue.no-such-group',
    'queue.no-such-item',
    'queue.has-ticket',
    'appointments.no-such-booking',
    'appointments.other-hall',
    'appointments.too-early',
    'appointments.too-late',
    'appointments.not-in-this-state',
    'access.out-of-scope',
  ],
  example: {
    params: { id: madeExample.id },
    answer: {
      ...keptExample,
      ticket: {
        no: 'B037',
        token: 'aB3dE6gH9jK2mN5pQ8sT',
        ahead: 6,
        minutes: 18,
        waitAt: { name: '东厅等候区', nameEn: 'East waiting area', floor: '1F' },
      },
    },
  },
})

export const changeBooking = endpoint({
  name: 'changeBooking',
  method: 'POST',
  path: '/bookings/:id/slot',
  tag,
  summary: 'Move a booking to another slot for who made it',
  may: { permission: 'appointments.book' },
  params: bookingParams,
  body: SlotWish,
  answer: KeptBooking,
  problems: [...changeProblems, 'access.out-of-scope'],
  example: { params: { id: madeExample.id }, body: { day: '2026-09-29', start: '10:00' }, answer: keptExample },
})

export const cancelBooking = endpoint({
  name: 'cancelBooking',
  method: 'POST',
  path: '/bookings/:id/cancellation',
  tag,
  summary: 'Cancel a booking for who made it, with the reason',
  may: { permission: 'appointments.book' },
  params: bookingParams,
  body: Type.Object({ reason: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
  answer: KeptBooking,
  problems: [
    'appointments.no-such-booking',
    'appointments.reason-missing',
    'appointments.slot-over',
    'appointments.not-in-this-state',
    'access.out-of-scope',
  ],
  example: { params: { id: madeExample.id }, body: { reason: '本人来电取消' }, answer: keptExample },
})
