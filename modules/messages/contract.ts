import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** Messages to applicants, notices to staff, and the results nobody collects. */

const orNothing = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()])
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const after = Type.Optional(
  Type.String({ maxLength: 200, pattern: '^\\d{4}-\\d{2}-\\d{2}[T\\d:.+Z-]*~[0-9a-f-]{36}$' }),
)
const limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })
const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'
const State = Type.Union((['queued', 'sent', 'failed'] as const).map((state) => Type.Literal(state)))

export const MessageLine = Type.Object({
  id: Type.String(),
  dossier: Type.Union([Type.String(), Type.Null()], { description: 'null: not about a case' }),
  applicationNo: Type.String(),
  kind: Type.String({ description: 'sms or portal' }),
  recipient: Type.String({ description: 'telephone number, masked; on the portal the application number' }),
  template: Type.String(),
  text: Type.String({ description: 'as sent, without the code of a locker' }),
  state: Type.String(),
  attempts: Type.Integer(),
  failure: orNothing(Type.String()),
  createdAt: Type.String(),
  triedAt: orNothing(Type.String()),
  sentAt: orNothing(Type.String()),
})
export type MessageLine = Static<typeof MessageLine>

const exampleMessage: MessageLine = {
  id: exampleId,
  dossier: exampleId,
  applicationNo: '339921-260918-00052',
  kind: 'sms',
  recipient: '139****6027',
  template: 'accepted',
  text: '“食品经营许可新办”已受理，编号339921-260918-00052，9月29日前办结。',
  state: 'sent',
  attempts: 1,
  failure: null,
  createdAt: '2026-09-18T02:31:00.000Z',
  triedAt: '2026-09-18T02:31:00.200Z',
  sentAt: '2026-09-18T02:31:00.200Z',
}

export const listMessages = endpoint({
  name: 'listMessages',
  method: 'GET',
  path: '/messages',
  tag: 'messages',
  summary: 'Messages to applicants within the reach of the role, newest first, keyset pages',
  may: { permission: 'messages.read' },
  query: Type.Object({
    state: Type.Optional(State),
    kind: Type.Optional(Type.Union([Type.Literal('sms'), Type.Literal('portal')])),
    q: Type.Optional(
      Type.String({ maxLength: 40, description: 'application number or its end, or the end of the telephone number' }),
    ),
    after,
    limit,
  }),
  answer: pageOf(MessageLine),
  problems: ['access.out-of-scope'],
  example: { query: { limit: 50 }, answer: { rows: [exampleMessage] } },
})

export const countMessages = endpoint({
  name: 'countMessages',
  method: 'GET',
  path: '/message-counts',
  tag: 'messages',
  summary: 'How many messages wait and how many failed within the reach of the role',
  may: { permission: 'messages.read' },
  answer: Type.Object({ queued: Type.Integer(), failed: Type.Integer() }),
  problems: ['access.out-of-scope'],
  example: { answer: { queued: 0, failed: 2 } },
})

export const sendAgain = endpoint({
  name: 'sendMessageAgain',
  method: 'POST',
  path: '/messages/:id/sendings',
  tag: 'messages',
  summary: 'Send a message once more that failed, or that did not arrive',
  may: { permission: 'messages.send-again' },
  params: Id,
  answer: Type.Object({ id: Type.String(), state: Type.String() }),
  problems: ['messages.no-such-message', 'messages.not-yet-sent', 'access.out-of-scope'],
  example: { params: { id: exampleId }, answer: { id: exampleId, state: 'queued' } },
})

const Days = Type.Array(Type.Integer({ minimum: 0, maximum: 365 }), { minItems: 1, maxItems: 6, uniqueItems: true })
export const Reminders = Type.Object(
  {
    deferralDays: Days,
    correctionDays: Days,
    resultDays: Days,
  },
  { additionalProperties: false },
)
export type Reminders = Static<typeof Reminders>
const exampleReminders: Reminders = { deferralDays: [3], correctionDays: [2], resultDays: [10, 30, 90] }

export const readReminders = endpoint({
  name: 'readReminders',
  method: 'GET',
  path: '/message-reminders',
  tag: 'messages',
  summary: 'When applicants of my area are reminded',
  may: { permission: 'messages.read' },
  answer: Reminders,
  example: { answer: exampleReminders },
})

export const changeReminders = endpoint({
  name: 'changeReminders',
  method: 'PUT',
  path: '/message-reminders',
  tag: 'messages',
  summary: 'Set when applicants of my area are reminded',
  may: { permission: 'messages.change-reminders' },
  body: Reminders,
  answer: Reminders,
  example: { body: exampleReminders, answer: exampleReminders },
})

export const NoticeLine = Type.Object({
  id: Type.String(),
  dossier: Type.Union([Type.String(), Type.Null()], { description: 'null: not about a case' }),
  applicationNo: Type.String(),
  itemName: Type.String(),
  kind: Type.String(),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  at: Type.String(),
  readAt: orNothing(Type.String()),
})
export type NoticeLine = Static<typeof NoticeLine>

const exampleNotice: NoticeLine = {
  id: exampleId,
  dossier: exampleId,
  applicationNo: '339921-260918-00052',
  itemName: '食品经营许可新办',
  kind: 'decided',
  facts: { conclusion: 'granted' },
  at: '2026-09-23T06:10:00.000Z',
  readAt: null,
}

export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  tag: 'messages',
  summary: 'What changed on the cases of the person who asks, newest first',
  may: 'signed-in',
  query: Type.Object({
    state: Type.Optional(Type.Literal('unread')),
    after,
    limit,
  }),
  answer: pageOf(NoticeLine),
  example: { query: { limit: 50 }, answer: { rows: [exampleNotice] } },
})

export const countNotices = endpoint({
  name: 'countNotices',
  method: 'GET',
  path: '/notice-counts',
  tag: 'messages',
  summary: 'How many notices of the person who asks are unread',
  may: 'signed-in',
  answer: Type.Object({ unread: Type.Integer() }),
  example: { answer: { unread: 3 } },
})

export const markRead = endpoint({
  name: 'markNoticesRead',
  method: 'POST',
  path: '/notice-readings',
  tag: 'messages',
  summary: 'Mark notices of one’s own as read; without ids all of them',
  may: 'signed-in',
  body: Type.Object({ ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 })) }),
  answer: Type.Object({ unread: Type.Integer() }),
  example: { body: {}, answer: { unread: 0 } },
})

export const UncollectedLine = Type.Object({
  dossier: Type.String(),
  version: Type.Integer({ description: 'of the dossier' }),
  applicationNo: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  hallName: Type.String(),
  since: Type.String({ description: 'day since which the result lies there' }),
  days: Type.Integer({ description: 'calendar days since' }),
  toldStep: Type.Union([Type.Integer(), Type.Null()], { description: 'days of the last reminder' }),
  toldAt: orNothing(Type.String()),
  reminders: Type.Array(
    Type.Object({ at: Type.String(), state: Type.String(), text: Type.String(), recipient: Type.String() }),
  ),
  isUnclaimed: Type.Boolean({ description: '逾期未领: the last reminder has gone by' }),
  depositFrom: Type.String({ description: 'day from which it may be kept in the archive' }),
})
export type UncollectedLine = Static<typeof UncollectedLine>

export const listUncollected = endpoint({
  name: 'listUncollected',
  method: 'GET',
  path: '/uncollected-results',
  tag: 'messages',
  summary: 'Results of my hall that nobody has collected, with their reminders; what lies longest on top',
  may: { permission: 'handout.read' },
  query: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('reminded'), Type.Literal('unclaimed')])),
    after,
    limit,
  }),
  answer: pageOf(UncollectedLine),
  example: {
    query: { limit: 50 },
    answer: {
      rows: [
        {
          dossier: exampleId,
          version: 12,
          applicationNo: '339921-260918-00052',
          itemName: '食品经营许可新办',
          applicantName: '云岫县麦穗面馆',
          hallName: '云岫县行政服务中心',
          since: '2026-09-01',
          days: 23,
          toldStep: 15,
          toldAt: '2026-09-16T01:00:00.000Z',
          reminders: [{ at: '2026-09-16T01:00:00.000Z', state: 'sent', text: '提醒：…', recipient: '139****6027' }],
          isUnclaimed: false,
          depositFrom: '2027-02-28',
        },
      ],
    },
  },
})
