import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { Cause, exampleId, ItemId } from './drafts.ts'

/** Checks of what is typed, what changes between versions, and the notice of a change. (CAT-03, CAT-12) */

const Answers = Type.Record(Type.String(), Type.Array(Type.String()))
const Place = Type.Object({
  question: Type.Optional(Type.String()),
  option: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  material: Type.Optional(Type.String()),
})

const Finding = Type.Object({
  code: Type.String(),
  level: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('hint')]),
  pointer: Type.String({ description: 'JSON pointer in the item' }),
  place: Type.Optional(Place),
  other: Type.Optional(Type.Object({ pointer: Type.String(), place: Place })),
  example: Type.Optional(Answers),
  zh: Type.String(),
  en: Type.String(),
})
export type Finding = Static<typeof Finding>

const QuestionPlace = Type.Object({
  question: Type.String(),
  under: Type.Optional(Type.Object({ question: Type.String(), option: Type.String() })),
})

export const checkDocument = endpoint({
  name: 'checkDocument',
  method: 'POST',
  path: '/workshop/checks',
  tag: 'workshop',
  summary: 'What is wrong with an item while it is typed: schema, references, meaning, and what the prover finds',
  may: { permission: 'workshop.edit-draft' },
  body: Type.Object(
    {
      document: Type.Any(),
      draft: Type.Optional(
        Type.String({
          format: 'uuid',
          description: 'whose answers to the cancellation rules count; none: they are not asked',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    isSound: Type.Boolean({ description: 'its shape is that of an item, so that it can be saved' }),
    milliseconds: Type.Integer(),
    findings: Type.Array(Finding),
    tree: Type.Optional(
      Type.Object({
        combinations: Type.Number(),
        accepted: Type.Number(),
        expectedQuestions: Type.Number(),
        cases: Type.Integer({ description: 'applications whose answers weigh the questions; 0: all are as likely' }),
        /** fewer questions on the average for the same results: where each one would stand, in the order of asking */
        order: Type.Optional(
          Type.Object({ before: Type.Number(), after: Type.Number(), places: Type.Array(QuestionPlace) }),
        ),
      }),
    ),
  }),
  example: {
    body: { document: { id: 'gthsl' } },
    answer: {
      isSound: true,
      milliseconds: 3,
      findings: [
        {
          code: 'share-asked',
          level: 'hint',
          pointer: '/materials/1',
          place: { material: 'id' },
          zh: '“居民身份证”能由数据共享取得，却仍要交纸质件',
          en: '居民身份证 can be had by data sharing, and paper of it is asked for all the same',
        },
      ],
      tree: {
        combinations: 990,
        accepted: 990,
        expectedQuestions: 4.2,
        cases: 126,
        order: { before: 4.2, after: 3.9, places: [{ question: 'place' }, { question: 'operator' }] },
      },
    },
  },
})

const Named = Type.Object({ key: Type.String(), name: Type.String() })
const kinds = ['more', 'fewer', 'other', 'details', 'no-longer', 'newly', 'path-gone', 'path-new'] as const
const Change = Type.Object({
  kind: Type.Union(kinds.map((kind) => Type.Literal(kind))),
  combinations: Type.Number({ description: 'combinations of answers that it concerns' }),
  added: Type.Array(Named),
  dropped: Type.Array(Named),
  changed: Type.Array(Named),
  /** answers that show it, in words: question and answer */
  example: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
})

const formChanges = ['added', 'dropped', 'required', 'optional', 'changed'] as const

export const Comparison = Type.Object({
  from: Type.Union([Type.Integer(), Type.Null()], { description: 'null: there was no version before' }),
  to: Type.Union([Type.Integer(), Type.Null()], { description: 'null: the draft' }),
  isProvable: Type.Boolean({ description: 'false: too complex to be compared' }),
  combinations: Type.Number(),
  unchanged: Type.Number(),
  changes: Type.Array(Change),
  /** members of the master data that differ */
  members: Type.Array(Type.String()),
  /** fields of the form that come, go, or are others */
  form: Type.Array(
    Type.Object({ kind: Type.Union(formChanges.map((kind) => Type.Literal(kind))), label: Type.String() }),
  ),
})
export type Comparison = Static<typeof Comparison>

const exampleComparison: Comparison = {
  from: 1,
  to: 2,
  isProvable: true,
  combinations: 990,
  unchanged: 792,
  changes: [
    {
      kind: 'more',
      combinations: 198,
      added: [{ key: 'platform', name: '网络经营场所使用证明' }],
      dropped: [],
      changed: [],
      example: [{ question: '经营场所（住所）属于哪种情况？', answer: '只在网络平台经营，用网络经营场所登记' }],
    },
  ],
  members: [],
  form: [{ kind: 'added', label: '产权人' }],
}

export const compareDraft = endpoint({
  name: 'compareDraft',
  method: 'GET',
  path: '/workshop/drafts/:id/comparison',
  tag: 'workshop',
  summary: 'What a draft changes for applicants: which situations need more, fewer or other materials',
  may: { permission: 'workshop.read' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Comparison,
  problems: ['workshop.no-such-draft', 'access.out-of-scope'],
  example: { params: { id: exampleId }, answer: { ...exampleComparison, to: null } },
})

export const compareVersions = endpoint({
  name: 'compareVersions',
  method: 'GET',
  path: '/workshop/items/:id/comparison',
  tag: 'workshop',
  summary: 'What changes for applicants between two published versions of an item',
  may: { permission: 'workshop.read-changes' },
  params: Type.Object({ id: ItemId }),
  query: Type.Object({ from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) }),
  answer: Comparison,
  problems: ['workshop.no-such-version'],
  example: { params: { id: 'gthsl' }, query: { from: 1, to: 2 }, answer: exampleComparison },
})

const Notice = Type.Object({
  item: ItemId,
  itemName: Type.String(),
  version: Type.Integer(),
  formerVersion: Type.Union([Type.Integer(), Type.Null()]),
  cause: Cause,
  reason: Type.String(),
  publishedAt: Type.String(),
  publishedByName: Type.String(),
})
export type Notice = Static<typeof Notice>
const exampleNotice: Notice = {
  item: 'gthsl',
  itemName: '个体工商户设立登记',
  version: 2,
  formerVersion: 1,
  cause: 'practice',
  reason: '窗口反映网络经营场所的证明说法不一',
  publishedAt: '2026-09-30T01:00:00.000Z',
  publishedByName: '方明澈',
}

export const listVersions = endpoint({
  name: 'listVersions',
  method: 'GET',
  path: '/workshop/items/:id/versions',
  tag: 'workshop',
  summary: 'Every version of an item, the newest first, with why it was changed',
  may: { permission: 'workshop.read-changes' },
  params: Type.Object({ id: ItemId }),
  answer: Type.Object({
    itemName: Type.String(),
    mayRestore: Type.Boolean(),
    rows: Type.Array(
      Type.Object({
        version: Type.Integer(),
        publishedAt: Type.String(),
        isCurrent: Type.Boolean(),
        cases: Type.Integer({ description: 'cases on their way under it' }),
        change: Type.Optional(Notice),
      }),
    ),
  }),
  problems: ['catalogue.no-such-item'],
  example: {
    params: { id: 'gthsl' },
    answer: {
      itemName: '个体工商户设立登记',
      mayRestore: false,
      rows: [
        { version: 2, publishedAt: '2026-09-30T01:00:00.000Z', isCurrent: true, cases: 1, change: exampleNotice },
        { version: 1, publishedAt: '2026-09-01T01:00:00.000Z', isCurrent: false, cases: 14 },
      ],
    },
  },
})

export const restoreVersion = endpoint({
  name: 'restoreVersion',
  method: 'POST',
  path: '/workshop/items/:id/restorations',
  tag: 'workshop',
  summary: '恢复: put an earlier version in force again, as a new one',
  may: { permission: 'workshop.publish-draft' },
  params: Type.Object({ id: ItemId }),
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), reason: Type.String({ maxLength: 500 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ version: Type.Integer() }),
  problems: [
    'catalogue.no-such-item',
    'workshop.no-such-version',
    'workshop.same-version',
    'workshop.draft-open',
    'workshop.reason-missing',
    'access.out-of-scope',
  ],
  example: {
    params: { id: 'gthsl' },
    body: { version: 1, reason: '新版漏了一种情形' },
    answer: { version: 3 },
  },
})

export const readItemChange = endpoint({
  name: 'readItemChange',
  method: 'GET',
  path: '/workshop/items/:id/change',
  tag: 'workshop',
  summary:
    'The notice of the last change of an item, while it is new to who asks: published in the last 60 days, not seen',
  may: { permission: 'workshop.read-changes' },
  params: Type.Object({ id: ItemId }),
  answer: Type.Object({ change: Type.Union([Notice, Type.Null()]) }),
  example: { params: { id: 'gthsl' }, answer: { change: exampleNotice } },
})

export const seeItemChange = endpoint({
  name: 'seeItemChange',
  method: 'POST',
  path: '/workshop/items/:id/change/looks',
  tag: 'workshop',
  summary: '知道了: who asks has seen what changed with a version',
  may: { permission: 'workshop.read-changes' },
  params: Type.Object({ id: ItemId }),
  body: Type.Object({ version: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
  answer: Type.Object({ item: ItemId }),
  problems: ['workshop.no-such-version'],
  example: { params: { id: 'gthsl' }, body: { version: 2 }, answer: { item: 'gthsl' } },
})

export const listLibraryMaterials = endpoint({
  name: 'listLibraryMaterials',
  method: 'GET',
  path: '/workshop/library-materials',
  tag: 'workshop',
  summary: 'Materials of the standard library whose name or reference holds a word',
  may: { permission: 'workshop.edit-draft' },
  query: Type.Object({ q: Type.String({ maxLength: 60 }) }),
  answer: Type.Object({ rows: Type.Array(Type.Any()) }),
  example: { query: { q: '身份证' }, answer: { rows: [{ ref: 'id-card', name: '居民身份证' }] } },
})
