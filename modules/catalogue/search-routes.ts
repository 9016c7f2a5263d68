import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import { decided } from '@yichuang/platform/pure'
import * as contract from './contract/search.ts'
import type { CatalogueParts } from './module.ts'
import { missedSearches } from './queries/missed-searches.ts'
import type { searchIndex } from './queries/search-index.ts'
import { SURE, searchItems } from './rules/index.ts'
import type { SearchHit } from './rules/index.ts'

/** Answers kept for phrases asked again, while the index is the same. */
const KEPT = 2000

/** The open search over items and packages, and what it did not find. (CON-08) */
export function searchRoutes(db: Database, parts: CatalogueParts, index: ReturnType<typeof searchIndex>): Route[] {
  let kept: { readonly from: unknown; readonly hits: Map<string, SearchHit[]> } | undefined
  return [
    answer(contract.searchCatalogue, async ({ query, at }) => {
      const from = await index.index()
      const key = `${query.limit} ${query.area ?? ''} ${query.q}`
      if (kept?.from !== from || kept.hits.size >= KEPT) kept = { from, hits: new Map() }
      const { hits: answers } = kept
      const hits = answers.get(key) ?? searchItems(from, query.q, query.limit, await rankFor(query.area))
      answers.set(key, hits)
      const [first] = hits
      const confident = first !== undefined && first.score >= SURE
      // Words nobody waits for: they are written behind the answer.
      if (!confident) index.noteLater(query.q, at)
      return decided({ results: hits, confident })
    }),
    answer(contract.listMissedSearches, async ({ query }) => decided({ rows: await missedSearches(db, query.limit) })),
  ]

  /** The searcher's own area, then frequency. */
  async function rankFor(area: string | undefined) {
    const [all, used, departments] = await Promise.all([parts.items.all(), parts.frequency(), parts.departments()])
    const near = new Map<string, number>()
    if (area !== undefined && area !== '')
      for (const department of departments) near.set(department, nearness(area, await parts.regionOf(department)))
    return (id: string) => (near.get(all.get(id)?.department ?? '') ?? 0) * 1e9 + (used.get(id) ?? 0)
  }
}

/** How many leading digits of two area codes agree, by province, city and county. */
function nearness(one: string, other: string): number {
  return [2, 4, 6].filter((length) => one.length >= length && one.slice(0, length) === other.slice(0, length)).length
}
