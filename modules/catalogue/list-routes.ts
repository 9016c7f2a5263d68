import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { QueryOf } from '@yichuang/platform/contract'
import { decided, refused } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import type { CatalogueParts } from './module.ts'
import { acceptancesOf, delegationsInForce, paperFor } from './queries/acceptances.ts'
import type { ItemTitle } from './queries/item-book.ts'
import { catalogueWords, contextOf } from './queries/item-context.ts'
import { facetsOf, isWanted, lineOf, pageOfItems } from './queries/list-items.ts'
import { askerOf } from './search-routes.ts'

/** Items in lists, what lists can be narrowed to, and what stands around an item. (CAT-01, CAT-14) */
export function listRoutes(db: Database, parts: CatalogueParts): Route[] {
  const words = catalogueWords(db, parts.items)
  const { items } = parts
  return [
    answer(contract.searchItems, async (call) => {
      const { query, actor, at } = call
      const all = await items.all()
      const found = await foundItems(call, all)
      const [names, { boards }, settings] = await Promise.all([parts.names(), words.current(), items.settings()])
      const window = await parts.window(actor.window)
      const papers = await acceptancesOf(parts.delegations, actor, at)
      const rows = found.hits.flatMap(({ id, score }) => {
        const item = all.get(id)
        if (item === undefined) return []
        const facts = { names, boards, window, setting: settings.get(id), paper: paperFor(papers, item) }
        const line = lineOf(item, facts)
        return query.here === undefined || (line.taken === true && line.delegation !== undefined)
          ? [{ ...line, score }]
          : []
      })
      const page = pageOfItems(rows, query, { count: found.total - found.hits.length, isCapped: found.isCapped })
      return decided(found.confident === undefined ? page : { ...page, confident: found.confident })
    }),
    answer(contract.readItemFacets, async () => {
      const [all, names, { boards }] = await Promise.all([items.all(), parts.names(), words.current()])
      return decided(facetsOf(all, { department: names.department, boards }))
    }),
    answer(contract.readItemContext, async ({ params, at }) => {
      const current = await items.current(params.id)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: params.id })
      const [all, names, known] = await Promise.all([items.all(), parts.names(), words.current()])
      const delegations = await delegationsInForce(db, current.item, { at, names })
      return decided({ ...contextOf(current.item, { all, words: known }), delegations })
    }),
  ]

  /** The items of a list: all that fit the filters, or the best for a phrase, only as many as are shown. */
  async function foundItems({ query, actor, at, address }: ListCall, all: ReadonlyMap<string, ItemTitle>) {
    const { q = '', limit } = query
    if (q.trim() === '') {
      const hits = [...all.values()].filter((item) => isWanted(item, query)).map(({ id }) => ({ id, score: 1 }))
      return { hits, total: hits.length, isCapped: false, confident: undefined }
    }
    const isFiltered = [query.department, query.board, query.handling, query.here].some((one) => one !== undefined)
    const isWhole = query.sort === undefined && query.after === undefined && query.here === undefined
    return parts.search.find({
      phrase: q,
      limit: isWhole ? limit : Math.max(all.size, limit),
      area: actor.region,
      only: 'item',
      wanted: isFiltered ? (item) => isWanted(item, query) : undefined,
      // What a filter hides was not missed.
      asker: query.note !== false && !isFiltered ? askerOf({ actor, at, address }) : undefined,
    })
  }
}

type ListCall = Call<unknown, QueryOf<typeof contract.searchItems>>
