import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { lastRank } from '../rules/index.ts'
import { ItemId } from './drafts.ts'

/** 梳理计划 over HTTP: which items are combed next, by whom, until when. (CAT-04, CAT-16) */

const orNull = Type.Union([Type.String(), Type.Null()])
const words = <Word extends string>(list: readonly Word[]) => Type.Union(list.map((word) => Type.Literal(word)))
const State = words(['not-combed', 'planned', 'on-its-way', 'combed'])
const Light = words(['green', 'yellow', 'red', 'double-red'])
const Day = Type.String({ format: 'date' })
const list = (description: string) => Type.Optional(Type.String({ maxLength: 600, description }))

const CombingLine = Type.Object({
  item: ItemId,
  name: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  version: Type.Integer(),
  volume: Type.Integer({ description: 'applications in the last twelve months' }),
  /** place by volume, 1 the most; null: nobody applied for it */
  rank: Type.Union([Type.Integer(), Type.Null()]),
  band: Type.String({ description: 'high, medium, low, or none without applications' }),
  state: State,
  draft: orNull,
  errors: Type.Integer(),
  warnings: Type.Integer(),
  hints: Type.Integer(),
  /** day on which it was last reviewed, published or looked through; null: never here */
  checkedOn: orNull,
  checkedDays: Type.Union([Type.Integer(), Type.Null()], { description: 'days since then' }),
  isMovedIn: Type.Boolean({ description: 'some window of a hall takes it (应进必进)' }),
  isOnline: Type.Boolean({ description: 'it can be applied for on line (应上必上)' }),
  owner: orNull,
  ownerName: orNull,
  dueOn: orNull,
  light: Type.Union([Light, Type.Null()]),
  days: Type.Union([Type.Integer(), Type.Null()]),
  note: orNull,
})
export type CombingLine = Static<typeof CombingLine>

const CombingDepartment = Type.Object({
  department: Type.String(),
  name: Type.String(),
  items: Type.Integer(),
  volume: Type.Integer(),
  notCombed: Type.Integer(),
  withFindings: Type.Integer({ description: 'items with an error or warning still open' }),
  movedIn: Type.Integer(),
  online: Type.Integer(),
  planned: Type.Integer(),
  overdue: Type.Integer(),
})
export type CombingDepartment = Static<typeof CombingDepartment>

const exampleLine: CombingLine = {
  item: 'spjy',
  name: '食品经营许可新办',
  department: 'scjg',
  departmentName: '市场监督管理局',
  version: 1,
  volume: 214,
  rank: 3,
  band: 'high',
  state: 'planned',
  draft: null,
  errors: 0,
  warnings: 1,
  hints: 4,
  checkedOn: '2026-03-02',
  checkedDays: 206,
  isMovedIn: true,
  isOnline: true,
  owner: 'songkewei',
  ownerName: '宋可为',
  dueOn: '2026-10-20',
  light: 'green',
  days: 12,
  note: '先梳理网络经营情形',
}

export const readCombingPlan = endpoint({
  name: 'readCombingPlan',
  method: 'GET',
  path: '/workshop/combing-plan',
  tag: 'workshop',
  summary:
    'Items in reach with rank and volume, what is not combed, findings, age of the last check, owner and due day; and the same by department',
  may: { permission: 'workshop.read-plan' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    department: list('one or more ids, with commas'),
    band: list('one or more, with commas'),
    state: list('one or more, with commas'),
    findings: list('open: an error or warning is open; none'),
    place: list('not-in, not-online'),
    sort: Type.Optional(
      Type.String({ pattern: '^-?(rank|name|department|findings|checked|due)$', description: 'by rank without it' }),
    ),
    after: Type.Optional(Type.String({ maxLength: 60, description: 'id of the last item of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: Type.Object({
    ...pageOf(CombingLine).properties,
    departments: Type.Array(CombingDepartment),
    /** the bands in use, each from a rank on */
    bands: Type.Array(Type.Object({ band: Type.String(), from: Type.Integer() })),
  }),
  example: {
    query: { band: 'high', limit: 50 },
    answer: {
      rows: [exampleLine],
      total: 1,
      departments: [
        {
          department: 'scjg',
          name: '市场监督管理局',
          items: 12,
          volume: 1_204,
          notCombed: 1,
          withFindings: 3,
          movedIn: 12,
          online: 11,
          planned: 2,
          overdue: 0,
        },
      ],
      bands: [
        { band: 'high', from: 1 },
        { band: 'medium', from: 101 },
        { band: 'low', from: 401 },
      ],
    },
  },
})

const BandStarts = Type.Object(
  {
    medium: Type.Integer({ minimum: 2, maximum: lastRank, description: 'rank from which an item is of medium volume' }),
    low: Type.Integer({ minimum: 3, maximum: lastRank, description: 'rank from which it is of low volume' }),
  },
  { additionalProperties: false },
)

export const changeVolumeBands = endpoint({
  name: 'changeVolumeBands',
  method: 'PUT',
  path: '/workshop/volume-bands',
  tag: 'workshop',
  summary: '分档设置: from which rank the bands of volume begin, for the plan of every department',
  may: { permission: 'workshop.change-volume-bands' },
  body: BandStarts,
  answer: BandStarts,
  problems: ['workshop.bands-out-of-order', 'access.out-of-scope'],
  example: { body: { medium: 101, low: 401 }, answer: { medium: 101, low: 401 } },
})

export const listCombers = endpoint({
  name: 'listCombers',
  method: 'GET',
  path: '/workshop/combers',
  tag: 'workshop',
  summary: 'Who combs the items of each department in reach',
  may: { permission: 'workshop.plan-combing' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        department: Type.String(),
        name: Type.String(),
        people: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
      }),
    ),
  }),
  example: {
    answer: { rows: [{ department: 'scjg', name: '市场监督管理局', people: [{ id: 'songkewei', name: '宋可为' }] }] },
  },
})

export const planCombing = endpoint({
  name: 'planCombing',
  method: 'POST',
  path: '/workshop/combing-tasks',
  tag: 'workshop',
  summary: '安排梳理: who combs an item by which day; it shows on the board and the owner is told',
  may: { permission: 'workshop.plan-combing' },
  body: Type.Object(
    { item: ItemId, owner: Type.String({ maxLength: 60 }), dueOn: Day, note: Type.String({ maxLength: 200 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ item: ItemId, dueOn: Type.String() }),
  problems: ['catalogue.no-such-item', 'workshop.no-such-owner', 'workshop.time-over', 'access.out-of-scope'],
  example: {
    body: { item: 'spjy', owner: 'songkewei', dueOn: '2026-10-20', note: '先梳理网络经营情形' },
    answer: { item: 'spjy', dueOn: '2026-10-20' },
  },
})

export const dropCombing = endpoint({
  name: 'dropCombing',
  method: 'POST',
  path: '/workshop/combing-tasks/:id/removals',
  tag: 'workshop',
  summary: '取消安排: the item is no longer planned; a draft of it stays',
  may: { permission: 'workshop.plan-combing' },
  params: Type.Object({ id: ItemId }),
  body: Type.Object({}, { additionalProperties: false }),
  answer: Type.Object({ item: ItemId }),
  problems: ['workshop.not-planned', 'access.out-of-scope'],
  example: { params: { id: 'spjy' }, body: {}, answer: { item: 'spjy' } },
})

export const noteCheck = endpoint({
  name: 'noteCheck',
  method: 'POST',
  path: '/workshop/items/:id/checks',
  tag: 'workshop',
  summary: '核查无变化: the version in force was looked through and is right as it stands',
  may: { permission: 'workshop.plan-combing' },
  params: Type.Object({ id: ItemId }),
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), note: Type.String({ maxLength: 200 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ item: ItemId, checkedOn: Type.String() }),
  problems: ['catalogue.no-such-item', 'workshop.stale-version', 'access.out-of-scope'],
  example: {
    params: { id: 'spjy' },
    body: { version: 1, note: '对照省目录逐条看过' },
    answer: { item: 'spjy', checkedOn: '2026-09-24' },
  },
})
