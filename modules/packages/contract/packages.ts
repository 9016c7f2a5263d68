import { ActionOffer, endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export const PackageId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const orNull = Type.Union([Type.String(), Type.Null()])
const State = Type.Union([Type.Literal('composing'), Type.Literal('published'), Type.Literal('cancelled')])
const Document = Type.Any({ description: 'the package whole, in the exchange format' })
const Items = Type.Array(Type.Any(), { description: 'the items in force that it names, whole, in the exchange format' })

/** What fields are called that an item asks for and drew no form for. */
const Elements = Type.Array(Type.Object({ key: Type.String(), label: Type.String() }), {
  description: 'data elements of the catalogue: what the codes of fields mean',
})

const Figures = Type.Object({
  steps: Type.Integer(),
  materials: Type.Integer(),
  visits: Type.Integer(),
  days: Type.Integer({ description: 'working days as promised' }),
  questions: Type.Integer(),
  fields: Type.Integer({ description: 'of the forms to fill in' }),
})
/** What it spares an applicant, that of its worked example where no other is named. */
export const Saving = Type.Object({
  isComplete: Type.Boolean(),
  before: Figures,
  after: Figures,
  legalDays: Type.Integer(),
  critical: Type.Array(Type.String(), { description: 'items that decide how long it takes' }),
})

const DraftMark = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ownerName: Type.String({ description: 'who saved last' }),
  savedAt: Type.String(),
  errors: Type.Integer(),
})

const PackageLine = Type.Object({
  id: PackageId,
  name: Type.String(),
  departmentName: Type.String(),
  items: Type.Array(Type.Object({ id: PackageId, name: Type.String() })),
  /** null: never published */
  version: Type.Union([Type.Integer(), Type.Null()]),
  publishedAt: orNull,
  /** the draft that is being composed; null: none */
  draft: Type.Union([DraftMark, Type.Null()]),
  saving: Saving,
})
export type PackageLine = Static<typeof PackageLine>

const Version = Type.Object({
  version: Type.Integer(),
  publishedAt: orNull,
  publishedByName: orNull,
  items: Type.Integer(),
  reason: Type.String(),
})

const PublishedPackage = Type.Object({
  id: PackageId,
  name: Type.String(),
  departmentName: Type.String(),
  version: Type.Integer(),
  publishedAt: orNull,
  guideUrl: Type.String({ description: 'address of the public guide' }),
  document: Document,
  items: Items,
  elements: Elements,
  versions: Type.Array(Version),
  draft: Type.Union([DraftMark, Type.Null()]),
  mayCompose: Type.Boolean(),
  mayRestore: Type.Boolean({ description: 'may put an earlier version in force again' }),
})
export type PublishedPackage = Static<typeof PublishedPackage>

const PackageDraft = Type.Object({
  id: Type.String({ format: 'uuid' }),
  package: PackageId,
  version: Type.Integer({ description: 'send it as expectedVersion with the next act' }),
  state: State,
  /** the published version it began from; null: a new package */
  baseVersion: Type.Union([Type.Integer(), Type.Null()]),
  departmentName: Type.String(),
  reason: Type.String(),
  ownerName: Type.String(),
  savedAt: Type.String(),
  errors: Type.Integer(),
  document: Document,
  items: Items,
  elements: Elements,
  actions: Type.Array(ActionOffer),
})
export type PackageDraft = Static<typeof PackageDraft>

const exampleId = '0192f0aa-1111-7000-8000-000000000011'
const figures = { steps: 8, materials: 14, visits: 3, days: 10, questions: 9, fields: 26 }
const elements = [{ key: 'org.name', label: '名称（字号）' }]
export const exampleSaving = {
  isComplete: true,
  before: figures,
  after: { steps: 2, materials: 6, visits: 1, days: 10, questions: 6, fields: 21 },
  legalDays: 26,
  critical: ['gthsl', 'yczm'],
}
const mark = { id: exampleId, ownerName: '宋可为', savedAt: '2026-09-24T06:06:31.000Z', errors: 0 }
const document = { kind: 'package', id: 'pkg-kbld', name: '开便利店一件事' }
const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Kept = Type.Object({ id: Type.String(), version: Type.Integer(), state: State })
const seen = { expectedVersion: Type.Integer({ minimum: 1 }) }
const stepProblems = ['packages.no-such-draft', 'access.out-of-scope', 'packages.not-now', 'packages.stale-version']

export const listPackages = endpoint({
  name: 'listPackages',
  method: 'GET',
  path: '/packages',
  tag: 'packages',
  summary: 'All packages in force and the drafts in reach, with what each spares the applicant of its worked example',
  may: { permission: 'packages.read' },
  answer: Type.Object({ rows: Type.Array(PackageLine) }),
  example: {
    answer: {
      rows: [
        {
          id: 'pkg-kbld',
          name: '开便利店一件事',
          departmentName: '市场监督管理局',
          items: [{ id: 'gthsl', name: '个体工商户设立登记' }],
          version: 1,
          publishedAt: null,
          draft: mark,
          saving: exampleSaving,
        },
      ],
    },
  },
})

export const readPackage = endpoint({
  name: 'readPackage',
  method: 'GET',
  path: '/packages/:id',
  tag: 'packages',
  summary: 'A package in force with its items, versions and the draft that is being composed',
  may: { permission: 'packages.read' },
  params: Type.Object({ id: PackageId }),
  answer: PublishedPackage,
  problems: ['packages.no-such-package'],
  example: {
    params: { id: 'pkg-kbld' },
    answer: {
      id: 'pkg-kbld',
      name: '开便利店一件事',
      departmentName: '市场监督管理局',
      version: 1,
      publishedAt: null,
      guideUrl: 'http://127.0.0.1:4700/packages/pkg-kbld',
      document,
      items: [{ kind: 'item', id: 'gthsl', name: '个体工商户设立登记' }],
      elements,
      versions: [{ version: 1, publishedAt: null, publishedByName: null, items: 5, reason: '' }],
      draft: null,
      mayCompose: true,
      mayRestore: false,
    },
  },
})

export const openPackageDraft = endpoint({
  name: 'openPackageDraft',
  method: 'POST',
  path: '/package-drafts',
  tag: 'packages',
  summary: '编排: begin a draft of a package in force, or of a new one from items of the catalogue',
  may: { permission: 'packages.compose' },
  body: Type.Object(
    {
      package: Type.Optional(PackageId),
      fresh: Type.Optional(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 60 }),
            department: Type.Optional(
              Type.String({ minLength: 1, maxLength: 60, description: 'who leads; else that of the first item' }),
            ),
            items: Type.Array(PackageId, { maxItems: 30 }),
          },
          { additionalProperties: false },
        ),
      ),
      reason: Type.String({ maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: ['packages.no-such-package', 'packages.draft-open', 'access.out-of-scope', 'packages.items-missing'],
  example: {
    body: { fresh: { name: '开书店一件事', items: ['gthsl', 'cbwls'] }, reason: '关联分析提出' },
    answer: { id: exampleId, version: 1, state: 'composing' },
  },
})

export const readPackageDraft = endpoint({
  name: 'readPackageDraft',
  method: 'GET',
  path: '/package-drafts/:id',
  tag: 'packages',
  summary: 'A draft whole, with the items it names and what may be done now',
  may: { permission: 'packages.read-draft' },
  params,
  answer: PackageDraft,
  problems: ['packages.no-such-draft', 'access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: {
      id: exampleId,
      package: 'pkg-kbld',
      version: 3,
      state: 'composing',
      baseVersion: 1,
      departmentName: '市场监督管理局',
      reason: '新增招牌备案',
      ownerName: '宋可为',
      savedAt: mark.savedAt,
      errors: 0,
      document,
      items: [{ kind: 'item', id: 'gthsl', name: '个体工商户设立登记' }],
      elements,
      actions: [{ name: 'publish', allowed: true }],
    },
  },
})

export const savePackageDraft = endpoint({
  name: 'savePackageDraft',
  method: 'POST',
  path: '/package-drafts/:id/document',
  tag: 'packages',
  summary:
    '保存: the package as it is now; refused with the name of who saved in between, and when items wait in a ring',
  may: { permission: 'packages.compose' },
  params,
  body: Type.Object({ document: Document, ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'packages.document-malformed', 'packages.package-differs', 'packages.cycle'],
  example: {
    params: { id: exampleId },
    body: { document, expectedVersion: 3 },
    answer: { id: exampleId, version: 4, state: 'composing' },
  },
})

export const publishPackageDraft = endpoint({
  name: 'publishPackageDraft',
  method: 'POST',
  path: '/package-drafts/:id/publications',
  tag: 'packages',
  summary: '发布: the draft becomes the next version of its package, found and shown everywhere at once',
  may: { permission: 'packages.publish' },
  params,
  body: Type.Object(seen, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'packages.findings-open'],
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 4 },
    answer: { id: exampleId, version: 5, state: 'published' },
  },
})

export const cancelPackageDraft = endpoint({
  name: 'cancelPackageDraft',
  method: 'POST',
  path: '/package-drafts/:id/cancellations',
  tag: 'packages',
  summary: '放弃: the draft is given up; what is in force stays as it is',
  may: { permission: 'packages.compose' },
  params,
  body: Type.Object(seen, { additionalProperties: false }),
  answer: Kept,
  problems: stepProblems,
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 4 },
    answer: { id: exampleId, version: 5, state: 'cancelled' },
  },
})
