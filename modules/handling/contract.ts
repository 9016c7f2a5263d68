import { DossierLine, exampleAnswer, exampleId } from '@yichuang/modules/cases/contract'
import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export * from './contract/commands.ts'

const OptionalText = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

const orNothing = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** A department's task in a list. */
export const WorkLine = Type.Object({
  task: Type.String(),
  id: Type.String({ description: 'the dossier' }),
  version: Type.Integer(),
  applicationNo: Type.String(),
  item: Type.String(),
  itemName: Type.String(),
  itemKind: Type.String(),
  applicantName: Type.String(),
  departmentName: Type.String(),
  part: Type.String(),
  state: Type.String(),
  step: Type.String(),
  holder: orNothing(Type.String()),
  holderName: orNothing(Type.String()),
  openedAt: Type.String(),
  acceptedAt: Type.String({ description: 'when the acceptance was recorded' }),
  acceptedOn: Type.String({
    description: 'the day from which it counts as accepted: of a deemed acceptance the day of receipt',
  }),
  isDeemed: Type.Boolean({ description: 'accepted by law, because nobody answered in time' }),
  windowNo: orNothing(Type.String()),
  channel: Type.String(),
  band: Type.Union(
    (['overdue', 'today', 'soon', 'later', 'stopped', 'done'] as const).map((band) => Type.Literal(band)),
  ),
  light: Type.Union([
    ...(['grey', 'green', 'yellow', 'red', 'double-red'] as const).map((light) => Type.Literal(light)),
    Type.Null(),
  ]),
  days: Type.Union([
    Type.Integer({ description: 'counted days left, negative: overdue; while the clock stands, days it stood' }),
    Type.Null(),
  ]),
  dueOn: orNothing(Type.String()),
  statutoryDue: orNothing(Type.String()),
  isStopped: Type.Boolean(),
  procedureName: orNothing(Type.String()),
  urges: Type.Integer(),
  awaited: Type.Integer({ description: 'materials promised for later' }),
  papers: Type.Integer(),
  papersMissing: Type.Integer(),
  isJoint: Type.Boolean(),
  conclusion: orNothing(Type.String()),
  workedAt: orNothing(Type.String()),
})
export type WorkLine = Static<typeof WorkLine>

const exampleWork: WorkLine = {
  task: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d90',
  id: exampleId,
  version: 7,
  applicationNo: exampleAnswer.applicationNo,
  item: 'spjyxkxb',
  itemName: '食品经营许可新办',
  itemKind: 'commitment',
  applicantName: '云岫县麦穗面馆',
  departmentName: '市场监督管理局',
  part: 'lead',
  state: 'claimed',
  step: '审核',
  holder: 'heyuan',
  holderName: '何予安',
  openedAt: '2026-09-18T02:26:00.000Z',
  acceptedAt: '2026-09-18T02:26:00.000Z',
  acceptedOn: '2026-09-18',
  isDeemed: false,
  windowNo: '13',
  channel: 'window',
  band: 'soon',
  light: 'green',
  days: 3,
  dueOn: '2026-09-29',
  statutoryDue: '2026-10-12',
  isStopped: false,
  procedureName: null,
  urges: 0,
  awaited: 0,
  papers: 7,
  papersMissing: 0,
  isJoint: false,
  conclusion: null,
  workedAt: null,
}

const WorkView = Type.Union(
  (
    ['open', 'waiting', 'mine', 'claimed', 'overdue', 'today', 'soon', 'stopped', 'deferred', 'joint', 'done'] as const
  ).map((view) => Type.Literal(view)),
)
const paging = {
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
}

export const listWork = endpoint({
  name: 'listWork',
  method: 'GET',
  path: '/work',
  tag: 'handling',
  summary: 'The work of my department, what is due first on top; of what I have done, the newest on top',
  may: { permission: 'handling.read' },
  query: Type.Object({ view: Type.Optional(WorkView), item: OptionalText(60), ...paging }),
  answer: pageOf(WorkLine),
  example: { query: { view: 'mine', limit: 50 }, answer: { rows: [exampleWork] } },
})

const Count = Type.Integer()

export const countWork = endpoint({
  name: 'countWork',
  method: 'GET',
  path: '/work-counts',
  tag: 'handling',
  summary: 'How much work of each kind my department has',
  may: { permission: 'handling.read' },
  answer: Type.Object({
    open: Count,
    waiting: Count,
    claimed: Count,
    mine: Count,
    overdue: Count,
    today: Count,
    soon: Count,
    stopped: Count,
    deferred: Count,
    joint: Count,
    matters: Type.Object({ decide: Count, extension: Count, default: Count, result: Count }),
  }),
  example: {
    answer: {
      open: 18,
      waiting: 10,
      claimed: 8,
      mine: 6,
      overdue: 1,
      today: 2,
      soon: 7,
      stopped: 3,
      deferred: 2,
      joint: 2,
      matters: { decide: 3, extension: 1, default: 0, result: 2 },
    },
  },
})

const MatterKind = Type.Union((['decide', 'extension', 'default', 'result'] as const).map((kind) => Type.Literal(kind)))

export const listMatters = endpoint({
  name: 'listMatters',
  method: 'GET',
  path: '/work-matters',
  tag: 'handling',
  summary: 'What waits for the decider: decisions, extensions, broken promises, results to make',
  may: { permission: 'handling.read' },
  query: Type.Object({ kind: Type.Optional(MatterKind), ...paging }),
  answer: pageOf(
    Type.Composite([
      DossierLine,
      Type.Object({
        kind: MatterKind,
        waitsSince: Type.String(),
      }),
    ]),
  ),
  example: { query: { kind: 'decide', limit: 50 }, answer: { rows: [] } },
})

export const readHandling = endpoint({
  name: 'readHandling',
  method: 'GET',
  path: '/applications/:id/handling',
  tag: 'handling',
  summary:
    'What the item lets the department do with this case: procedures, extension, results, colleagues, review points',
  may: { permission: 'handling.read' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Type.Object({
    procedures: Type.Array(
      Type.Object({
        kind: Type.String(),
        name: Type.String(),
        expected: Type.Optional(
          Type.Object(
            {
              value: Type.Integer(),
              unit: Type.Union([Type.Literal('workday'), Type.Literal('day')]),
              until: Type.String({ description: 'last announced day when its notice is served today' }),
            },
            { description: 'absent where the item gives no time: it is said when the procedure is opened' },
          ),
        ),
        isRequired: Type.Boolean(),
        basis: Type.Optional(Type.String()),
        stopsStatutory: Type.Boolean(),
      }),
    ),
    needed: Type.Array(Type.String(), { description: 'required procedures not held yet' }),
    extensionDays: Type.Integer(),
    reportUp: Type.Boolean(),
    basis: Type.Array(Type.String()),
    results: Type.Array(
      Type.Object({ name: Type.String(), number: Type.String(), validUntil: Type.Optional(Type.String()) }),
    ),
    points: Type.Record(
      Type.String(),
      Type.Array(Type.Object({ id: Type.String(), text: Type.String(), part: Type.String() })),
      {
        description: 'the review points of each material, the same as at the window',
      },
    ),
    colleagues: Type.Array(Type.Object({ person: Type.String(), name: Type.String() })),
    deciders: Type.Array(Type.Object({ person: Type.String(), name: Type.String() })),
  }),
  problems: ['access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: {
      procedures: [
        {
          kind: 'site-check',
          name: '现场核查',
          expected: { value: 5, unit: 'workday', until: '2026-09-29' },
          isRequired: true,
          stopsStatutory: true,
        },
      ],
      needed: ['现场核查'],
      extensionDays: 5,
      reportUp: false,
      basis: ['食品安全法第三十五条'],
      results: [],
      points: { layout: [{ id: 'p1', text: '标注面积、功能间和流向', part: 'content' }] },
      colleagues: [{ person: 'heyuan', name: '何予安' }],
      deciders: [{ person: 'qiuwangshu', name: '邱望舒' }],
    },
  },
})
