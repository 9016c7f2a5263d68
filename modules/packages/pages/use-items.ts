import type { Item } from '@yichuang/modules/catalogue/rules'
import { useMemo } from 'react'
import type { ItemOf } from '../rules/index.ts'

/** Items by their ids. */
export function lookupIn(items: readonly Item[]): ItemOf {
  const byId = new Map(items.map((item) => [item.id, item]))
  return (id) => byId.get(id)
}

/** Items by their ids, the same function while they are the same. */
export function useItems(items: readonly Item[]): ItemOf {
  return useMemo(() => lookupIn(items), [items])
}
