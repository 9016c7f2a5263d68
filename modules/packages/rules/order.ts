import type { Item } from '@yichuang/modules/catalogue/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'

/** An item and the items of the package whose results it needs. */
export interface Dependent {
  readonly item: string
  readonly dependsOn: readonly string[]
}

/** `items` wait for each other in a ring: each for the next one, the last for the first. */
export interface CycleRefusal {
  readonly code: 'packages.cycle'
  readonly items: readonly string[]
  readonly [fact: string]: unknown
}

/**
 * The stage of each item: one more than the latest stage it waits for, so that what does not wait for each other goes in
 * parallel. What is named but not in the package is waited for by nobody. Refuses a ring and names its items. (CAT-11)
 */
export function orderItems(entries: readonly Dependent[]): Decision<ReadonlyMap<string, number>, CycleRefusal> {
  const waits = new Map(entries.map(({ item, dependsOn }) => [item, dependsOn]))
  const stages = new Map<string, number>()
  const open: string[] = []
  const visit = (item: string): readonly string[] | undefined => {
    if (stages.has(item)) return undefined
    const at = open.indexOf(item)
    if (at >= 0) return open.slice(at)
    open.push(item)
    const needed = (waits.get(item) ?? []).filter((one) => waits.has(one))
    for (const one of needed) {
      const ring = visit(one)
      if (ring !== undefined) return ring
    }
    open.pop()
    stages.set(item, 1 + Math.max(0, ...needed.map((one) => stages.get(one) ?? 0)))
    return undefined
  }
  for (const { item } of entries) {
    const ring = visit(item)
    if (ring !== undefined) return refused({ code: 'packages.cycle', items: ring })
  }
  return decided(stages)
}

/** An item that needs the result of another one: a material of it is the document the other issues. */
export interface Need {
  readonly item: string
  readonly from: string
  readonly material: string
  readonly materialName: string
}

/** Whose results each item needs among some items, as their materials say. (CAT-11) */
export function needsAmong(items: readonly Item[]): readonly Need[] {
  const ids = new Set(items.map(({ id }) => id))
  return items.flatMap(({ id, materials }) =>
    materials.flatMap(({ key, name, resultOf = [] }) =>
      resultOf
        .filter((from) => from !== id && ids.has(from))
        .map((from) => ({ item: id, from, material: key, materialName: name })),
    ),
  )
}
