import { ActionOffer, endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { directedKinds } from '../rules/index.ts'

/** 咨询 over HTTP: a clerk asks, the department answers, the applicant is told. (INT-10) */

const orNull = Type.Union([Type.String(), Type.Null()])
const state = Type.Union((['asked', 'answered', 'told', 'withdrawn'] as const).map((word) => Type.Literal(word)))
const light = Type.Union((['green', 'yellow', 'red', 'double-red'] as const).map((word) => Type.Literal(word)))

export const topic = Type.Union(
  (['place', 'conditions', 'materials', 'time-and-fee', 'progress', 'other'] as const).map((word) =>
    Type.Literal(word),
  ),
)
export const channel = Type.Union([Type.Literal('in-person'), Type.Literal('phone')])
const directedKind = Type.Union(directedKinds.map((word) => Type.Literal(word)))
export const DirectedWish = Type.Object(
  {
    kind: directedKind,
    place: Type.Optional(
      Type.String({ maxLength: 60, description: 'id of the zone or window of the hall, or of the department' }),
    ),
    to: Type.Optional(Type.String({ maxLength: 100, description: 'in words: the hotline, or where else' })),
  },
  { additionalProperties: false },
)
export type DirectedWish = Static<typeof DirectedWish>
export const Directed = Type.Object({
  kind: directedKind,
  place: Type.Union([Type.String(), Type.Null()], { description: 'null when it was said in words' }),
  to: Type.String({ description: 'what the place was called then; of a window with an id, its number' }),
})
export type Directed = Static<typeof Directed>

const line = {
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ description: 'send it as expectedVersion with the next act' }),
  state,
  item: Type.Union([Type.String(), Type.Null()], { description: 'null: not known, a department was asked' }),
  itemName: Type.String(),
  department: Type.String(),
  departmentName: Type.String({ description: "who is to answer now; '' when a colleague is to, or nobody was asked" }),
  colleagueName: Type.Union([Type.String(), Type.Null()], { description: 'the colleague it was handed to by name' }),
  hallName: orNull,
  applicationId: orNull,
  applicationNo: orNull,
  applicantName: Type.String(),
  topic,
  channel,
  directed: Type.Union([Directed, Type.Null()], { description: '引导去向: where the asker was sent' }),
  question: Type.String(),
  askedAt: Type.String(),
  askedBy: Type.String({ description: '首问责任人: asked first, responsible until the asker was told' }),
  askedByName: Type.String(),
  dueOn: Type.String({ description: 'day by which the department is to have answered' }),
  light: Type.Union([light, Type.Null()], { description: 'only while the answer is awaited' }),
  days: Type.Union([Type.Integer({ description: 'working days left; negative: gone by' }), Type.Null()]),
  wasPassed: Type.Boolean({ description: 'came from another department' }),
  isMine: Type.Boolean({ description: 'asked by who reads' }),
  isForMe: Type.Boolean({ description: 'handed over to who reads, and not answered' }),
  isUnread: Type.Boolean({ description: 'answered, asked by who reads, not opened since' }),
}
export const InquiryLine = Type.Object(line)
export type InquiryLine = Static<typeof InquiryLine>

export const Inquiry = Type.Object({
  ...line,
  phone: Type.String({ description: 'masked for those who do not tell the applicant; empty with an application' }),
  answer: orNull,
  basis: orNull,
  answeredAt: orNull,
  answeredByName: orNull,
  toldAt: orNull,
  toldByName: orNull,
  toldHow: Type.Union([Type.Literal('window'), Type.Literal('phone'), Type.Literal('message'), Type.Null()]),
  toldNote: orNull,
  withdrawnAt: orNull,
  withdrawReason: orNull,
  passes: Type.Array(
    Type.Object({
      fromName: Type.String(),
      toName: Type.String(),
      reason: Type.String(),
      byName: Type.String(),
      at: Type.String(),
    }),
  ),
  actions: Type.Array(ActionOffer),
})
export type Inquiry = Static<typeof Inquiry>

export const exampleId = '0199a3c2-5a7b-4c11-9d5e-3f2a1b0c9d8e'
export const exampleLine: InquiryLine = {
  id: exampleId,
  version: 2,
  state: 'answered',
  item: 'spjy',
  itemName: '食品经营许可新办',
  department: 'scjg',
  departmentName: '市场监督管理局',
  colleagueName: null,
  hallName: '云岫县行政服务中心',
  applicationId: null,
  applicationNo: null,
  applicantName: '周砚秋',
  topic: 'conditions',
  channel: 'in-person',
  directed: null,
  question: '租用村集体房屋，没有不动产权证书，可否用村委会证明代替？',
  askedAt: '2026-09-24T01:42:00.000Z',
  askedBy: 'shenruoxi',
  askedByName: '沈若溪',
  dueOn: '2026-09-25',
  light: null,
  days: null,
  wasPassed: false,
  isMine: true,
  isForMe: false,
  isUnread: true,
}

export const listInquiries = endpoint({
  name: 'listInquiries',
  method: 'GET',
  path: '/inquiries',
  tag: 'inquiries',
  summary: 'Questions to departments in reach: what waits for the reader first, oldest first; keyset pages',
  may: { permission: 'inquiries.read' },
  query: Type.Object({
    mine: Type.Optional(Type.Boolean({ description: 'asked by me, or handed over to me' })),
    topic: Type.Optional(topic),
    askedBy: Type.Optional(Type.String({ maxLength: 60, description: 'who was asked first' })),
    item: Type.Optional(Type.String({ maxLength: 60 })),
    overdue: Type.Optional(Type.Boolean({ description: 'only what went by its day without an answer' })),
    state: Type.Optional(Type.String({ maxLength: 60, description: 'states, separated by commas' })),
    q: Type.Optional(
      Type.String({ maxLength: 100, description: 'item, applicant, number, words of question or answer' }),
    ),
    after: Type.Optional(Type.String({ maxLength: 100, pattern: '^[0-2]~-?[0-9.e+]+~[0-9a-f-]{36}$' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(InquiryLine),
  problems: ['access.out-of-scope'],
  example: { query: { mine: true, limit: 50 }, answer: { rows: [exampleLine] } },
})

export const countInquiries = endpoint({
  name: 'countInquiries',
  method: 'GET',
  path: '/inquiries/counts',
  tag: 'inquiries',
  summary: 'How many questions wait for the reader: to answer, or answered and not yet told to the applicant',
  may: { permission: 'inquiries.read' },
  answer: Type.Object({ waiting: Type.Integer() }),
  problems: ['access.out-of-scope'],
  example: { answer: { waiting: 2 } },
})

export const params = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const readInquiry = endpoint({
  name: 'readInquiry',
  method: 'GET',
  path: '/inquiries/:id',
  tag: 'inquiries',
  summary: 'A question with its answer, its way through departments, and what may be done now',
  may: { permission: 'inquiries.read' },
  params,
  answer: Inquiry,
  problems: ['inquiries.no-such-inquiry', 'access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: {
      ...exampleLine,
      phone: '13900006027',
      answer: '可以。村集体房屋由村委会出具场所使用证明即可。',
      basis: '《食品经营许可和备案管理办法》第十三条',
      answeredAt: '2026-09-24T02:10:00.000Z',
      answeredByName: '何予安',
      toldAt: null,
      toldByName: null,
      toldHow: null,
      toldNote: null,
      withdrawnAt: null,
      withdrawReason: null,
      passes: [],
      actions: [{ name: 'tell', allowed: true }],
    },
  },
})
