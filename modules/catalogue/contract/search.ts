import { endpoint, Type } from '@yichuang/platform/contract'

export const searchCatalogue = endpoint({
  name: 'searchCatalogue',
  method: 'GET',
  path: '/catalogue/search',
  tag: 'catalogue',
  summary:
    'Items and packages for everyday words, sentences, pinyin, initials or codes, best first, and whether to trust them',
  may: 'public',
  query: Type.Object({
    q: Type.String({ minLength: 1, maxLength: 200 }),
    limit: Type.Integer({ minimum: 1, maximum: 50, default: 10 }),
    /** area of the searcher: among equals its own items come first */
    area: Type.Optional(Type.String({ maxLength: 12, pattern: '^[0-9]*$' })),
  }),
  answer: Type.Object({
    results: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.Union([Type.Literal('item'), Type.Literal('package')]),
        name: Type.String(),
        /** 0 … 1 */
        score: Type.Number({ minimum: 0, maximum: 1 }),
      }),
    ),
    /** false: nothing fits; offer a person instead */
    confident: Type.Boolean(),
  }),
  example: {
    query: { q: '办营业执照', limit: 5 },
    answer: { results: [{ id: 'gthsl', kind: 'item', name: '个体工商户设立登记', score: 1 }], confident: true },
  },
})

export const listMissedSearches = endpoint({
  name: 'listMissedSearches',
  method: 'GET',
  path: '/catalogue/missed-searches',
  tag: 'catalogue',
  summary: 'Phrases that found nothing, the most frequent first, for those who keep the synonyms',
  may: { permission: 'catalogue.change-item-setting' },
  query: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }),
  answer: Type.Object({
    rows: Type.Array(Type.Object({ phrase: Type.String(), count: Type.Integer(), lastAt: Type.String() })),
  }),
  example: {
    query: { limit: 50 },
    answer: { rows: [{ phrase: '结婚登记', count: 3, lastAt: '2026-09-18T09:00:00+08:00' }] },
  },
})
