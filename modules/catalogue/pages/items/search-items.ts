import { call } from '@yichuang/kit'
import type { QuickHit } from '@yichuang/kit'
import { searchItems } from '../../contract.ts'
import { noteMissedSearch } from '../../contract/search.ts'

/** Items for the quick search, each leading below an address: `/work/intake/` is the desk of a clerk. */
export function searchItemsQuickly(below: '/work/items/' | '/work/intake/') {
  return async (text: string, signal: AbortSignal): Promise<readonly QuickHit[]> => {
    if (text === '') return []
    // Whoever looks for a case or a person does not miss an item: what nobody found is noted by `noteWhatIsMissed`.
    const query = { q: text, limit: 8, note: false }
    const { rows, confident } = await call(searchItems, { query }, { signal })
    return rows.map(({ id, name, departmentName, boardName, code }) => ({
      key: id,
      title: name,
      detail: code ?? boardName,
      note: departmentName,
      to: `${below}${id}`,
      isNear: confident === false,
    }))
  }
}

/** Tells the keepers of the catalogue what a search over everything did not find. */
export async function noteWhatIsMissed(phrase: string): Promise<void> {
  await call(noteMissedSearch, { body: { phrase: phrase.slice(0, 100) } })
}
