import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { services } from '../rules/index.ts'
import { ShownContent } from './shown-content.ts'

/** 评价: what who was served does, by the link on the phone or at the pad of the window. (SUP-01) */

const tag = 'evaluation'
const text = Type.String()
export const orNull = Type.Union([Type.String(), Type.Null()])
export const GradeNumber = Type.Integer({ minimum: 1, maximum: 5, description: '5 very satisfied … 1 not at all' })
export const ServiceKind = Type.Union(services.map((kind) => Type.Literal(kind)))
const token = Type.Object({ token: Type.String({ minLength: 20, maxLength: 80 }) })
const exampleToken = 'AZmjwlp7fBGdXj8qGwydjqxYp2dTq0bQ6yYc9sQy'
export const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'

export const OwnEvaluation = Type.Object({
  service: ServiceKind,
  state: Type.Union((['asked', 'declined', 'given', 'over'] as const).map((state) => Type.Literal(state))),
  itemName: text,
  hallName: orNull,
  windowNo: orNull,
  askedAt: text,
  until: text,
  grade: Type.Union([GradeNumber, Type.Null()]),
})
export type OwnEvaluation = Static<typeof OwnEvaluation>

export const readOwnEvaluation = endpoint({
  name: 'readOwnEvaluation',
  method: 'GET',
  path: '/own-evaluations/:token',
  tag,
  summary: 'The service that is to be evaluated, for who holds the link',
  may: 'public',
  params: token,
  answer: OwnEvaluation,
  problems: ['evaluation.no-such-evaluation'],
  example: {
    params: { token: exampleToken },
    answer: {
      service: 'visit',
      state: 'asked',
      itemName: '个体工商户设立登记',
      hallName: '云岫县行政服务中心',
      windowNo: '13',
      askedAt: '2026-09-24T01:45:00.000Z',
      until: '2026-10-01T01:45:00.000Z',
      grade: null,
    },
  },
})

/** A grade with what was ticked and written. */
const wish = {
  grade: GradeNumber,
  reasons: Type.Array(Type.String({ maxLength: 30 }), { maxItems: 12 }),
  comment: Type.String({ maxLength: 300 }),
  phone: Type.String({ maxLength: 20, description: 'of who wants to be called back; empty: nobody knows who it was' }),
}
const exampleWish = { grade: 4, reasons: ['short-wait'], comment: '', phone: '' }
const Graded = Type.Object({ grade: GradeNumber })
const givingProblems = [
  'evaluation.not-by-staff',
  'evaluation.no-such-evaluation',
  'evaluation.already-given',
  'evaluation.too-late',
  'evaluation.grade-missing',
  'evaluation.reason-unknown',
  'evaluation.phone-malformed',
]

export const giveEvaluation = endpoint({
  name: 'giveEvaluation',
  method: 'POST',
  path: '/own-evaluations/:token/grade',
  tag,
  summary: 'Give the one grade of a service, for who holds the link; staff cannot',
  may: 'public',
  params: token,
  body: Type.Object(wish, { additionalProperties: false }),
  answer: Graded,
  problems: givingProblems,
  example: { params: { token: exampleToken }, body: exampleWish, answer: { grade: 4 } },
})

const key = Type.String({ minLength: 20, maxLength: 60, description: 'the key the pad got when it was paired' })
const exampleKey = 'qk3T5mZr8VbXc1NdLs0aPwEy7uHgJf2t'

export const pairPad = endpoint({
  name: 'pairPad',
  method: 'POST',
  path: '/pads/pairing',
  tag,
  summary: 'Pair the pad at a window by the code the hall manager told',
  may: 'public',
  body: Type.Object(
    { window: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 20 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ key }),
  problems: ['evaluation.code-wrong'],
  example: { body: { window: 'hall-county-13', code: '402716' }, answer: { key: exampleKey } },
})

export const PadPicture = Type.Object({
  windowId: text,
  windowNo: text,
  hallName: text,
  asked: Type.Union([
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      service: ServiceKind,
      itemName: text,
      ticketNo: orNull,
      staffName: orNull,
      until: text,
    }),
    Type.Null(),
  ]),
  confirmation: Type.Union([Type.Object({ id: Type.String({ format: 'uuid' }), shown: ShownContent }), Type.Null()], {
    description: 'what who applies is to confirm; goes before the question',
  }),
})
export type PadPicture = Static<typeof PadPicture>

export const readPad = endpoint({
  name: 'readPad',
  method: 'POST',
  path: '/pads/picture',
  tag,
  summary: 'What a pad shows now, by its key',
  may: 'public',
  body: Type.Object({ key }, { additionalProperties: false }),
  answer: PadPicture,
  problems: ['evaluation.no-such-pad'],
  example: {
    body: { key: exampleKey },
    answer: {
      windowId: 'hall-county-13',
      windowNo: '13',
      hallName: '云岫县行政服务中心',
      asked: {
        id: exampleId,
        service: 'visit',
        itemName: '个体工商户设立登记',
        ticketNo: 'B037',
        staffName: '沈若溪',
        until: '2026-09-24T01:46:00.000Z',
      },
      confirmation: null,
    },
  },
})

export const gradeOnPad = endpoint({
  name: 'gradeOnPad',
  method: 'POST',
  path: '/pads/grade',
  tag,
  summary: 'Give the grade that the pad of a window asks for',
  may: 'public',
  body: Type.Object({ key, id: Type.String({ format: 'uuid' }), ...wish }, { additionalProperties: false }),
  answer: Graded,
  problems: ['evaluation.no-such-pad', ...givingProblems],
  example: { body: { key: exampleKey, id: exampleId, ...exampleWish }, answer: { grade: 4 } },
})

export const leavePad = endpoint({
  name: 'leavePad',
  method: 'POST',
  path: '/pads/leaving',
  tag,
  summary: 'End the question on a pad without a grade: declined, or nobody touched it',
  may: 'public',
  body: Type.Object(
    { key, id: Type.String({ format: 'uuid' }), isDeclined: Type.Boolean() },
    { additionalProperties: false },
  ),
  answer: Type.Object({ isDeclined: Type.Boolean() }),
  problems: [
    'evaluation.no-such-pad',
    'evaluation.not-by-staff',
    'evaluation.no-such-evaluation',
    'evaluation.already-given',
    'evaluation.too-late',
  ],
  example: { body: { key: exampleKey, id: exampleId, isDeclined: true }, answer: { isDeclined: true } },
})
