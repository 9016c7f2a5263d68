import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleGroup, exampleId, exampleToken, exampleWhereTo, hallId, minutes, orNull, whereTo } from './words.ts'

/** Numbers taken, and people who come with a booking. (APT-06, QUE-01) */

export const TakenTicket = Type.Object({
  id: Type.String(),
  group: Type.String(),
  token: Type.String({ description: 'secret by which the holder follows the queue' }),
  no: Type.String(),
  ahead: Type.Integer(),
  minutes,
  ...whereTo,
})
export type TakenTicket = Static<typeof TakenTicket>
export const exampleTaken: TakenTicket = {
  id: exampleId,
  group: exampleGroup,
  token: exampleToken,
  no: 'B037',
  ahead: 6,
  minutes: 18,
  ...exampleWhereTo,
}
/** The booking is of another hall, not booked any more, or it is not its time. */
export const arrivingProblems = [
  'appointments.no-such-booking',
  'appointments.other-hall',
  'appointments.not-in-this-state',
  'appointments.too-early',
  'appointments.too-late',
]

const Comer = Type.Object({
  id: Type.String(),
  no: Type.String(),
  itemName: Type.String(),
  start: Type.String(),
  end: Type.String(),
  name: Type.String({ description: 'masked' }),
  phone: Type.String({ description: 'masked' }),
  reason: orNull(Type.String({ description: 'why no number can be taken with it now' })),
})
export const Comers = Type.Object({ rows: Type.Array(Comer) })
export type Comers = Static<typeof Comers>

export const findComer = endpoint({
  name: 'findComer',
  method: 'POST',
  path: '/halls/:id/comers',
  tag: 'queue',
  summary: 'The bookings of today of somebody who has come: by mobile number, booking number or document number',
  may: { permission: 'queue.take-ticket' },
  params: Type.Object({ id: hallId }),
  body: Type.Object({ said: Type.String({ minLength: 1, maxLength: 40 }) }, { additionalProperties: false }),
  answer: Comers,
  problems: ['queue.no-such-hall', 'queue.comer-malformed', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    body: { said: '13912346027' },
    answer: {
      rows: [
        {
          id: exampleId,
          no: 'Y260917-000042',
          itemName: '个体工商户设立登记',
          start: '09:00',
          end: '09:30',
          name: '周*秋',
          phone: '139****6027',
          reason: null,
        },
      ],
    },
  },
})

export const arriveWithBooking = endpoint({
  name: 'arriveWithBooking',
  method: 'POST',
  path: '/own-bookings/:token/arrival',
  tag: 'queue',
  summary: 'Arrive with the own booking, in the time its hall allows: a number is taken that goes by the hall’s rule',
  may: 'public',
  params: Type.Object({ token: Type.String({ minLength: 20, maxLength: 80 }) }),
  answer: TakenTicket,
  problems: ['queue.no-such-hall', 'queue.no-such-group', 'queue.has-ticket', ...arrivingProblems],
  example: { params: { token: 'AZmjwlp7fBGdXj8qGwydjqxYp2dTq0bQ6yYc9sQy' }, answer: exampleTaken },
})
