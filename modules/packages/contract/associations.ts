import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** What counts as asked for together. */
export const MiningTerms = Type.Object(
  {
    windowDays: Type.Integer({ minimum: 1, maximum: 1100, description: 'days that cases may lie apart' }),
    leastApplicants: Type.Integer({
      minimum: 3,
      maximum: 1_000_000,
      description: 'never fewer than three, so that nobody can be told',
    }),
    leastConfidence: Type.Number({ minimum: 0, maximum: 1 }),
    leastLift: Type.Number({ minimum: 0, maximum: 1000 }),
    largest: Type.Integer({ minimum: 2, maximum: 8, description: 'items of the largest sets' }),
    mostItems: Type.Integer({ minimum: 2, maximum: 200, description: 'applicants with more items at once are agents' }),
  },
  { additionalProperties: false },
)
export type MiningTerms = Static<typeof MiningTerms>

const Named = Type.Object({ id: Type.String(), name: Type.String(), departmentName: Type.String() })

const AssociationLine = Type.Object({
  items: Type.Array(Named, { description: 'in the order in which most applicants ask for them' }),
  applicants: Type.Integer(),
  support: Type.Number({ description: 'share of all applicants' }),
  confidence: Type.Number({ description: 'share of those who asked for the others that asked for the consequent too' }),
  consequent: Type.String(),
  lift: Type.Number({ description: 'times more often than by chance' }),
  days: Type.Object({
    quarter: Type.Integer(),
    median: Type.Integer(),
    threeQuarters: Type.Integer(),
    examples: Type.Array(Type.Integer()),
  }),
  /** packages in force that hold all of the items */
  packages: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})
export type AssociationLine = Static<typeof AssociationLine>

const Mining = Type.Object({
  minedAt: Type.String(),
  seconds: Type.Number(),
  cases: Type.Integer(),
  applicants: Type.Integer(),
  skipped: Type.Integer({ description: 'applicants left out as agents' }),
  terms: MiningTerms,
})

const Associations = Type.Object({
  /** null: never mined */
  mining: Type.Union([Mining, Type.Null()]),
  /** when it was asked for again; null: nothing waits */
  waitingSince: Type.Union([Type.String(), Type.Null()]),
  terms: MiningTerms,
  rows: Type.Array(AssociationLine),
})
export type Associations = Static<typeof Associations>

const terms = {
  windowDays: 90,
  leastApplicants: 3,
  leastConfidence: 0.2,
  leastLift: 1.5,
  largest: 5,
  mostItems: 12,
}

export const readAssociations = endpoint({
  name: 'readAssociations',
  method: 'GET',
  path: '/package-associations',
  tag: 'packages',
  summary: 'Items that the same applicants ask for within a window of time, with the evidence; no applicant is named',
  may: { permission: 'packages.read-draft' },
  answer: Associations,
  example: {
    answer: {
      mining: {
        minedAt: '2026-09-24T18:10:00.000Z',
        seconds: 1.2,
        cases: 182_031,
        applicants: 120_422,
        skipped: 3,
        terms,
      },
      waitingSince: null,
      terms,
      rows: [
        {
          items: [
            { id: 'gthsl', name: '个体工商户设立登记', departmentName: '市场监督管理局' },
            { id: 'yczm', name: '烟草专卖零售许可证核发（新办）', departmentName: '烟草专卖局' },
          ],
          applicants: 812,
          support: 0.0067,
          confidence: 0.61,
          consequent: 'gthsl',
          lift: 9.4,
          days: { quarter: 6, median: 12, threeQuarters: 30, examples: [0, 6, 12, 30, 88] },
          packages: [{ id: 'pkg-kbld', name: '开便利店一件事' }],
        },
      ],
    },
  },
})

export const mineCases = endpoint({
  name: 'mineCases',
  method: 'POST',
  path: '/package-associations',
  tag: 'packages',
  summary: '重新分析: the case history is mined again with these terms, in the background',
  may: { permission: 'packages.mine' },
  body: MiningTerms,
  answer: Type.Object({ waitingSince: Type.String() }),
  example: { body: terms, answer: { waitingSince: '2026-09-24T06:06:31.000Z' } },
})
