import { endpoint, Type } from '@yichuang/platform/contract'
import type { TProperties } from '@sinclair/typebox'
import { channel, DirectedWish, exampleId, exampleLine, params, topic } from './questions.ts'

/** What people do with a question: ask, answer, pass on, tell, withdraw. (INT-10) */

const text = Type.String({ maxLength: 2000 })
const reason = Type.String({ maxLength: 500 })
const phone = Type.String({ maxLength: 20, pattern: '^\\s*(?:\\+?[0-9][0-9 -]{4,18})?\\s*$' })

/** What a clerk writes down. */
const written = {
  item: Type.Optional(Type.String({ maxLength: 60, description: 'left out: the item of the application' })),
  department: Type.Optional(Type.String({ maxLength: 60, description: 'whom to ask when the item is not known' })),
  application: Type.Optional(Type.String({ maxLength: 60, description: 'number or id' })),
  applicantName: Type.Optional(Type.String({ maxLength: 100, description: 'when there is no application yet' })),
  phone: Type.Optional(phone),
  topic: Type.Optional(topic),
  channel: Type.Optional(channel),
  question: text,
}
const writtenProblems = [
  'access.out-of-scope',
  'inquiries.no-such-item',
  'inquiries.no-such-department',
  'inquiries.no-such-application',
  'inquiries.item-differs',
  'inquiries.item-missing',
  'inquiries.text-missing',
]

const Kept = Type.Object({ id: Type.String(), version: Type.Integer() })

export const askDepartment = endpoint({
  name: 'askDepartment',
  method: 'POST',
  path: '/inquiries',
  tag: 'inquiries',
  summary: '咨询: ask the department that implements an item, about an application or for somebody at the window',
  may: { permission: 'inquiries.ask' },
  body: Type.Object(written, { additionalProperties: false }),
  answer: Kept,
  problems: [...writtenProblems, 'inquiries.applicant-missing'],
  example: {
    body: { item: 'spjy', applicantName: '周砚秋', phone: '13900006027', question: exampleLine.question },
    answer: { id: exampleId, version: 1 },
  },
})

export const askColleague = endpoint({
  name: 'askColleague',
  method: 'POST',
  path: '/inquiries/colleague-questions',
  tag: 'inquiries',
  summary: '转同事: hand a question to a colleague of the hall by name; who was asked first stays responsible',
  may: { permission: 'inquiries.ask' },
  body: Type.Object({ ...written, colleague: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  answer: Kept,
  problems: [
    ...writtenProblems,
    'inquiries.applicant-missing',
    'inquiries.no-such-colleague',
    'inquiries.same-colleague',
  ],
  example: {
    body: {
      topic: 'materials',
      applicantName: '周砚秋',
      phone: '13900006027',
      question: exampleLine.question,
      colleague: 'shenruoxi',
    },
    answer: { id: exampleId, version: 1 },
  },
})

export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/inquiries/colleagues',
  tag: 'inquiries',
  summary: 'Who else takes questions at the hall of the reader: to one of them a question may be handed',
  may: { permission: 'inquiries.ask' },
  answer: Type.Object({ rows: Type.Array(Type.Object({ person: Type.String(), name: Type.String() })) }),
  example: { answer: { rows: [{ person: 'shenruoxi', name: '沈若溪' }] } },
})

export const answerAtWindow = endpoint({
  name: 'answerAtWindow',
  method: 'POST',
  path: '/inquiries/window-answers',
  tag: 'inquiries',
  summary:
    '当场答复: keep a question answered at once, or with where the asker was sent, so that others find the answer',
  may: { permission: 'inquiries.ask' },
  body: Type.Object(
    {
      ...written,
      answer: text,
      basis: Type.Optional(Type.String({ maxLength: 500 })),
      directed: Type.Optional(DirectedWish),
    },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [...writtenProblems, 'inquiries.no-such-place'],
  example: {
    body: { item: 'spjy', question: '法定代表人不来可以吗？', answer: '可以委托他人，带委托书和双方身份证件。' },
    answer: { id: exampleId, version: 1 },
  },
})

interface ActDefinition<B extends TProperties> {
  readonly name: string
  readonly permission: string
  /** below `/inquiries/:id` */
  readonly path: string
  readonly summary: string
  readonly body: B
  readonly problems: readonly string[]
}

/** What every act on a question has: guarded by the version that was seen. */
function actOn<B extends TProperties>({ name, permission, path, summary, body, problems }: ActDefinition<B>) {
  return {
    name,
    method: 'POST' as const,
    path: `/inquiries/:id${path}`,
    tag: 'inquiries',
    summary,
    may: { permission },
    params,
    body: Type.Object({ ...body, expectedVersion: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
    answer: Kept,
    problems: [
      'inquiries.no-such-inquiry',
      'access.out-of-scope',
      'inquiries.stale-version',
      'inquiries.closed',
      ...problems,
    ],
  }
}
const exampleAct = { params: { id: exampleId }, answer: { id: exampleId, version: 3 } }

export const answerInquiry = endpoint({
  ...actOn({
    name: 'answerInquiry',
    permission: 'inquiries.answer',
    path: '/answers',
    summary: '答复: the department answers, with the articles the answer rests on',
    body: { answer: text, basis: Type.String({ maxLength: 500 }) },
    problems: ['inquiries.already-answered', 'inquiries.text-missing'],
  }),
  example: {
    ...exampleAct,
    body: { answer: '可以。', basis: '《食品经营许可和备案管理办法》第十三条', expectedVersion: 2 },
  },
})

export const answerAsColleague = endpoint({
  ...actOn({
    name: 'answerAsColleague',
    permission: 'inquiries.ask',
    path: '/colleague-answers',
    summary: '答复: the colleague a question was handed to answers, or who was asked first',
    body: { answer: text, basis: Type.String({ maxLength: 500, description: 'may be empty' }) },
    problems: ['inquiries.already-answered', 'inquiries.text-missing', 'inquiries.not-the-colleague'],
  }),
  example: { ...exampleAct, body: { answer: '可以，二楼自助区办理。', basis: '', expectedVersion: 2 } },
})

export const passInquiry = endpoint({
  ...actOn({
    name: 'passInquiry',
    permission: 'inquiries.answer',
    path: '/passes',
    summary: '转办: pass the question to the department it belongs to; the promised day stays',
    body: { department: Type.String({ maxLength: 60 }), reason },
    problems: [
      'inquiries.already-answered',
      'inquiries.no-such-department',
      'inquiries.same-department',
      'inquiries.reason-missing',
    ],
  }),
  example: { ...exampleAct, body: { department: 'zrzy', reason: '涉及不动产登记', expectedVersion: 2 } },
})

export const tellApplicant = endpoint({
  ...actOn({
    name: 'tellApplicant',
    permission: 'inquiries.tell',
    path: '/tellings',
    summary:
      '告知: record that the applicant was told the answer, and how, or send it as a message; closes the question',
    body: {
      how: Type.Union([Type.Literal('window'), Type.Literal('phone'), Type.Literal('message')]),
      note: Type.Optional(Type.String({ maxLength: 500 })),
      phone: Type.Optional(phone),
    },
    problems: ['inquiries.not-answered', 'inquiries.phone-missing'],
  }),
  example: { ...exampleAct, body: { how: 'phone', note: '本人接听', expectedVersion: 2 } },
})

export const withdrawInquiry = endpoint({
  ...actOn({
    name: 'withdrawInquiry',
    permission: 'inquiries.ask',
    path: '/withdrawals',
    summary: '撤回: who asked takes the question back before it is answered',
    body: { reason },
    problems: ['inquiries.not-the-asker', 'inquiries.already-answered', 'inquiries.reason-missing'],
  }),
  example: { ...exampleAct, body: { reason: '申请人已补来证书', expectedVersion: 2 } },
})

export const seeAnswer = endpoint({
  name: 'seeAnswer',
  method: 'POST',
  path: '/inquiries/:id/looks',
  tag: 'inquiries',
  summary: 'The answer was opened by who asked; takes the unread mark away, the version stays',
  may: { permission: 'inquiries.ask' },
  params,
  answer: Kept,
  problems: ['inquiries.no-such-inquiry', 'access.out-of-scope'],
  example: { params: { id: exampleId }, answer: { id: exampleId, version: 2 } },
})
