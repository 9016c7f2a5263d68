import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { arrivingProblems, exampleTaken, TakenTicket } from './contract/arrivals.ts'
import {
  exampleGroup,
  exampleHall,
  exampleToken,
  exampleWhereTo,
  group,
  hallId,
  item,
  minutes,
  NamedHall,
  orNull,
  token,
  whereTo,
} from './contract/words.ts'

/** The queue over HTTP. What windows do is in `contract/windows.ts`. */
export * from './contract/arrange.ts'
export { arriveWithBooking, Comers, findComer, TakenTicket } from './contract/arrivals.ts'
export * from './contract/displays.ts'
export * from './contract/lines.ts'
export * from './contract/opening.ts'
export * from './contract/visits.ts'
export type { WhereTo, ZoneSign } from './contract/words.ts'
export * from './contract/windows.ts'

export const QueueGroups = Type.Object({
  hall: NamedHall,
  groups: Type.Array(
    Type.Object({
      id: Type.String(),
      letter: Type.String(),
      name: Type.String(),
      waiting: Type.Integer(),
      minutes,
      ...whereTo,
    }),
  ),
})
export type QueueGroups = Static<typeof QueueGroups>

export const listQueueGroups = endpoint({
  name: 'listQueueGroups',
  method: 'GET',
  path: '/halls/:id/queue-groups',
  tag: 'queue',
  summary: 'Business groups of a hall, with who waits and for how long, as the screens in the hall say',
  may: 'public',
  params: Type.Object({ id: hallId }),
  answer: QueueGroups,
  problems: ['queue.no-such-hall'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      hall: exampleHall,
      groups: [{ id: exampleGroup, letter: 'B', name: '商事登记', waiting: 6, minutes: 18, ...exampleWhereTo }],
    },
  },
})

const takingProblems = [
  'queue.no-such-hall',
  'queue.no-such-group',
  'queue.no-such-item',
  'queue.group-missing',
  'queue.has-ticket',
  'queue.phone-malformed',
  'queue.reason-missing',
]

export const takeOwnTicket = endpoint({
  name: 'takeOwnTicket',
  method: 'POST',
  path: '/halls/:id/own-tickets',
  tag: 'queue',
  summary: 'Take a number for oneself, by the code that hangs in the hall',
  may: 'public',
  params: Type.Object({ id: hallId }),
  body: Type.Object(
    {
      group: Type.Optional(group),
      item: Type.Optional(item),
      phone: Type.String({ minLength: 11, maxLength: 20 }),
    },
    { additionalProperties: false },
  ),
  answer: TakenTicket,
  problems: takingProblems,
  example: {
    params: { id: 'hall-county' },
    body: { group: exampleGroup, phone: '13912346027' },
    answer: exampleTaken,
  },
})

const Priority = Type.Union(
  (['elder', 'child', 'sick', 'pregnant', 'disabled', 'military', 'green-channel'] as const).map((one) =>
    Type.Literal(one),
  ),
)

export const takeTicket = endpoint({
  name: 'takeTicket',
  method: 'POST',
  path: '/halls/:id/tickets',
  tag: 'queue',
  summary: 'Take a number for somebody at the guide desk, with a priority group or the green channel',
  may: { permission: 'queue.take-ticket' },
  params: Type.Object({ id: hallId }),
  body: Type.Object(
    {
      group: Type.Optional(group),
      item: Type.Optional(item),
      phone: Type.Optional(Type.String({ maxLength: 20 })),
      name: Type.Optional(Type.String({ maxLength: 60 })),
      documentNumber: Type.Optional(Type.String({ maxLength: 30, description: 'resident identity number' })),
      booking: Type.Optional(
        Type.String({ format: 'uuid', description: 'the booking with which the person comes: it arrives now' }),
      ),
      priority: Type.Optional(Priority),
      priorityReason: Type.Optional(Type.String({ maxLength: 200, description: 'needed for the green channel' })),
    },
    { additionalProperties: false },
  ),
  answer: TakenTicket,
  problems: [...takingProblems, ...arrivingProblems, 'queue.document-malformed', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    body: { item: 'gthsl', phone: '13912346027', name: '周砚秋', priority: 'elder' },
    answer: exampleTaken,
  },
})

export const TicketView = Type.Object({
  no: Type.String(),
  state: Type.String({ description: 'waiting, called, serving, held, passed, done, given-back, lapsed (day over)' }),
  hall: NamedHall,
  groupName: Type.String(),
  takenAt: Type.String(),
  ahead: orNull(Type.Integer({ description: 'people ahead, while waiting' })),
  minutes,
  windowNo: orNull(Type.String()),
  floor: orNull(Type.String()),
  ...whereTo,
  passes: Type.Integer(),
  extendedUntil: orNull(Type.String({ description: 'until when the hall stays open beyond its hours today' })),
})
export type TicketView = Static<typeof TicketView>

export const readTicket = endpoint({
  name: 'readTicket',
  method: 'GET',
  path: '/tickets/:token',
  tag: 'queue',
  summary: 'Where a ticket stands in line, for who holds its secret',
  may: 'public',
  params: Type.Object({ token }),
  answer: TicketView,
  problems: ['queue.no-such-ticket'],
  example: {
    params: { token: exampleToken },
    answer: {
      no: 'B037',
      state: 'waiting',
      hall: exampleHall,
      groupName: '商事登记',
      takenAt: '2026-09-18T01:02:00.000Z',
      ahead: 6,
      minutes: 18,
      windowNo: null,
      floor: null,
      ...exampleWhereTo,
      passes: 0,
      extendedUntil: null,
    },
  },
})

export const giveBackTicket = endpoint({
  name: 'giveBackTicket',
  method: 'POST',
  path: '/tickets/:token/giving-back',
  tag: 'queue',
  summary: 'Give a ticket back, for who holds its secret',
  may: 'public',
  params: Type.Object({ token }),
  answer: Type.Object({ no: Type.String() }),
  problems: ['queue.no-such-ticket', 'queue.not-in-this-state'],
  example: { params: { token: exampleToken }, answer: { no: 'B037' } },
})
