import { ActionOffer, endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** 事项工坊 over HTTP: drafts of items, from combing to publication. (CAT-07 … CAT-12) */

export const ItemId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const orNull = Type.Union([Type.String(), Type.Null()])
const words = <Word extends string>(list: readonly Word[]) => Type.Union(list.map((word) => Type.Literal(word)))
const State = words(['combing', 'review', 'trial', 'ready', 'published', 'cancelled'])
export const Cause = words(['law', 'power', 'practice', 'new'])
const Grade = words(['high', 'medium', 'low'])
export const Grades = Type.Object({
  master: Grade,
  situations: Grade,
  materials: Grade,
  points: Grade,
  limits: Grade,
})
const Side = words(['department', 'centre'])
const light = words(['green', 'yellow', 'red', 'double-red'])

/** How far the simulated acceptance is. */
const Standing = Type.Object({
  mocks: Type.Integer(),
  tried: Type.Integer(),
  windows: Type.Integer({ description: 'different windows that handled some' }),
  objections: Type.Integer({ description: 'that count' }),
  hasPassed: Type.Boolean(),
})

const line = {
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ description: 'send it as expectedVersion with the next act' }),
  state: State,
  item: ItemId,
  itemName: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  cause: Cause,
  reason: Type.String(),
  /** the published version it began from; null: a new item */
  baseVersion: Type.Union([Type.Integer(), Type.Null()]),
  ownerName: Type.String({ description: 'who is to comb it by the plan, else who saved last' }),
  savedByName: Type.String(),
  savedAt: Type.String(),
  dueOn: Type.String({ description: 'day by which the step is to be done' }),
  light: Type.Union([light, Type.Null()]),
  days: Type.Union([Type.Integer({ description: 'working days left; negative: gone by' }), Type.Null()]),
  errors: Type.Integer(),
  round: Type.Integer({ description: 'how many times it was submitted' }),
  stepReason: orNull,
  publishAt: orNull,
  publishedAt: orNull,
  publishedVersion: Type.Union([Type.Integer(), Type.Null()]),
  standing: Standing,
}
export const DraftLine = Type.Object(line)
export type DraftLine = Static<typeof DraftLine>

export const Answers = Type.Record(Type.String(), Type.Array(Type.String(), { maxItems: 60 }))

const Mock = Type.Object({
  no: Type.Integer(),
  answers: Answers,
  status: Type.String(),
  materials: Type.Array(Type.String()),
  /** whether the window of the person asking has handled it */
  isMine: Type.Boolean(),
  trials: Type.Array(
    Type.Object({
      windowNo: Type.String(),
      hallName: orNull,
      byName: Type.String(),
      at: Type.String(),
      isSame: Type.Boolean({ description: 'the clerk came to the list that the situation has' }),
    }),
  ),
})
export type Mock = Static<typeof Mock>

const Objection = Type.Object({
  id: Type.String(),
  side: words(['window', 'back-office', 'program']),
  mock: Type.Union([Type.Integer(), Type.Null()]),
  text: Type.String(),
  byName: Type.String(),
  at: Type.String(),
  isOpen: Type.Boolean(),
  isMine: Type.Boolean(),
})
export type Objection = Static<typeof Objection>

export const Draft = Type.Object({
  ...line,
  document: Type.Any({ description: 'the item whole, in the exchange format' }),
  currentVersion: Type.Union([Type.Integer(), Type.Null()], { description: 'in force now; null: none yet' }),
  openedAt: Type.String(),
  openedByName: Type.String(),
  submittedByName: orNull,
  reviews: Type.Array(
    Type.Object({
      round: Type.Integer(),
      result: words(['approved', 'returned']),
      grades: Grades,
      comment: Type.String(),
      byName: Type.String(),
      at: Type.String(),
    }),
  ),
  mocks: Type.Array(Mock),
  objections: Type.Array(Objection),
  /** what departments or the centre asked for, to be carried out in it */
  requests: Type.Array(
    Type.Object({
      id: Type.String(),
      side: Side,
      text: Type.String(),
      basis: Type.String(),
      wishedOn: orNull,
      askedByName: Type.String(),
    }),
  ),
  actions: Type.Array(ActionOffer),
})
export type Draft = Static<typeof Draft>

/** An item that is to be combed by the plan and has no draft yet. */
const Planned = Type.Object({
  item: ItemId,
  itemName: Type.String(),
  departmentName: Type.String(),
  ownerName: Type.String(),
  dueOn: Type.String(),
  light,
  days: Type.Integer(),
  note: Type.String(),
})
export type Planned = Static<typeof Planned>

export const exampleId = '0192f0aa-1111-7000-8000-000000000001'
const standing = { mocks: 0, tried: 0, windows: 0, objections: 0, hasPassed: false }
const exampleLine: DraftLine = {
  id: exampleId,
  version: 7,
  state: 'combing',
  item: 'gthsl',
  itemName: '个体工商户设立登记',
  department: 'scjg',
  departmentName: '市场监督管理局',
  cause: 'practice',
  reason: '窗口反映网络经营场所的证明说法不一',
  baseVersion: 1,
  ownerName: '宋可为',
  savedByName: '宋可为',
  savedAt: '2026-09-24T06:06:31.000Z',
  dueOn: '2026-10-12',
  light: 'green',
  days: 9,
  errors: 0,
  round: 0,
  stepReason: null,
  publishAt: null,
  publishedAt: null,
  publishedVersion: null,
  standing,
}

const examplePlanned: Planned = {
  item: 'spjy',
  itemName: '食品经营许可新办',
  departmentName: '市场监督管理局',
  ownerName: '宋可为',
  dueOn: '2026-10-20',
  light: 'green',
  days: 12,
  note: '先梳理网络经营情形',
}

export const reason = Type.String({ maxLength: 500 })
export const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const Kept = Type.Object({ id: Type.String(), version: Type.Integer(), state: State })
export const seen = { expectedVersion: Type.Integer({ minimum: 1 }) }
export const stepProblems = [
  'workshop.no-such-draft',
  'access.out-of-scope',
  'workshop.not-now',
  'workshop.stale-version',
]

export const listDrafts = endpoint({
  name: 'listDrafts',
  method: 'GET',
  path: '/workshop/drafts',
  tag: 'workshop',
  summary:
    'The board in reach: what is planned, combing, review, trial, waiting, and what was published in the last 30 days',
  may: { permission: 'workshop.read' },
  answer: Type.Object({ planned: Type.Array(Planned), rows: Type.Array(DraftLine) }),
  example: { answer: { planned: [examplePlanned], rows: [exampleLine] } },
})

export const openDraft = endpoint({
  name: 'openDraft',
  method: 'POST',
  path: '/workshop/drafts',
  tag: 'workshop',
  summary: '发起: begin a draft of an item from its published version, or of a new item',
  may: { permission: 'workshop.edit-draft' },
  body: Type.Object(
    {
      item: ItemId,
      cause: Cause,
      reason,
      fresh: Type.Optional(
        Type.Object(
          {
            name: Type.String({ maxLength: 100 }),
            department: Type.String({ maxLength: 60 }),
            board: Type.String({ maxLength: 60 }),
            basicCode: Type.Optional(Type.String({ maxLength: 12, description: '基本编码' })),
            businessCode: Type.Optional(Type.String({ maxLength: 40, description: '业务办理项编码' })),
          },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [
    'catalogue.no-such-item',
    'workshop.item-exists',
    'workshop.name-missing',
    'workshop.board-missing',
    'workshop.name-taken',
    'workshop.code-malformed',
    'workshop.code-taken',
    'workshop.draft-open',
    'workshop.reason-missing',
    'access.out-of-scope',
  ],
  example: {
    body: { item: 'gthsl', cause: 'practice', reason: exampleLine.reason },
    answer: { id: exampleId, version: 1, state: 'combing' },
  },
})

export const readDraft = endpoint({
  name: 'readDraft',
  method: 'GET',
  path: '/workshop/drafts/:id',
  tag: 'workshop',
  summary: 'A draft whole: the document, its way so far, mock applications, objections, and what may be done now',
  may: { permission: 'workshop.read' },
  params,
  answer: Draft,
  problems: ['workshop.no-such-draft', 'access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: {
      ...exampleLine,
      document: { id: 'gthsl', name: '个体工商户设立登记' },
      currentVersion: 1,
      openedAt: '2026-09-23T01:00:00.000Z',
      openedByName: '宋可为',
      submittedByName: null,
      reviews: [],
      mocks: [],
      objections: [],
      requests: [],
      actions: [{ name: 'submit', allowed: true }],
    },
  },
})

export const saveDraft = endpoint({
  name: 'saveDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/document',
  tag: 'workshop',
  summary:
    '保存: the document as it is now; refused with the name of who saved in between, so that nobody is overwritten',
  may: { permission: 'workshop.edit-draft' },
  params,
  body: Type.Object({ document: Type.Any(), ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'workshop.document-malformed', 'workshop.item-differs'],
  example: {
    params: { id: exampleId },
    body: { document: { id: 'gthsl' }, expectedVersion: 7 },
    answer: { id: exampleId, version: 8, state: 'combing' },
  },
})
