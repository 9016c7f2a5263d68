import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleSaving, PackageId, Saving } from './packages.ts'

/** What changes between versions of a package, and the way back to an earlier one. (CAT-11, CAT-12) */

const params = Type.Object({ id: PackageId })
const Named = Type.Object({ key: Type.String(), name: Type.String() })
const words = Type.Array(Type.String())
const kinds = ['more', 'fewer', 'other', 'details', 'no-longer', 'newly', 'path-gone', 'path-new'] as const
const differences = ['required', 'optional', 'order', 'answers'] as const

const PackageChanges = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  /** members of the package itself that differ */
  members: words,
  items: Type.Object({
    added: Type.Array(Named),
    dropped: Type.Array(Named),
    changed: Type.Array(
      Type.Object({
        ...Named.properties,
        what: Type.Array(Type.Union(differences.map((what) => Type.Literal(what)))),
      }),
    ),
  }),
  questions: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('added'), Type.Literal('dropped'), Type.Literal('changed')]),
      text: Type.String(),
      isReworded: Type.Boolean(),
      added: words,
      dropped: words,
      changed: words,
    }),
  ),
  /** fields of the form that come or go */
  fields: Type.Object({ added: words, dropped: words }),
  tried: Type.Integer({ description: 'applicants that were tried with both versions' }),
  unchanged: Type.Integer({ description: 'of them, those who meet no difference' }),
  changes: Type.Array(
    Type.Object({
      kind: Type.Union(kinds.map((kind) => Type.Literal(kind))),
      combinations: Type.Integer({ description: 'applicants tried that it concerns' }),
      added: Type.Array(Named),
      dropped: Type.Array(Named),
      changed: Type.Array(Named),
      /** answers that show it, in words */
      example: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
    }),
  ),
  /** what each spares the same applicant; null: nobody gets through both */
  saving: Type.Union([Type.Object({ from: Saving, to: Saving }), Type.Null()]),
})
export type PackageChanges = Static<typeof PackageChanges>

export const comparePackageVersions = endpoint({
  name: 'comparePackageVersions',
  method: 'GET',
  path: '/packages/:id/comparison',
  tag: 'packages',
  summary: 'What changes for applicants between two versions of a package, over the items as they are in force',
  may: { permission: 'packages.read' },
  params,
  query: Type.Object({ from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) }),
  answer: PackageChanges,
  problems: ['packages.no-such-package', 'packages.no-such-version'],
  example: {
    params: { id: 'pkg-kcyd' },
    query: { from: 1, to: 2 },
    answer: {
      from: 1,
      to: 2,
      members: ['limits'],
      items: {
        added: [],
        dropped: [],
        changed: [{ key: 'hwzp', name: '户外招牌设施设置备案', what: ['required'] }],
      },
      questions: [
        { kind: 'changed', text: '还要办哪些？', isReworded: false, added: [], dropped: ['户外招牌'], changed: [] },
      ],
      fields: { added: ['广告设施尺寸'], dropped: [] },
      tried: 9,
      unchanged: 3,
      changes: [
        {
          kind: 'more',
          combinations: 6,
          added: [{ key: 'sign-design applicant', name: '招牌效果图' }],
          dropped: [],
          changed: [],
          example: [{ question: '门店房屋情况', answer: '自有且有证' }],
        },
      ],
      saving: { from: exampleSaving, to: exampleSaving },
    },
  },
})

export const restorePackageVersion = endpoint({
  name: 'restorePackageVersion',
  method: 'POST',
  path: '/packages/:id/restorations',
  tag: 'packages',
  summary: '恢复: put an earlier version of a package in force again, as a new one',
  may: { permission: 'packages.publish' },
  params,
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), reason: Type.String({ maxLength: 500 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ version: Type.Integer() }),
  problems: [
    'packages.no-such-package',
    'packages.no-such-version',
    'packages.same-version',
    'packages.draft-open',
    'packages.reason-missing',
    'packages.findings-open',
    'access.out-of-scope',
  ],
  example: {
    params: { id: 'pkg-kcyd' },
    body: { version: 1, reason: '不挂招牌的店也被要求备案' },
    answer: { version: 3 },
  },
})
