import { ActionOffer, endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { Cause, exampleId, ItemId, params, reason, seen } from './drafts.ts'

/** 事项变更申请 over HTTP: departments and the centre ask for changes, the other side decides. (CAT-12) */

const orNull = Type.Union([Type.String(), Type.Null()])
const words = <Word extends string>(list: readonly Word[]) => Type.Union(list.map((word) => Type.Literal(word)))
const State = words(['open', 'taken-up', 'published', 'declined', 'withdrawn'])
const Side = words(['department', 'centre'])
const AskedCause = words(['law', 'power', 'practice'])
const Day = Type.String({ format: 'date' })

const line = {
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ description: 'send it as expectedVersion with the next act' }),
  state: State,
  /** which side asked; the other one decides */
  side: Side,
  item: ItemId,
  itemName: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  cause: Cause,
  text: Type.String(),
  wishedOn: orNull,
  askedAt: Type.String(),
  askedByName: Type.String(),
  decidedByName: orNull,
  publishedVersion: Type.Union([Type.Integer(), Type.Null()]),
  /** the person asking may decide it */
  waitsForMe: Type.Boolean(),
}
const ChangeRequestLine = Type.Object(line)
export type ChangeRequestLine = Static<typeof ChangeRequestLine>

const ChangeRequest = Type.Object({
  ...line,
  basis: Type.String(),
  decidedAt: orNull,
  decision: orNull,
  /** where it is carried out */
  draft: Type.Union([
    Type.Object({ id: Type.String(), state: Type.String(), ownerName: Type.String(), dueOn: Type.String() }),
    Type.Null(),
  ]),
  /** a draft of the item that is on its way already */
  openDraft: orNull,
  actions: Type.Array(ActionOffer),
})
export type ChangeRequest = Static<typeof ChangeRequest>

const exampleLine: ChangeRequestLine = {
  id: exampleId,
  version: 1,
  state: 'open',
  side: 'department',
  item: 'gthsl',
  itemName: '个体工商户设立登记',
  department: 'scjg',
  departmentName: '市场监督管理局',
  cause: 'law',
  text: '网络经营者可以用网络经营场所登记，不再要房屋证明',
  wishedOn: '2026-10-15',
  askedAt: '2026-09-24T02:10:00.000Z',
  askedByName: '宋可为',
  decidedByName: null,
  publishedVersion: null,
  waitsForMe: false,
}
const example: ChangeRequest = {
  ...exampleLine,
  basis: '《促进个体工商户发展条例》第十五条',
  decidedAt: null,
  decision: null,
  draft: null,
  openDraft: null,
  actions: [{ name: 'withdraw', allowed: true }],
}

const Kept = Type.Object({ id: Type.String(), version: Type.Integer(), state: State })
const stepProblems = [
  'workshop.no-such-request',
  'access.out-of-scope',
  'workshop.request-settled',
  'workshop.stale-version',
]

export const listChangeRequests = endpoint({
  name: 'listChangeRequests',
  method: 'GET',
  path: '/workshop/change-requests',
  tag: 'workshop',
  summary: 'Requests for changes of items in reach, those that wait for a decision first',
  may: { permission: 'workshop.request-change' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100, description: 'item, text or name of who asked' })),
    state: Type.Optional(Type.String({ maxLength: 80, description: 'one or more, with commas' })),
    cause: Type.Optional(Type.String({ maxLength: 40, description: 'one or more, with commas' })),
  }),
  answer: pageOf(ChangeRequestLine),
  example: { query: { state: 'open' }, answer: { rows: [exampleLine], total: 1 } },
})

export const countChangeRequests = endpoint({
  name: 'countChangeRequests',
  method: 'GET',
  path: '/workshop/change-request-counts',
  tag: 'workshop',
  summary: 'How many requests wait for a decision of the person asking',
  may: { permission: 'workshop.request-change' },
  answer: Type.Object({ waiting: Type.Integer() }),
  example: { answer: { waiting: 2 } },
})

export const readChangeRequest = endpoint({
  name: 'readChangeRequest',
  method: 'GET',
  path: '/workshop/change-requests/:id',
  tag: 'workshop',
  summary: 'A request for a change whole: why, what it rests on, where it is carried out, what may be done now',
  may: { permission: 'workshop.request-change' },
  params,
  answer: ChangeRequest,
  problems: ['workshop.no-such-request', 'access.out-of-scope'],
  example: { params: { id: exampleId }, answer: example },
})

export const requestChange = endpoint({
  name: 'requestChange',
  method: 'POST',
  path: '/workshop/change-requests',
  tag: 'workshop',
  summary: '变更申请: ask for a change of an item; the department asks the centre, the centre the department',
  may: { permission: 'workshop.request-change' },
  body: Type.Object(
    {
      item: ItemId,
      cause: AskedCause,
      basis: Type.String({ maxLength: 500 }),
      text: Type.String({ maxLength: 2000 }),
      wishedOn: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [
    'catalogue.no-such-item',
    'workshop.reason-missing',
    'workshop.basis-missing',
    'workshop.time-over',
    'access.out-of-scope',
  ],
  example: {
    body: { item: 'gthsl', cause: 'law', basis: example.basis, text: example.text, wishedOn: '2026-10-15' },
    answer: { id: exampleId, version: 1, state: 'open' },
  },
})

export const takeUpChange = endpoint({
  name: 'takeUpChange',
  method: 'POST',
  path: '/workshop/change-requests/:id/drafts',
  tag: 'workshop',
  summary: '采纳: work the change out in a draft of the item, with the request attached',
  may: { permission: 'workshop.decide-change' },
  params,
  body: Type.Object({ ...seen }, { additionalProperties: false }),
  answer: Type.Object({ ...Kept.properties, draft: Type.String() }),
  problems: [...stepProblems, 'workshop.own-request', 'workshop.draft-open', 'catalogue.no-such-item'],
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 1 },
    answer: { id: exampleId, version: 2, state: 'taken-up', draft: '0192f0aa-1111-7000-8000-000000000002' },
  },
})

export const declineChange = endpoint({
  name: 'declineChange',
  method: 'POST',
  path: '/workshop/change-requests/:id/refusals',
  tag: 'workshop',
  summary: '不采纳: leave the item as it is, with the reason',
  may: { permission: 'workshop.decide-change' },
  params,
  body: Type.Object({ reason, ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'workshop.own-request', 'workshop.reason-missing'],
  example: {
    params: { id: exampleId },
    body: { reason: '省里的目录还没有调整', expectedVersion: 1 },
    answer: { id: exampleId, version: 2, state: 'declined' },
  },
})

export const withdrawChange = endpoint({
  name: 'withdrawChange',
  method: 'POST',
  path: '/workshop/change-requests/:id/withdrawals',
  tag: 'workshop',
  summary: '撤回: who asked does not want the change any more',
  may: { permission: 'workshop.request-change' },
  params,
  body: Type.Object({ ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: stepProblems,
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 1 },
    answer: { id: exampleId, version: 2, state: 'withdrawn' },
  },
})
