import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export const ItemId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })

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
