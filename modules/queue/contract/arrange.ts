import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { OpeningToday } from './opening.ts'
import { GroupLine } from './windows.ts'
import { exampleWhereTo, whereTo } from './words.ts'

const hallId = Type.String({ minLength: 2, maxLength: 40 })
const windowId = Type.String({ minLength: 2, maxLength: 60 })
const groupId = Type.String({ minLength: 2, maxLength: 60 })
const orNull = <S extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(schema: S) =>
  Type.Union([schema, Type.Null()])
const arrange = { permission: 'queue.arrange' } as const
const exampleGroup = 'hall-county-b'

export const QueueBoard = Type.Object({
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  at: Type.String(),
  opening: OpeningToday,
  groups: Type.Array(
    Type.Composite([
      GroupLine,
      Type.Object({
        served: Type.Integer(),
        boards: Type.Array(Type.String(), { description: 'items of these boards belong to it' }),
        minutes: orNull(Type.Integer({ description: 'forecast for who comes now; null while no window is open' })),
        serviceMinutes: Type.Integer({ description: 'usual length of a service, today counted in' }),
        ...whereTo,
        openWindows: Type.Integer(),
        ahead: Type.Array(Type.Integer(), {
          description: 'people who will wait in 30, 60, 90 and 120 minutes, with the windows open now',
        }),
      }),
    ]),
  ),
  windows: Type.Array(
    Type.Object({
      id: Type.String(),
      no: Type.String(),
      kind: Type.String(),
      letters: Type.Array(Type.String()),
      groups: Type.Array(Type.String()),
      isOpen: Type.Boolean(),
      reason: orNull(Type.String()),
      since: orNull(Type.String()),
      ticket: orNull(Type.String()),
      state: orNull(Type.String()),
    }),
  ),
})
export type QueueBoard = Static<typeof QueueBoard>

export const readQueueBoard = endpoint({
  name: 'readQueueBoard',
  method: 'GET',
  path: '/halls/:id/queue-board',
  tag: 'queue',
  summary:
    'Lines and windows of a hall: waiting by group, longest wait, forecast of two hours, windows open and paused',
  may: { permission: 'queue.read' },
  params: Type.Object({ id: hallId }),
  answer: QueueBoard,
  problems: ['queue.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      hall: { id: 'hall-county', name: '云岫县行政服务中心' },
      at: '2026-09-18T01:20:00.000Z',
      opening: { closesAt: '2026-09-18T09:00:00.000Z', extendedUntil: null, late: null },
      groups: [
        {
          id: exampleGroup,
          letter: 'B',
          name: '商事登记',
          waiting: 5,
          oldest: '2026-09-18T01:05:00.000Z',
          served: 21,
          boards: ['ssdj'],
          minutes: 15,
          serviceMinutes: 9,
          ...exampleWhereTo,
          openWindows: 3,
          ahead: [4, 6, 3, 0],
        },
      ],
      windows: [
        {
          id: 'hall-county-13',
          no: '13',
          kind: '综合受理窗口',
          letters: ['B'],
          groups: [exampleGroup],
          isOpen: true,
          reason: null,
          since: '2026-09-18T00:58:00.000Z',
          ticket: 'B037',
          state: 'serving',
        },
      ],
    },
  },
})

export const arrangeWindow = endpoint({
  name: 'arrangeWindow',
  method: 'PUT',
  path: '/queue/windows/:id/groups',
  tag: 'queue',
  summary: 'Change which groups a window calls, the preferred first; during opening hours too',
  may: arrange,
  params: Type.Object({ id: windowId }),
  body: Type.Object(
    { groups: Type.Array(groupId, { maxItems: 20, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ window: Type.String(), groups: Type.Array(Type.String()) }),
  problems: ['queue.no-such-window', 'queue.no-such-group'],
  example: {
    params: { id: 'hall-county-13' },
    body: { groups: [exampleGroup] },
    answer: { window: 'hall-county-13', groups: [exampleGroup] },
  },
})

export const turnWindow = endpoint({
  name: 'turnCallingWindow',
  method: 'PUT',
  path: '/queue/windows/:id/calling',
  tag: 'queue',
  summary: 'Open a window of the hall for calling, or pause it with the reason',
  may: arrange,
  params: Type.Object({ id: windowId }),
  body: Type.Object(
    { isOpen: Type.Boolean(), reason: Type.Optional(Type.String({ maxLength: 100 })) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ isOpen: Type.Boolean() }),
  problems: ['queue.no-such-window', 'queue.reason-missing'],
  example: {
    params: { id: 'hall-county-13' },
    body: { isOpen: false, reason: '设备检修' },
    answer: { isOpen: false },
  },
})

const ItemLine = Type.Object({
  item: Type.String(),
  itemName: Type.String(),
  group: orNull(Type.String({ description: 'null: the line of its board' })),
})

export const listArrangedItems = endpoint({
  name: 'listArrangedItems',
  method: 'GET',
  path: '/halls/:id/arranged-items',
  tag: 'queue',
  summary: 'Items that belong to another line of the hall than that of their board',
  may: { permission: 'queue.read' },
  params: Type.Object({ id: hallId }),
  answer: Type.Object({ rows: Type.Array(ItemLine) }),
  problems: ['queue.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    answer: { rows: [{ item: 'gthsl', itemName: '个体工商户设立登记', group: exampleGroup }] },
  },
})

export const arrangeItem = endpoint({
  name: 'arrangeItem',
  method: 'PUT',
  path: '/halls/:id/arranged-items/:item',
  tag: 'queue',
  summary: 'Put an item into another line than that of its board, or back into it; for numbers taken from now on',
  may: arrange,
  params: Type.Object({ id: hallId, item: Type.String({ minLength: 2, maxLength: 60 }) }),
  body: Type.Object({ group: Type.Union([groupId, Type.Null()]) }, { additionalProperties: false }),
  answer: Type.Object({ hall: Type.String(), item: Type.String(), group: orNull(Type.String()) }),
  problems: ['queue.no-such-hall', 'queue.no-such-item', 'queue.no-such-group'],
  example: {
    params: { id: 'hall-county', item: 'gthsl' },
    body: { group: exampleGroup },
    answer: { hall: 'hall-county', item: 'gthsl', group: exampleGroup },
  },
})

const PreferredTicket = Type.Object({
  id: Type.String(),
  no: Type.String(),
  groupName: Type.String(),
  priority: Type.String(),
  reason: orNull(Type.String()),
  state: Type.String(),
  takenAt: Type.String(),
})

export const listPreferredTickets = endpoint({
  name: 'listPreferredTickets',
  method: 'GET',
  path: '/halls/:id/preferred-tickets',
  tag: 'queue',
  summary: 'Who went before others today by a priority group or the green channel, with the reason, the latest first',
  may: { permission: 'queue.take-ticket' },
  params: Type.Object({ id: hallId }),
  answer: Type.Object({ rows: Type.Array(PreferredTicket) }),
  problems: ['queue.no-such-hall', 'access.out-of-scope'],
  example: {
    params: { id: 'hall-county' },
    answer: {
      rows: [
        {
          id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e',
          no: 'B037',
          groupName: '商事登记',
          priority: 'green-channel',
          reason: '急需住院报销',
          state: 'waiting',
          takenAt: '2026-09-18T01:02:00.000Z',
        },
      ],
    },
  },
})
