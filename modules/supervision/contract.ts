import { lifecycleEndpoint } from '@yichuang/modules/cases/contract'
import type { Told } from '@yichuang/modules/cases/rules'
import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export * from './contract/deferrals.ts'

/** Supervision over HTTP: live figures, what is due, urging, the history of a case. */

const figures = {
  opened: Type.Integer({ description: 'applications opened today' }),
  accepted: Type.Integer(),
  concluded: Type.Integer(),
  handedOut: Type.Integer(),
  open: Type.Integer({ description: 'received or accepted and not yet concluded' }),
  overdue: Type.Integer(),
  soon: Type.Integer({ description: 'due today or on the next working day' }),
  stopped: Type.Integer({ description: 'the clock stands' }),
}
export const Figures = Type.Object(figures)
export type Figures = Static<typeof Figures>

export const FiguresOf = Type.Object({ id: Type.Union([Type.String(), Type.Null()]), name: Type.String(), ...figures })
export type FiguresOf = Static<typeof FiguresOf>

const exampleFigures: Figures = {
  opened: 126,
  accepted: 118,
  concluded: 87,
  handedOut: 64,
  open: 342,
  overdue: 1,
  soon: 5,
  stopped: 12,
}

export const readCounts = endpoint({
  name: 'readCounts',
  method: 'GET',
  path: '/supervision/counts',
  tag: 'supervision',
  summary: 'Figures of today, whole and by department, window and item; counted now, within the reach of the role',
  may: { permission: 'supervision.read' },
  answer: Type.Object({
    at: Type.String(),
    today: Type.String(),
    place: Type.String({ description: 'hall or area that was counted' }),
    all: Figures,
    departments: Type.Array(FiguresOf),
    windows: Type.Array(FiguresOf),
    items: Type.Array(FiguresOf),
  }),
  problems: ['access.out-of-scope'],
  example: {
    answer: {
      at: '2026-09-24T01:42:00.000Z',
      today: '2026-09-24',
      place: '云岫县行政服务中心',
      all: exampleFigures,
      departments: [{ id: 'scjg', name: '市场监督管理局', ...exampleFigures }],
      windows: [],
      items: [],
    },
  },
})

export const DueLine = Type.Object({
  id: Type.String(),
  applicationNo: Type.String(),
  version: Type.Integer(),
  itemName: Type.String(),
  departmentName: Type.String(),
  applicantName: Type.String(),
  stage: Type.String(),
  windowNo: Type.Union([Type.String(), Type.Null()]),
  accepterName: Type.Union([Type.String(), Type.Null()]),
  dueOn: Type.String(),
  statutoryDue: Type.Union([Type.String(), Type.Null()]),
  light: Type.Union([Type.Literal('yellow'), Type.Literal('red'), Type.Literal('double-red')]),
  days: Type.Integer({ description: 'working days left; negative: gone by since the due day' }),
})
export type DueLine = Static<typeof DueLine>

const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'

export const listDue = endpoint({
  name: 'listDue',
  method: 'GET',
  path: '/supervision/due',
  tag: 'supervision',
  summary: 'Cases overdue or due within one working day, oldest due day first, keyset pages',
  may: { permission: 'supervision.read' },
  query: Type.Object({
    state: Type.Optional(Type.Literal('overdue')),
    after: Type.Optional(Type.String({ maxLength: 200, pattern: '^\\d{4}-\\d{2}-\\d{2}~[0-9a-f-]{36}$' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(DueLine),
  problems: ['access.out-of-scope'],
  example: {
    query: { limit: 50 },
    answer: {
      rows: [
        {
          id: exampleId,
          applicationNo: '339921-260918-00052',
          version: 7,
          itemName: '食品经营许可新办',
          departmentName: '市场监督管理局',
          applicantName: '云岫县麦穗面馆',
          stage: 'accepted',
          windowNo: '13',
          accepterName: '沈若溪',
          dueOn: '2026-09-23',
          statutoryDue: '2026-10-12',
          light: 'red',
          days: -1,
        },
      ],
    },
  },
})

export const urgeCase = lifecycleEndpoint({
  name: 'urgeCase',
  command: 'cases.urge-case',
  path: '/urgings',
  tag: 'supervision',
  summary: '督办: urge those who hold the case, with the reason; it stays in the history',
  body: { reason: Type.String({ minLength: 1, maxLength: 500 }) },
  problems: ['cases.not-accepted', 'cases.closed', 'cases.reason-missing'],
  example: { reason: '承诺期限今天到期，请优先办理' },
})

export const findHistories = endpoint({
  name: 'findHistories',
  method: 'GET',
  path: '/supervision/cases',
  tag: 'supervision',
  summary: 'At most 20 cases by number, the end of a number, or the beginning of the name; newest first',
  may: { permission: 'cases.read-history' },
  query: Type.Object({ q: Type.String({ minLength: 2, maxLength: 100 }) }),
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        applicationNo: Type.String(),
        itemName: Type.String(),
        applicantName: Type.String(),
        departmentName: Type.String(),
        openedAt: Type.String(),
      }),
    ),
  }),
  problems: ['access.out-of-scope'],
  example: { query: { q: '00052' }, answer: { rows: [] } },
})

export const History = Type.Object({
  applicationNo: Type.String(),
  itemName: Type.String(),
  rows: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      type: Type.String(),
      at: Type.String(),
      recordedAt: Type.String(),
      byName: Type.String(),
      told: Type.Array(
        Type.Object({
          term: Type.Unsafe<Told['term']>(Type.String({ description: 'reason, opinion, until …' })),
          form: Type.Unsafe<Told['form']>(Type.String({ description: 'text, day, money, word, workday, naturalDay' })),
          value: Type.Union([Type.String(), Type.Number()]),
        }),
        { description: 'reasons, opinions, last days: nothing of the applicant' },
      ),
      hash: Type.String(),
      prevHash: Type.String(),
    }),
  ),
  isSound: Type.Boolean(),
  brokenAt: Type.Optional(Type.Integer({ description: 'first event that does not follow' })),
})
export type History = Static<typeof History>

export const readHistory = endpoint({
  name: 'readHistory',
  method: 'GET',
  path: '/supervision/cases/:id/history',
  tag: 'supervision',
  summary: 'The events of a case with their hashes, the chain proved while reading',
  description:
    'What was done, by whom, when and why: reasons, opinions, days. What the applicant handed in is left out. The look is logged.',
  may: { permission: 'cases.read-history' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: History,
  problems: ['access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: { applicationNo: '339921-260918-00052', itemName: '食品经营许可新办', rows: [], isSound: true },
  },
})
