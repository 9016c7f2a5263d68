import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needsAmong, orderItems } from './order.ts'
import { items } from './testing/catalogue.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const graphs = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {
  selector: ([from, to]) => `${from}${to}`,
  maxLength: 14,
})
const entriesOf = (edges: readonly (readonly [string, string])[]) =>
  ids.map((item) => ({ item, dependsOn: edges.filter(([from]) => from === item).map(([, to]) => to) }))

/** Items that can be reached from an item, over one dependency or more. */
function reachable(edges: readonly (readonly [string, string])[], from: string): ReadonlySet<string> {
  const met = new Set<string>()
  const open = [from]
  for (let one = open.pop(); one !== undefined; one = open.pop())
    for (const [who, to] of edges)
      if (who === one && !met.has(to)) {
        met.add(to)
        open.push(to)
      }
  return met
}

/** The longest chain that ends at an item, found by trying every chain. */
function longest(edges: readonly (readonly [string, string])[], item: string): number {
  return 1 + Math.max(0, ...edges.filter(([from]) => from === item).map(([, to]) => longest(edges, to)))
}

describe('[CAT-11] items are ordered by what waits for what', () => {
  test('each stands one stage after the last one it waits for, so that all others go in parallel', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        fc.pre(ids.every((id) => !reachable(edges, id).has(id)))
        const ordered = orderItems(entriesOf(edges))
        expect(ordered.ok && Object.fromEntries(ordered.value)).toEqual(
          Object.fromEntries(ids.map((id) => [id, longest(edges, id)])),
        )
      }),
    )
  })

  test('a ring is refused, and what is named is a ring', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        fc.pre(ids.some((id) => reachable(edges, id).has(id)))
        const ordered = orderItems(entriesOf(edges))
        expect(ordered.ok).toBe(false)
        const ring = ordered.ok ? [] : ordered.refusal.items
        expect(ring.length).toBeGreaterThan(0)
        for (const [index, item] of ring.entries()) {
          const next = ring[(index + 1) % ring.length]
          expect(edges.some(([from, to]) => from === item && to === next)).toBe(true)
        }
      }),
    )
  })

  test('what is not in the package is waited for by nobody', () => {
    const ordered = orderItems([{ item: 'a', dependsOn: ['elsewhere'] }])
    expect(ordered.ok && ordered.value.get('a')).toBe(1)
  })

  test('needs are read from the materials: the licence of the shop is the result of its registration', () => {
    const shop = ['gthsl', 'yczm', 'hwzp'].flatMap((id) => items.get(id) ?? [])
    expect(needsAmong(shop).map(({ item, from, material }) => [item, from, material])).toEqual([
      ['yczm', 'gthsl', 'biz'],
      ['hwzp', 'gthsl', 'biz'],
    ])
  })
})
