import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const ItemId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const Id = Type.String({ maxLength: 60 })
const Named = Type.Object({ id: Type.String(), name: Type.String() })
const Length = Type.Object({ value: Type.Integer(), unit: Type.String() })

const GuideLine = Type.Object({
  id: ItemId,
  name: Type.String(),
  version: Type.Integer(),
  handling: Type.String(),
  objects: Type.Array(Type.String()),
  department: Named,
  board: Named,
  packages: Type.Array(Named, { description: 'events of life (一件事) the item belongs to' }),
  letter: Type.String({ description: 'first letter of the pinyin, # where there is none' }),
  committed: Length,
})

const exampleLine: Static<typeof GuideLine> = {
  id: 'gthsl',
  name: '个体工商户设立登记',
  version: 1,
  handling: '即办件',
  objects: ['自然人'],
  department: { id: 'scjg', name: '市场监督管理局' },
  board: { id: 'ssdj', name: '商事登记' },
  packages: [{ id: 'pkg-kcyd', name: '开餐饮店一件事' }],
  letter: 'G',
  committed: { value: 0, unit: 'workday' },
}

const Facet = Type.Object({ id: Type.String(), name: Type.String(), count: Type.Integer() })

export const listGuides = endpoint({
  name: 'listGuides',
  method: 'GET',
  path: '/guides',
  tag: 'guides',
  summary: 'Service guides in force: by theme, event of life, department, service object, letter, or words',
  may: 'public',
  query: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      theme: Type.Optional(Id),
      life: Type.Optional(Id),
      department: Type.Optional(Id),
      object: Type.Optional(Id),
      letter: Type.Optional(Type.String({ maxLength: 1 })),
      by: Type.Optional(
        Type.Union(
          ['theme', 'life', 'department', 'object', 'letter'].map((way) => Type.Literal(way)),
          { description: 'the choices to count in `facets`; theme without it' },
        ),
      ),
      page: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    rows: Type.Array(GuideLine),
    facets: Type.Array(Facet),
    total: Type.Integer(),
    page: Type.Integer(),
    pages: Type.Integer(),
  }),
  example: {
    query: { department: 'scjg', by: 'department', page: 1, limit: 1 },
    answer: {
      rows: [exampleLine],
      facets: [{ id: 'scjg', name: '市场监督管理局', count: 9 }],
      total: 9,
      page: 1,
      pages: 9,
    },
  },
})

const GuideAnswer = Type.Object({
  id: ItemId,
  name: Type.String(),
  version: Type.Integer(),
  isCurrent: Type.Boolean(),
  publishedAt: Type.Optional(Type.String()),
  /** version in force now; absent when the item is no longer offered */
  current: Type.Optional(Type.Integer()),
  /** where the guide is read, prints of both forms beside it */
  addresses: Type.Object({
    full: Type.String(),
    short: Type.String(),
    fullPdf: Type.String(),
    shortPdf: Type.String(),
  }),
  guide: Type.Any({
    description:
      'mainItem, codes, type, handling, department, board, levels, objects, channels, visits, region, limits, legalBasis, ' +
      'conditions, materials with what each depends on and the blank forms and sample kept with it, specialProcedures, fee, results, flow, places, packages, remedies; ' +
      'what the catalogue does not say is not there',
  }),
})

export const readGuide = endpoint({
  name: 'readGuide',
  method: 'GET',
  path: '/guides/:id',
  tag: 'guides',
  summary: 'The service guide of an item, made from the catalogue, in the version in force or in an earlier one',
  may: 'public',
  params: Type.Object({ id: ItemId }),
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }, { additionalProperties: false }),
  answer: GuideAnswer,
  problems: ['guides.no-such-guide'],
  example: {
    params: { id: 'gthsl' },
    answer: {
      id: 'gthsl',
      name: '个体工商户设立登记',
      version: 1,
      isCurrent: true,
      publishedAt: '2026-09-01T00:00:00.000Z',
      current: 1,
      addresses: {
        full: 'https://hall.example.org/guides/gthsl',
        short: 'https://hall.example.org/guides/gthsl/short',
        fullPdf: 'https://hall.example.org/guides/gthsl/full.pdf',
        shortPdf: 'https://hall.example.org/guides/gthsl/short.pdf',
      },
      guide: { type: '行政许可', conditions: ['有经营能力的自然人，经营范围不属于禁止进入的行业'] },
    },
  },
})

export const readGuideFile = endpoint({
  name: 'readGuideFile',
  method: 'GET',
  path: '/guides/:id/files/:hash',
  tag: 'guides',
  summary: 'A blank form, or a page of the filled sample, that the version in force keeps with a material',
  may: 'public',
  gives: 'file',
  params: Type.Object({ id: ItemId, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  answer: Type.Any(),
  problems: ['guides.no-such-file'],
  example: { params: { id: 'gthsl', hash: 'a3f1'.repeat(16) } },
})
