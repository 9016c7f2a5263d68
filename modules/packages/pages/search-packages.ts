import { call } from '@yichuang/kit'
import type { QuickHit } from '@yichuang/kit'
import { searchCatalogue } from '@yichuang/modules/catalogue/contract'

/** Packages for the quick search, each leading to its page. (CON-08) */
export async function searchPackagesQuickly(text: string, signal: AbortSignal): Promise<readonly QuickHit[]> {
  if (text === '') return []
  // What nobody found is noted by the search over items.
  const query = { q: text, limit: 8, kind: 'package', note: false } as const
  const { results, confident } = await call(searchCatalogue, { query }, { signal })
  return results.map(({ id, name }) => ({ key: id, title: name, to: `/work/packages/${id}`, isNear: !confident }))
}
