import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import type { CatalogueParts } from './module.ts'
import { acceptancesOf, delegationsInForce, paperFor } from './queries/acceptances.ts'
import type { ItemTitle } from './queries/item-book.ts'
import { catalogueWords, contextOf } from './queries/item-context.ts'
import { facetsOf, isWanted, lineOf, pageOfItems } from './queries/list-items.ts'
import { searchItems } from './rules/index.ts'

/** Items in lists, what lists can be narrowed to, and what stands around an item. (CAT-01, CAT-14) */
export function listRoutes(db: Database, parts: CatalogueParts): Route[] {
  const words = catalogueWords(db, parts.items)
  const { items, index } = parts
  return [
    answer(contract.searchItems, async ({ query, actor, at }) => {
      const all = await items.all()
      const scores = await scoresOf(query.q, all)
      if (query.q !== undefined && scores.length === 0) await index.noteMissed(query.q, at)
      const [names, { boards }, settings] = await Promise.all([parts.names(), words.current(), items.settings()])
      const window = await parts.window(actor.window)
      const papers = await acceptancesOf(parts.delegations, actor, at)
      const rows = scores.flatMap(({ id, score }) => {
        const found = all.get(id)
        if (found === undefined || !isWanted(found, query)) return []
        const facts = { names, boards, window, setting: settings.get(id), paper: paperFor(papers, found) }
        const line = lineOf(found, facts)
        return query.here === undefined || (line.taken === true && line.delegation !== undefined)
          ? [{ ...line, score }]
          : []
      })
      return decided(pageOfItems(rows, query))
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

  async function scoresOf(q: string | undefined, all: ReadonlyMap<string, ItemTitle>) {
    if (q === undefined || q.trim() === '') return [...all.keys()].map((id) => ({ id, score: 1 }))
    return searchItems(await index.index(), q, Math.max(all.size, 50))
  }
}
