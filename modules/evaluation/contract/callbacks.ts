import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { callbackStates, outcomes } from '../rules/index.ts'
import { exampleId, GradeNumber, orNull } from './own.ts'

/** 回访: what follows a bad grade, within the days the area sets. (SUP-02) */

const tag = 'evaluation'
const may = { permission: 'evaluation.call-back' } as const
const text = Type.String()
const Outcome = Type.Union(outcomes.map((outcome) => Type.Literal(outcome)))
const id = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const Callback = Type.Object({
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ description: 'send it as expectedVersion with the next act' }),
  state: Type.Union(callbackStates.map((state) => Type.Literal(state))),
  grade: GradeNumber,
  reasons: Type.Array(text),
  comment: text,
  phone: Type.Union([Type.String(), Type.Null()], {
    description: 'left by who wants to be called; null: nobody knows',
  }),
  itemName: text,
  departmentName: text,
  hallName: text,
  windowNo: orNull,
  openedAt: text,
  contactBy: text,
  answerBy: text,
  days: Type.Union([Type.Integer({ description: 'working days left; negative: gone by' }), Type.Null()]),
  contactedAt: orNull,
  contactedByName: orNull,
  contactNote: orNull,
  outcome: Type.Union([Outcome, Type.Null()]),
  answer: orNull,
  answeredAt: orNull,
  answeredByName: orNull,
})
export type Callback = Static<typeof Callback>

const exampleCallback: Callback = {
  id: exampleId,
  version: 1,
  state: 'opened',
  grade: 2,
  reasons: ['long-wait'],
  comment: '等了一个多小时',
  phone: '13912346027',
  itemName: '个体工商户设立登记',
  departmentName: '市场监督管理局',
  hallName: '云岫县行政服务中心',
  windowNo: '13',
  openedAt: '2026-09-24T01:45:20.000Z',
  contactBy: '2026-09-25',
  answerBy: '2026-10-22',
  days: 1,
  contactedAt: null,
  contactedByName: null,
  contactNote: null,
  outcome: null,
  answer: null,
  answeredAt: null,
  answeredByName: null,
}

export const listCallbacks = endpoint({
  name: 'listCallbacks',
  method: 'GET',
  path: '/callbacks',
  tag,
  summary: 'Call-backs after bad grades in reach: open ones first, by the day they are due; keyset pages',
  may,
  query: Type.Object({
    state: Type.Optional(Type.String({ maxLength: 60, description: 'states, separated by commas' })),
    q: Type.Optional(Type.String({ maxLength: 60, description: 'item, words of the comment or the answer' })),
    after: Type.Optional(Type.String({ maxLength: 100, pattern: '^[01]~\\d{4}-\\d{2}-\\d{2}~[0-9a-f-]{36}$' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(Callback),
  problems: ['access.out-of-scope'],
  example: { query: { state: 'opened', limit: 50 }, answer: { rows: [exampleCallback] } },
})

export const countCallbacks = endpoint({
  name: 'countCallbacks',
  method: 'GET',
  path: '/callbacks/counts',
  tag,
  summary: 'How many bad grades wait for a call or an answer',
  may,
  answer: Type.Object({ waiting: Type.Integer() }),
  problems: ['access.out-of-scope'],
  example: { answer: { waiting: 2 } },
})

const Kept = Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.Integer() })
const expectedVersion = Type.Integer({ minimum: 1 })
const problems = ['evaluation.no-such-callback', 'evaluation.stale-version', 'evaluation.not-in-this-state']

export const contactRater = endpoint({
  name: 'contactRater',
  method: 'POST',
  path: '/callbacks/:id/contact',
  tag,
  summary: 'Note what came of calling who gave a bad grade',
  may,
  params: id,
  body: Type.Object({ note: Type.String({ maxLength: 500 }), expectedVersion }, { additionalProperties: false }),
  answer: Kept,
  problems: [...problems, 'evaluation.note-missing'],
  example: {
    params: { id: exampleId },
    body: { note: '本人接听，说等候时间过长', expectedVersion: 1 },
    answer: { id: exampleId, version: 2 },
  },
})

export const answerCallback = endpoint({
  name: 'answerCallback',
  method: 'POST',
  path: '/callbacks/:id/answer',
  tag,
  summary: 'Answer a bad grade: what was mended or explained, or that nothing was found; the grade stays',
  may,
  params: id,
  body: Type.Object(
    { outcome: Outcome, answer: Type.String({ maxLength: 1000 }), expectedVersion },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [...problems, 'evaluation.contact-first', 'evaluation.answer-missing'],
  example: {
    params: { id: exampleId },
    body: { outcome: 'mended', answer: '周一上午加开两个窗口', expectedVersion: 2 },
    answer: { id: exampleId, version: 3 },
  },
})

const days = (most: number) => Type.Integer({ minimum: 1, maximum: most })
export const EvaluationTerms = Type.Object(
  {
    contactDays: days(20),
    answerDays: days(60),
    linkDays: days(60),
    padSeconds: Type.Integer({ minimum: 15, maximum: 300 }),
  },
  { additionalProperties: false },
)
export type EvaluationTerms = Static<typeof EvaluationTerms>
const exampleTerms = { contactDays: 1, answerDays: 15, linkDays: 7, padSeconds: 60 }

export const readEvaluationTerms = endpoint({
  name: 'readEvaluationTerms',
  method: 'GET',
  path: '/evaluation-terms',
  tag,
  summary: 'Days for calling back and answering, and how long a pad and a link ask, in the own area',
  may: { permission: 'evaluation.read' },
  answer: EvaluationTerms,
  example: { answer: exampleTerms },
})

export const changeEvaluationTerms = endpoint({
  name: 'changeEvaluationTerms',
  method: 'PUT',
  path: '/evaluation-terms',
  tag,
  summary: 'Set the days for calling back and answering in the own area; what was opened before keeps its days',
  may: { permission: 'evaluation.change-terms' },
  body: EvaluationTerms,
  answer: EvaluationTerms,
  example: { body: exampleTerms, answer: exampleTerms },
})
