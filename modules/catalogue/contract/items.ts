import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export const ItemId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })

export const Length = Type.Object({ value: Type.Integer(), unit: Type.String() })

/** An item in a list. */
export const ItemLine = Type.Object({
  id: ItemId,
  name: Type.String(),
  type: Type.String(),
  handling: Type.String(),
  board: Type.String(),
  boardName: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  version: Type.Integer(),
  /** national code of the item, null where none is known */
  code: Type.Union([Type.String(), Type.Null()]),
  /** what this place promises */
  committed: Length,
  /** whether the window of the person asking takes it, and why not */
  taken: Type.Optional(Type.Boolean()),
  reason: Type.Optional(Type.String()),
  /** by which paper the person asking, or their hall, may accept it today */
  delegation: Type.Optional(Type.Object({ no: Type.String(), until: Type.String() })),
  score: Type.Optional(Type.Number()),
})
export type ItemLine = Static<typeof ItemLine>

const exampleLine: ItemLine = {
  id: 'gthsl',
  name: '个体工商户设立登记',
  type: '行政许可',
  handling: '即办件',
  board: 'ssdj',
  boardName: '商事登记',
  department: 'scjg',
  departmentName: '市场监督管理局',
  version: 1,
  code: '00013112800001',
  committed: { value: 0, unit: 'workday' },
}

export const searchItems = endpoint({
  name: 'searchItems',
  method: 'GET',
  path: '/catalogue/items',
  tag: 'catalogue',
  summary: 'Find items by name, everyday word, code, pinyin or initials; all of them without a phrase',
  may: 'public',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    department: Type.Optional(Type.String({ maxLength: 600, description: 'one or more ids, with commas' })),
    board: Type.Optional(Type.String({ maxLength: 600, description: 'one or more ids, with commas' })),
    handling: Type.Optional(Type.String({ maxLength: 20, description: '即办件, 承诺件, 联办件; with commas' })),
    here: Type.Optional(
      Type.Literal('taken', { description: 'only what the window of the person asking may accept today' }),
    ),
    sort: Type.Optional(
      Type.String({ pattern: '^-?(name|department|board|handling|limit)$', description: 'best hits first without it' }),
    ),
    after: Type.Optional(Type.String({ maxLength: 60, description: 'id of the last item of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 20 }),
    note: Type.Optional(
      Type.Boolean({ description: 'false: what is not found is not written down for the keepers of the catalogue' }),
    ),
  }),
  answer: Type.Object({
    ...pageOf(ItemLine).properties,
    /** with a phrase: whether the first is likely what was meant; otherwise they are only the nearest */
    confident: Type.Optional(Type.Boolean()),
  }),
  example: { query: { q: 'gth', limit: 8 }, answer: { rows: [exampleLine], total: 1, confident: true } },
})

const Facet = Type.Object({ id: Type.String(), name: Type.String(), count: Type.Integer() })

const ItemFacets = Type.Object({
  departments: Type.Array(Facet),
  boards: Type.Array(Facet),
  handlings: Type.Array(Facet),
})
export type ItemFacets = Static<typeof ItemFacets>

export const readItemFacets = endpoint({
  name: 'readItemFacets',
  method: 'GET',
  path: '/catalogue/item-facets',
  tag: 'catalogue',
  summary: 'Departments, boards and handling types that have items, with how many',
  may: { permission: 'catalogue.read' },
  answer: ItemFacets,
  example: {
    answer: {
      departments: [{ id: 'scjg', name: '市场监督管理局', count: 12 }],
      boards: [{ id: 'ssdj', name: '商事登记', count: 9 }],
      handlings: [{ id: '即办件', name: '即办件', count: 28 }],
    },
  },
})

const Named = Type.Object({ id: Type.String(), name: Type.String() })

const ItemContext = Type.Object({
  boardName: Type.String(),
  /** licence types that materials and results name */
  licences: Type.Array(Named),
  /** data elements that its form and its review points name */
  elements: Type.Array(Type.Object({ key: Type.String(), label: Type.String(), type: Type.String() })),
  /** items that outcomes lead to or whose results are materials */
  items: Type.Array(Named),
  delegations: Type.Array(
    Type.Object({
      no: Type.String(),
      holderName: Type.String(),
      powers: Type.Array(Type.String()),
      from: Type.String(),
      until: Type.String(),
      includesMajor: Type.Boolean(),
      /** names this item; otherwise it covers all items of the department */
      namesItem: Type.Boolean(),
    }),
  ),
})
export type ItemContext = Static<typeof ItemContext>

export const readItemContext = endpoint({
  name: 'readItemContext',
  method: 'GET',
  path: '/catalogue/items/:id/context',
  tag: 'catalogue',
  summary: 'What stands around an item: names of what it refers to, and the delegations in force for it',
  may: { permission: 'catalogue.read' },
  params: Type.Object({ id: ItemId }),
  answer: ItemContext,
  problems: ['catalogue.no-such-item'],
  example: {
    params: { id: 'gthsl' },
    answer: {
      boardName: '商事登记',
      licences: [{ id: 'lic-yyzz', name: '营业执照' }],
      elements: [{ key: 'applicant.name', label: '申请人姓名', type: 'string' }],
      items: [],
      delegations: [
        {
          no: '云市监委〔2026〕1号',
          holderName: '云岫县行政服务中心',
          powers: ['accept', 'refuse'],
          from: '2025-12-31T16:00:00.000Z',
          until: '2027-06-30T15:59:59.999Z',
          includesMajor: false,
          namesItem: false,
        },
      ],
    },
  },
})
