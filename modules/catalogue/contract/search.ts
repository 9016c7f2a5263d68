import { endpoint, pageOf, Type } from '@yichuang/platform/contract'

const Phrase = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
const Item = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })

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
    kind: Type.Optional(
      Type.Union([Type.Literal('item'), Type.Literal('package')], { description: 'only these; both without it' }),
    ),
    note: Type.Optional(
      Type.Boolean({ description: 'false: what is not found is not written down for the keepers of the catalogue' }),
    ),
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

export const noteMissedSearch = endpoint({
  name: 'noteMissedSearch',
  method: 'POST',
  path: '/catalogue/missed-searches',
  tag: 'catalogue',
  summary: 'Write down words that a search over items, cases and people did not find anywhere',
  may: { permission: 'catalogue.read' },
  body: Type.Object({ phrase: Phrase }, { additionalProperties: false }),
  /** not noted: long numbers */
  answer: Type.Object({ noted: Type.Boolean() }),
  example: { body: { phrase: '拉货证' }, answer: { noted: true } },
})

const state = Type.Union([Type.Literal('open'), Type.Literal('added'), Type.Literal('dismissed')])
const NamedItem = Type.Object({ id: Type.String(), name: Type.String(), departmentName: Type.String() })

const MissedSearch = Type.Object({
  phrase: Type.String(),
  /** how often it was looked for */
  count: Type.Integer(),
  lastAt: Type.String(),
  /** window, office, public-page, open-interface */
  places: Type.Array(Type.Object({ place: Type.String(), count: Type.Integer() })),
  state,
  /** the nearest item, however far: a proposal */
  proposed: Type.Optional(NamedItem),
  /** the item it was added to */
  item: Type.Optional(NamedItem),
  reason: Type.Optional(Type.String()),
  settledAt: Type.Optional(Type.String()),
  settledByName: Type.Optional(Type.String()),
})

export const listMissedSearches = endpoint({
  name: 'listMissedSearches',
  method: 'GET',
  path: '/catalogue/missed-searches',
  tag: 'catalogue',
  summary: 'Words that found nothing, the most frequent first, with the item they may mean',
  description: 'A department administrator sees those nearest to an item of the own department and those near to none.',
  may: { permission: 'catalogue.keep-words' },
  query: Type.Object({
    state: Type.Optional(state),
    after: Type.Optional(Type.String({ maxLength: 100, description: 'last phrase of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(MissedSearch),
  example: {
    query: { limit: 50 },
    answer: {
      rows: [
        {
          phrase: '拉货证',
          count: 3,
          lastAt: '2026-09-18T01:00:00.000Z',
          places: [{ place: 'window', count: 3 }],
          state: 'open',
          proposed: { id: 'dlysz', name: '道路货物运输经营许可', departmentName: '交通运输局' },
        },
      ],
      total: 1,
    },
  },
})

const settles = ['catalogue.no-such-missed-search', 'access.out-of-scope'] as const

export const addEverydayWord = endpoint({
  name: 'addEverydayWord',
  method: 'POST',
  path: '/catalogue/everyday-words',
  tag: 'catalogue',
  summary: 'Add words by which people look for an item; every search finds it by them at once',
  may: { permission: 'catalogue.keep-words' },
  body: Type.Object({ phrase: Phrase, item: Item }, { additionalProperties: false }),
  /** not added: the item had these words already */
  answer: Type.Object({ phrase: Type.String(), item: Item, added: Type.Boolean() }),
  problems: ['catalogue.no-such-item', 'access.out-of-scope', 'catalogue.word-too-short'],
  example: { body: { phrase: '面馆手续', item: 'spjy' }, answer: { phrase: '面馆手续', item: 'spjy', added: true } },
})

export const removeEverydayWord = endpoint({
  name: 'removeEverydayWord',
  method: 'POST',
  path: '/catalogue/everyday-word-removals',
  tag: 'catalogue',
  summary: 'Take back words that were added for an item; they wait again with what was not found',
  may: { permission: 'catalogue.keep-words' },
  body: Type.Object({ phrase: Phrase, item: Item }, { additionalProperties: false }),
  answer: Type.Object({ phrase: Type.String(), item: Item, removed: Type.Boolean() }),
  problems: ['catalogue.no-such-item', 'access.out-of-scope'],
  example: { body: { phrase: '面馆手续', item: 'spjy' }, answer: { phrase: '面馆手续', item: 'spjy', removed: true } },
})

export const dismissMissedSearch = endpoint({
  name: 'dismissMissedSearch',
  method: 'POST',
  path: '/catalogue/missed-search-dismissals',
  tag: 'catalogue',
  summary: 'Put words aside that no item of this place is meant by, with the reason',
  may: { permission: 'catalogue.keep-words' },
  body: Type.Object({ phrase: Phrase, reason: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
  answer: Type.Object({ phrase: Type.String(), state }),
  problems: [...settles, 'catalogue.reason-missing'],
  example: {
    body: { phrase: '今天天气', reason: '不是办事' },
    answer: { phrase: '今天天气', state: 'dismissed' },
  },
})
