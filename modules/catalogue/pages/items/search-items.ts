import { call } from '@yichuang/kit'
import type { QuickHit } from '@yichuang/kit'
import { searchItems } from '../../contract.ts'

/** Items for the quick search, each leading below an address: `/work/intake/` is the desk of a clerk. */
export function searchItemsQuickly(below: '/work/items/' | '/work/intake/') {
  return async (text: string, signal: AbortSignal): Promise<readonly QuickHit[]> => {
    if (text === '') return []
    const { rows } = await call(searchItems, { query: { q: text, limit: 8 } }, { signal })
    return rows.map(({ id, name, departmentName, boardName, code }) => ({
      key: id,
      title: name,
      detail: code ?? boardName,
      note: departmentName,
      to: `${below}${id}`,
    }))
  }
}
