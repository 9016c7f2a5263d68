import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { channels, evaluationStates, reasons } from '../rules/index.ts'
import { exampleId, GradeNumber, orNull, ServiceKind } from './own.ts'

/** 好差评: what was asked, what was answered, with its proof; no list names who gave a grade. (SUP-01, SUP-11) */

const tag = 'evaluation'
const read = { permission: 'evaluation.read' } as const
const text = Type.String()
const day = Type.String({ format: 'date' })
const Reason = Type.Union(reasons.map((reason) => Type.Literal(reason)))
const State = Type.Union(evaluationStates.map((state) => Type.Literal(state)))
const Channel = Type.Union([...channels.map((channel) => Type.Literal(channel)), Type.Null()])
const grade = Type.Union([GradeNumber, Type.Null()], { description: 'null: unrated, in no figure a satisfied one' })

const line = {
  id: Type.String({ format: 'uuid' }),
  service: ServiceKind,
  state: State,
  grade,
  reasons: Type.Array(Reason),
  comment: text,
  itemName: text,
  departmentName: text,
  hallName: text,
  windowNo: orNull,
  askedAt: text,
  givenAt: orNull,
  channel: Channel,
}
export const EvaluationLine = Type.Object(line)
export type EvaluationLine = Static<typeof EvaluationLine>

export const Evaluation = Type.Object({
  ...line,
  ticketNo: orNull,
  applicationNo: orNull,
  padId: orNull,
  proof: Type.Union([
    Type.Object({
      stream: text,
      seq: Type.Integer(),
      hash: Type.String({ description: 'sha256 over the event and the one before it, in the signed log' }),
      recordedAt: text,
    }),
    Type.Null(),
  ]),
  hasCallback: Type.Boolean(),
})
export type Evaluation = Static<typeof Evaluation>

const exampleLine: EvaluationLine = {
  id: exampleId,
  service: 'visit',
  state: 'given',
  grade: 4,
  reasons: ['short-wait'],
  comment: '',
  itemName: '个体工商户设立登记',
  departmentName: '市场监督管理局',
  hallName: '云岫县行政服务中心',
  windowNo: '13',
  askedAt: '2026-09-24T01:45:00.000Z',
  givenAt: '2026-09-24T01:45:20.000Z',
  channel: 'pad',
}

export const listEvaluations = endpoint({
  name: 'listEvaluations',
  method: 'GET',
  path: '/evaluations',
  tag,
  summary: 'Evaluations in reach, rated and unrated; keyset pages',
  may: read,
  query: Type.Object({
    grade: Type.Optional(Type.String({ maxLength: 20, description: 'grades, separated by commas; 0: unrated' })),
    channel: Type.Optional(Type.String({ maxLength: 20 })),
    service: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(
      Type.String({ maxLength: 60, description: 'item, number of ticket or application, words of the comment' }),
    ),
    sort: Type.String({ enum: ['asked', '-asked', 'grade', '-grade'], default: '-asked' }),
    after: Type.Optional(Type.String({ maxLength: 100, pattern: '^-?[0-9.e+]+~-?[0-9.e+]+~[0-9a-f-]{36}$' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(EvaluationLine),
  problems: ['access.out-of-scope'],
  example: { query: { grade: '4,5', sort: '-asked', limit: 50 }, answer: { rows: [exampleLine] } },
})

export const readEvaluation = endpoint({
  name: 'readEvaluation',
  method: 'GET',
  path: '/evaluations/:id',
  tag,
  summary: 'One evaluation with its proof: channel, device, service, and its event in the signed log',
  may: read,
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Evaluation,
  problems: ['evaluation.no-such-evaluation', 'access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: {
      ...exampleLine,
      ticketNo: 'B037',
      applicationNo: '339921-260924-00052',
      padId: exampleId,
      proof: {
        stream: `evaluation:${exampleId}`,
        seq: 2,
        hash: 'ab'.repeat(32),
        recordedAt: '2026-09-24T01:45:20.000Z',
      },
      hasCallback: false,
    },
  },
})

export const figureKeys = ['hall', 'department', 'window', 'item', 'channel', 'day'] as const
const count = (description: string) => Type.Integer({ description })
const rate = (description: string) => Type.Union([Type.Number({ description }), Type.Null()])
const tally = {
  asked: count('services of which an evaluation was asked'),
  rated: count('of these, with a grade'),
  unrated: count('of these, without one'),
  good: count('grades 5, 4 and 3'),
  bad: count('grades 2 and 1'),
  byGrade: Type.Array(Type.Integer(), { minItems: 5, maxItems: 5, description: 'counts of the grades 5, 4, 3, 2, 1' }),
  answered: rate('rated of asked'),
  satisfied: rate('good of rated; unrated ones are not in it'),
}
const Figure = Type.Object({ key: text, name: text, ...tally })
export const Figures = Type.Object({ from: text, to: text, total: Type.Object(tally), rows: Type.Array(Figure) })
export type Figures = Static<typeof Figures>

const exampleTally = {
  asked: 40,
  rated: 25,
  unrated: 15,
  good: 24,
  bad: 1,
  byGrade: [14, 8, 2, 1, 0],
  answered: 0.625,
  satisfied: 0.96,
}

export const readFigures = endpoint({
  name: 'readFigures',
  method: 'GET',
  path: '/evaluation-figures',
  tag,
  summary: 'Evaluations of some days by hall, department, window, item, channel or day: asked, rated, grades, rates',
  may: read,
  query: Type.Object({ from: day, to: day, by: Type.Union(figureKeys.map((by) => Type.Literal(by))) }),
  answer: Figures,
  problems: ['access.out-of-scope', 'evaluation.days-malformed'],
  example: {
    query: { from: '2026-09-01', to: '2026-09-24', by: 'department' },
    answer: {
      from: '2026-09-01',
      to: '2026-09-24',
      total: exampleTally,
      rows: [{ key: 'scjg', name: '市场监督管理局', ...exampleTally }],
    },
  },
})
