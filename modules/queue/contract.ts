import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** The queue over HTTP. What windows do is in `contract/windows.ts`. */
export * from './contract/arrange.ts'
export * from './contract/visits.ts'
export * from './contract/windows.ts'

const hallId = Type.String({ minLength: 2, maxLength: 40 })
const group = Type.String({ minLength: 2, maxLength: 60 })
const item = Type.String({
  minLength: 2,
  maxLength: 60,
  description: 'what the person has come for: its line is taken',
})
const token = Type.String({ pattern: '^[A-Za-z0-9_-]{20}$', description: 'secret of the ticket' })
const orNull = <S extends ReturnType<typeof Type.Integer> | ReturnType<typeof Type.String>>(schema: S) =>
  Type.Union([schema, Type.Null()])
const minutes = orNull(Type.Integer({ description: 'forecast; null while no window of the group is open' }))
const NamedHall = Type.Object({ id: Type.String(), name: Type.String() })
const exampleHall = { id: 'hall-county', name: '云岫县行政服务中心' }
const exampleToken = 'aB3dE6gH9jK2mN5pQ8sT'
const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'
const exampleGroup = 'hall-county-b'

export const QueueGroups = Type.Object({
  hall: NamedHall,
  groups: Type.Array(
    Type.Object({
      id: Type.String(),
      letter: Type.String(),
      name: Type.String(),
      waiting: Type.Integer(),
      minutes,
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
      groups: [{ id: exampleGroup, letter: 'B', name: '商事登记', waiting: 6, minutes: 18 }],
    },
  },
})

export const TakenTicket = Type.Object({
  id: Type.String(),
  group: Type.String(),
  token: Type.String({ description: 'secret by which the holder follows the queue' }),
  no: Type.String(),
  ahead: Type.Integer(),
  minutes,
})
export type TakenTicket = Static<typeof TakenTicket>
const exampleTaken: TakenTicket = {
  id: exampleId,
  group: exampleGroup,
  token: exampleToken,
  no: 'B037',
  ahead: 6,
  minutes: 18,
}
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
      priority: Type.Optional(Priority),
      priorityReason: Type.Optional(Type.String({ maxLength: 200, description: 'needed for the green channel' })),
    },
    { additionalProperties: false },
  ),
  answer: TakenTicket,
  problems: [...takingProblems, 'queue.document-malformed', 'access.out-of-scope'],
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
  passes: Type.Integer(),
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
      passes: 0,
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

export const HallDisplay = Type.Object({
  hall: NamedHall,
  at: Type.String(),
  calls: Type.Array(
    Type.Object({
      no: Type.String(),
      windowNo: Type.String(),
      floor: orNull(Type.String()),
      calledAt: Type.String(),
      calls: Type.Integer({ description: 'how often it was called' }),
    }),
  ),
  groups: Type.Array(Type.Object({ letter: Type.String(), name: Type.String(), waiting: Type.Integer(), minutes })),
})
export type HallDisplay = Static<typeof HallDisplay>

export const readDisplay = endpoint({
  name: 'readDisplay',
  method: 'GET',
  path: '/halls/:id/queue-display',
  tag: 'queue',
  summary: 'What the main screen of a hall shows: the latest calls, the newest first, and who waits',
  may: 'public',
  params: Type.Object({ id: hallId }),
  answer: HallDisplay,
  problems: ['queue.no-such-hall'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      hall: exampleHall,
      at: '2026-09-18T01:30:00.000Z',
      calls: [{ no: 'B037', windowNo: '13', floor: '1F', calledAt: '2026-09-18T01:29:50.000Z', calls: 1 }],
      groups: [{ letter: 'B', name: '商事登记', waiting: 5, minutes: 15 }],
    },
  },
})
