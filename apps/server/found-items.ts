import type { CatalogueSearch } from '@yichuang/modules/catalogue/public'

/** Items that a search may find. */
const MOST_FOUND = 200

/** Ids of the items that fit a phrase, the best first, by the one search of all pages. (CON-08) */
export async function foundItems(search: CatalogueSearch, phrase: string): Promise<readonly string[]> {
  const { hits } = await search.find({ phrase, limit: MOST_FOUND, only: 'item' })
  return hits.map(({ id }) => id)
}
