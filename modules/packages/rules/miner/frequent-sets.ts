import type { Baskets } from './baskets.ts'
import type { Steps } from './columns.ts'

/** Items that applicants asked for within one window, and how many applicants did. */
export interface FrequentSet {
  /** numbers of items, ascending */
  readonly items: readonly number[]
  readonly applicants: number
}

export interface SetTerms {
  /** applicants a set needs at least */
  readonly leastApplicants: number
  /** items of the largest sets looked for */
  readonly largest: number
}

/** An item that stands beside a set in enough baskets, with the baskets that hold it too. */
interface Beside {
  readonly item: number
  readonly applicants: number
  readonly list: Int32Array
}

/**
 * All sets of items that enough applicants asked for within one window, counted once per applicant. Depth first: the
 * baskets that hold a set are looked through for what else is in them, and only what enough applicants have is gone on
 * with, which misses nothing because fewer applicants hold more items. Answers single items too. (CAT-11)
 */
export function* frequentSets(baskets: Baskets, { leastApplicants, largest }: SetTerms): Steps<readonly FrequentSet[]> {
  const found: FrequentSet[] = []
  const grow = function* (prefix: readonly number[], list: Int32Array): Steps<void> {
    const beside = besides(baskets, list, prefix.at(-1) ?? -1, leastApplicants)
    yield
    for (const { item, applicants, list: holding } of beside) {
      const items = [...prefix, item]
      found.push({ items, applicants })
      if (items.length < largest) yield* grow(items, holding)
    }
  }
  yield* grow(
    [],
    Int32Array.from(baskets.owners, (_, basket) => basket),
  )
  return found
}

interface Count {
  applicants: number
  lastOwner: number
  baskets: number
}

/** The items after a given one that enough applicants have in some baskets, ascending. */
function besides(baskets: Baskets, list: Int32Array, after: number, least: number): readonly Beside[] {
  const counts = new Map<number, Count>()
  eachItem(baskets, list, (item, basket) => {
    if (item > after) countOne(counts, item, baskets.owners[basket] ?? -1)
  })
  const frequent = [...counts].filter(([, { applicants }]) => applicants >= least)
  const lists = new Map(frequent.map(([item, count]) => [item, { list: new Int32Array(count.baskets), at: 0 }]))
  eachItem(baskets, list, (item, basket) => {
    const into = lists.get(item)
    if (into === undefined) return
    into.list[into.at] = basket
    into.at += 1
  })
  return frequent
    .toSorted(([one], [other]) => one - other)
    .map(([item, { applicants }]) => ({ item, applicants, list: lists.get(item)?.list ?? new Int32Array() }))
}

function eachItem({ starts, items }: Baskets, list: Int32Array, see: (item: number, basket: number) => void): void {
  for (const basket of list) {
    const end = starts[basket + 1] ?? 0
    for (let place = starts[basket] ?? 0; place < end; place += 1) see(items[place] ?? -1, basket)
  }
}

/** Counts a basket for an item, and its applicant once: the baskets of one applicant stand side by side. */
function countOne(counts: Map<number, Count>, item: number, owner: number): void {
  const count = counts.get(item)
  if (count === undefined) {
    counts.set(item, { applicants: 1, lastOwner: owner, baskets: 1 })
    return
  }
  count.baskets += 1
  if (count.lastOwner !== owner) count.applicants += 1
  count.lastOwner = owner
}
