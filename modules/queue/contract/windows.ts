import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const orNull = <S extends ReturnType<typeof Type.String>>(schema: S) => Type.Union([schema, Type.Null()])
const serve = { permission: 'queue.serve-ticket' } as const
const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'
const exampleGroup = 'hall-county-b'

export const WindowTicket = Type.Object({
  id: Type.String(),
  no: Type.String(),
  group: Type.String(),
  groupName: Type.String(),
  state: Type.String(),
  priority: orNull(Type.String()),
  priorityReason: orNull(Type.String()),
  isBooked: Type.Boolean(),
  note: orNull(Type.String({ description: 'what the window before said' })),
  bookedFor: orNull(Type.String()),
  item: orNull(Type.String({ description: 'what the person has come for' })),
  itemName: orNull(Type.String()),
  name: orNull(Type.String()),
  applicationNo: orNull(Type.String({ description: 'the application taken in this service, the latest' })),
  prepared: orNull(Type.String({ description: 'the application the holder prepared at a machine of the hall' })),
  phone: orNull(Type.String({ description: 'masked' })),
  takenAt: Type.String(),
  calledAt: orNull(Type.String()),
  servedAt: orNull(Type.String()),
  calls: Type.Integer(),
  passes: Type.Integer(),
  acts: Type.Array(Type.String(), { description: 'what may be done with it now' }),
})
export type WindowTicket = Static<typeof WindowTicket>

export const GroupLine = Type.Object({
  id: Type.String(),
  letter: Type.String(),
  name: Type.String(),
  waiting: Type.Integer(),
  oldest: orNull(Type.String({ description: 'since when the first of them waits' })),
})

export const MyWindow = Type.Object({
  window: Type.Object({ id: Type.String(), no: Type.String() }),
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  isOpen: Type.Boolean(),
  reason: orNull(Type.String()),
  current: Type.Union([WindowTicket, Type.Null()]),
  held: Type.Array(WindowTicket),
  passed: Type.Array(WindowTicket),
  serves: Type.Array(GroupLine),
  /** where a ticket can be sent */
  groups: Type.Array(Type.Object({ id: Type.String(), letter: Type.String(), name: Type.String() })),
  windows: Type.Array(Type.Object({ id: Type.String(), no: Type.String() })),
})
export type MyWindow = Static<typeof MyWindow>

const exampleTicket: WindowTicket = {
  id: exampleId,
  no: 'B037',
  group: exampleGroup,
  groupName: '商事登记',
  state: 'called',
  priority: 'elder',
  priorityReason: null,
  isBooked: false,
  note: null,
  bookedFor: null,
  item: 'gthsl',
  itemName: '个体工商户设立登记',
  name: '周砚秋',
  applicationNo: null,
  prepared: null,
  phone: '139****6027',
  takenAt: '2026-09-18T01:02:00.000Z',
  calledAt: '2026-09-18T01:20:00.000Z',
  servedAt: null,
  calls: 1,
  passes: 0,
  acts: ['recall', 'start', 'pass', 'hold', 'transfer'],
}
const exampleLine = { id: exampleGroup, letter: 'B', name: '商事登记', waiting: 5, oldest: '2026-09-18T01:05:00.000Z' }

export const readMyWindow = endpoint({
  name: 'readMyWindow',
  method: 'GET',
  path: '/queue/my-window',
  tag: 'queue',
  summary: 'The own window: who stands at it, who waits, who was passed over',
  may: serve,
  answer: MyWindow,
  problems: ['queue.at-no-window'],
  example: {
    answer: {
      window: { id: 'hall-county-13', no: '13' },
      hall: { id: 'hall-county', name: '云岫县行政服务中心' },
      isOpen: true,
      reason: null,
      current: exampleTicket,
      held: [],
      passed: [],
      serves: [exampleLine],
      groups: [{ id: exampleGroup, letter: 'B', name: '商事登记' }],
      windows: [{ id: 'hall-county-14', no: '14' }],
    },
  },
})

const Turned = Type.Object({ isOpen: Type.Boolean() })

export const openMyWindow = endpoint({
  name: 'openMyWindow',
  method: 'POST',
  path: '/queue/my-window/opening',
  tag: 'queue',
  summary: 'Open the own window for calling',
  may: serve,
  answer: Turned,
  problems: ['queue.at-no-window'],
  example: { answer: { isOpen: true } },
})

export const pauseMyWindow = endpoint({
  name: 'pauseMyWindow',
  method: 'POST',
  path: '/queue/my-window/pause',
  tag: 'queue',
  summary: 'Pause calling at the own window, with the reason',
  may: serve,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
  answer: Turned,
  problems: ['queue.at-no-window', 'queue.reason-missing'],
  example: { body: { reason: '系统核对' }, answer: { isOpen: false } },
})

export const callNext = endpoint({
  name: 'callNextTicket',
  method: 'POST',
  path: '/queue/calls',
  tag: 'queue',
  summary: 'Call the next ticket to the own window; no ticket in the answer when nobody waits for it',
  may: serve,
  answer: Type.Object({
    ticket: Type.Optional(Type.Object({ id: Type.String(), no: Type.String(), item: Type.Optional(Type.String()) })),
  }),
  problems: ['queue.at-no-window', 'queue.window-paused', 'queue.window-busy'],
  example: { answer: { ticket: { id: exampleId, no: 'B037', item: 'gthsl' } } },
})

const acting = {
  method: 'POST',
  tag: 'queue',
  may: serve,
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Type.Object({ id: Type.String(), no: Type.String(), state: Type.String() }),
  problems: ['queue.at-no-window', 'queue.no-such-ticket', 'queue.not-in-this-state', 'queue.not-at-this-window'],
} as const
const actingExample = (state: string) => ({
  params: { id: exampleId },
  answer: { id: exampleId, no: 'B037', state },
})

export const recallTicket = endpoint({
  ...acting,
  name: 'recallTicket',
  path: '/queue/tickets/:id/recall',
  summary: 'Call a ticket once more that did not come',
  example: actingExample('called'),
})

export const startService = endpoint({
  ...acting,
  name: 'startService',
  path: '/queue/tickets/:id/start',
  summary: 'The person has come to the window: the service begins',
  example: actingExample('serving'),
})

export const passTicket = endpoint({
  ...acting,
  name: 'passTicket',
  path: '/queue/tickets/:id/pass',
  summary: 'Pass over a ticket whose holder did not come',
  example: actingExample('passed'),
})

export const returnTicket = endpoint({
  ...acting,
  name: 'returnTicket',
  path: '/queue/tickets/:id/return',
  summary: 'Take a ticket that was passed over back into line',
  problems: [...acting.problems, 'queue.passed-too-often'],
  example: actingExample('waiting'),
})

export const holdService = endpoint({
  ...acting,
  name: 'holdService',
  path: '/queue/tickets/:id/hold',
  summary: 'Hold a service: the person steps aside and comes back to this window',
  example: actingExample('held'),
})

export const resumeService = endpoint({
  ...acting,
  name: 'resumeService',
  path: '/queue/tickets/:id/resume',
  summary: 'Go on with a service that was held',
  problems: [...acting.problems, 'queue.window-busy'],
  example: actingExample('serving'),
})

export const endService = endpoint({
  ...acting,
  name: 'endService',
  path: '/queue/tickets/:id/end',
  summary: 'The service is over',
  example: actingExample('done'),
})

export const transferTicket = endpoint({
  ...acting,
  name: 'transferTicket',
  path: '/queue/tickets/:id/transfer',
  summary: 'Send a ticket to another group or window with a note; it keeps its place',
  body: Type.Object(
    {
      group: Type.String({ maxLength: 60 }),
      window: Type.Optional(Type.String({ maxLength: 60 })),
      note: Type.String({ minLength: 1, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  problems: [
    ...acting.problems,
    'queue.no-such-group',
    'queue.no-such-window',
    'queue.note-missing',
    'queue.has-ticket',
  ],
  example: {
    ...actingExample('waiting'),
    body: { group: 'hall-county-c', window: 'hall-county-04', note: '已核对身份，只差社保缴费单' },
  },
})

export const KnownOfTicket = Type.Object({
  no: Type.String(),
  item: orNull(Type.String()),
  name: orNull(Type.String()),
  documentNumber: orNull(Type.String()),
  phone: orNull(Type.String()),
  prepared: orNull(
    Type.String({ description: 'number of the application that was prepared at a machine of the hall' }),
  ),
})
export type KnownOfTicket = Static<typeof KnownOfTicket>

export const readKnownOfTicket = endpoint({
  name: 'readKnownOfTicket',
  method: 'GET',
  path: '/queue/tickets/:id/known',
  tag: 'queue',
  summary: 'What the person at the own window has said already, to be filled in at the intake; the look is recorded',
  may: serve,
  params: acting.params,
  answer: KnownOfTicket,
  problems: ['queue.at-no-window', 'queue.no-such-ticket'],
  example: {
    params: { id: exampleId },
    answer: {
      no: 'B037',
      item: 'gthsl',
      name: '周砚秋',
      documentNumber: '440524188001010014',
      phone: '13912346027',
      prepared: '339921-260918-00052',
    },
  },
})

export const noteApplication = endpoint({
  ...acting,
  name: 'noteApplicationOfTicket',
  path: '/queue/tickets/:id/application',
  summary: 'The application that was taken for the person at the window; who was only called is being served with it',
  body: Type.Object({ applicationNo: Type.String({ minLength: 5, maxLength: 40 }) }, { additionalProperties: false }),
  problems: [...acting.problems.slice(0, 3), 'queue.no-such-application'],
  example: { ...actingExample('serving'), body: { applicationNo: '339921-260918-00052' } },
})
