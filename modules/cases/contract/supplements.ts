import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleId } from './lifecycle-endpoint.ts'

/** What is still to come for a case: corrections asked for, deferred materials promised. */

const OrNull = Type.Union([Type.String(), Type.Null()])
const Kind = Type.Union([Type.Literal('correction'), Type.Literal('deferral')])

export const SupplementLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.Union([Kind, Type.Literal('none')]),
  applicationNo: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  departmentName: Type.String(),
  hallName: Type.String(),
  stage: Type.String(),
  materials: Type.Integer({ description: 'asked for or promised' }),
  missing: Type.Integer(),
  dueOn: OrNull,
  light: Type.Union([Type.Literal('green'), Type.Literal('yellow'), Type.Literal('red'), Type.Literal('grey')]),
  days: Type.Integer({ description: 'working days left; negative: gone by since the due day' }),
  isExtended: Type.Boolean(),
})
export type SupplementLine = Static<typeof SupplementLine>

const exampleLine: SupplementLine = {
  id: exampleId,
  kind: 'deferral',
  applicationNo: '339921-260918-00052',
  itemName: '食品经营许可新办',
  applicantName: '云岫县麦穗面馆',
  departmentName: '市场监督管理局',
  hallName: '云岫县行政服务中心',
  stage: 'awaiting',
  materials: 1,
  missing: 1,
  dueOn: '2026-09-29',
  light: 'yellow',
  days: 1,
  isExtended: false,
}

export const listSupplements = endpoint({
  name: 'listSupplements',
  method: 'GET',
  path: '/supplements',
  tag: 'cases',
  summary: 'Cases that wait for something from the applicant, earliest due day first; any window takes it',
  may: { permission: 'cases.read' },
  query: Type.Object({
    kind: Type.Optional(Kind),
    state: Type.Optional(Type.Literal('overdue')),
    after: Type.Optional(Type.String({ maxLength: 200, pattern: '^\\d{4}-\\d{2}-\\d{2}~[0-9a-f-]{36}$' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(SupplementLine),
  problems: ['access.out-of-scope'],
  example: { query: { kind: 'deferral', limit: 50 }, answer: { rows: [exampleLine] } },
})

export const countSupplements = endpoint({
  name: 'countSupplements',
  method: 'GET',
  path: '/supplements/counts',
  tag: 'cases',
  summary: 'How many cases wait for corrections, for deferred materials, and how many of them are overdue',
  may: { permission: 'cases.read' },
  answer: Type.Object({ correction: Type.Integer(), deferral: Type.Integer(), overdue: Type.Integer() }),
  example: { answer: { correction: 10, deferral: 15, overdue: 5 } },
})

export const findSupplements = endpoint({
  name: 'findSupplements',
  method: 'POST',
  path: '/supplement-lookups',
  tag: 'cases',
  summary: 'Find the cases somebody at the window brings papers for',
  description:
    'By case number or its end, by name, or by the whole number of an identity document; the look by an identity number is logged. Ended cases are left out.',
  may: { permission: 'cases.add-material' },
  body: Type.Object({ q: Type.String({ minLength: 2, maxLength: 200 }) }, { additionalProperties: false }),
  answer: Type.Object({ rows: Type.Array(SupplementLine) }),
  example: { body: { q: '00052' }, answer: { rows: [exampleLine] } },
})
