import { spansOf } from './columns.ts'
import type { CaseColumns, Steps } from './columns.ts'

/** How far apart the cases of a set lie, over the applicants who have all of them. Days only, nobody's name. */
export interface Distances {
  /** days from the first to the last, in the middle of the applicants */
  readonly median: number
  readonly quarter: number
  readonly threeQuarters: number
  /** some of them, the shortest first, from all over the range */
  readonly examples: readonly number[]
  /** the items as most applicants ask for them, the first one first */
  readonly order: readonly number[]
}

const EXAMPLES = 7

interface Watch {
  readonly items: readonly number[]
  readonly spans: number[]
  /** sum of places at which each item came */
  readonly places: number[]
  readonly mostDays: number
}

/** The distances of several sets in one pass over the cases; the closest cases of each applicant count. */
export function* distancesOf(
  cases: CaseColumns,
  sets: readonly (readonly number[])[],
  { windowDays, mostItems }: { readonly windowDays: number; readonly mostItems: number },
): Steps<readonly Distances[]> {
  const watches = sets.map((items): Watch => ({ items, spans: [], places: items.map(() => 0), mostDays: windowDays }))
  const byItem = new Map<number, Watch[]>()
  for (const watch of watches) {
    const [first = -1] = watch.items
    byItem.set(first, [...(byItem.get(first) ?? []), watch])
  }
  for (const span of spansOf(cases)) {
    if (span === undefined) yield
    else if (span[1] - span[0] > 1) watchApplicant(cases, span, { byItem, mostItems, windowDays })
  }
  return watches.map(summed)
}

interface Watching {
  readonly byItem: ReadonlyMap<number, readonly Watch[]>
  readonly mostItems: number
  readonly windowDays: number
}

type Span = readonly [from: number, to: number]

function watchApplicant(cases: CaseColumns, span: Span, { byItem, mostItems, windowDays }: Watching): void {
  const [from, to] = span
  const daysOf = new Map<number, number[]>()
  for (let place = from; place < to; place += 1) {
    const item = cases.items[place] ?? 0
    const days = daysOf.get(item) ?? []
    days.push(cases.days[place] ?? 0)
    daysOf.set(item, days)
  }
  if (daysOf.size > mostItems && isAgent(cases, span, { mostItems, windowDays })) return
  for (const item of daysOf.keys()) for (const watch of byItem.get(item) ?? []) note(watch, daysOf)
}

/** The same test as for baskets: too many different items within one window. */
function isAgent(
  { items, days }: CaseColumns,
  [from, to]: Span,
  { mostItems, windowDays }: Pick<Watching, 'mostItems' | 'windowDays'>,
): boolean {
  for (let start = from; start < to; start += 1) {
    const met = new Set<number>()
    for (let end = start; end < to && (days[end] ?? 0) - (days[start] ?? 0) <= windowDays; end += 1)
      met.add(items[end] ?? 0)
    if (met.size > mostItems) return true
  }
  return false
}

function note({ items, spans, places, mostDays }: Watch, daysOf: ReadonlyMap<number, readonly number[]>): void {
  const lists = items.map((item) => daysOf.get(item))
  if (!lists.every((list) => list !== undefined)) return
  const closest = closestOf(lists)
  if (closest.span > mostDays) return
  spans.push(closest.span)
  for (const [index, day] of closest.days.entries()) {
    const before = closest.days.filter((other) => other < day).length
    places[index] = (places[index] ?? 0) + before
  }
}

/** One day of each list, so that they lie as close together as can be; lists are ascending. */
export function closestOf(lists: readonly (readonly number[])[]): {
  readonly span: number
  readonly days: readonly number[]
} {
  const at = lists.map(() => 0)
  let best = { span: Infinity, days: [] as readonly number[] }
  for (;;) {
    const days = lists.map((list, index) => list[at[index] ?? 0] ?? Infinity)
    const least = Math.min(...days)
    const span = Math.max(...days) - least
    if (span < best.span) best = { span, days }
    const earliest = days.indexOf(least)
    at[earliest] = (at[earliest] ?? 0) + 1
    if ((at[earliest] ?? 0) >= (lists[earliest]?.length ?? 0)) return best
  }
}

function summed({ items, spans, places }: Watch): Distances {
  const sorted = spans.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0
  const steps = Math.min(EXAMPLES, sorted.length)
  const order = items
    .map((item, index) => ({ item, place: places[index] ?? 0 }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
  return {
    median: at(0.5),
    quarter: at(0.25),
    threeQuarters: at(0.75),
    examples: Array.from({ length: steps }, (_, index) => at(steps === 1 ? 0 : index / (steps - 1))),
    order,
  }
}
