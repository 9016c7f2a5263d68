import { grown, spansOf } from './columns.ts'
import type { CaseColumns, Steps } from './columns.ts'

/** What applicants asked for within one window of time: rows of item numbers, those of one applicant side by side. */
export interface Baskets {
  /** basket `n` holds `items[starts[n]] … items[starts[n + 1] - 1]`, sorted, each item once */
  readonly starts: Int32Array
  readonly items: Int32Array
  /** running number of the applicant, from 0 */
  readonly owners: Int32Array
  readonly applicants: number
  /** applicants left out: so many different items in one window are an agent's, not one person's affairs */
  readonly skipped: number
}

export interface BasketTerms {
  /** two cases belong together when at most so many days lie between them */
  readonly windowDays: number
  /** different items in one window from which on an applicant is left out */
  readonly mostItems: number
}

/**
 * Cuts the cases of each applicant into the largest groups that fit one window: everything within `windowDays` of its
 * first case. A group that another one holds is left out, so every set of items within a window stands in some basket.
 */
export function* basketsOf(cases: CaseColumns, terms: BasketTerms): Steps<Baskets> {
  const found = new BasketWriter()
  let skipped = 0
  let owner = 0
  for (const span of spansOf(cases)) {
    if (span === undefined) {
      yield
      continue
    }
    const [from, to] = span
    const mark = found.mark()
    if (cutWindows(cases, { from, to, owner }, terms, found)) owner += 1
    else {
      found.backTo(mark)
      skipped += 1
    }
  }
  return { ...found.done(), applicants: owner, skipped }
}

interface Span {
  readonly from: number
  readonly to: number
  readonly owner: number
}

/** @returns false when a window holds too many items */
function cutWindows({ items, days }: CaseColumns, { from, to, owner }: Span, terms: BasketTerms, found: BasketWriter) {
  const counts = new Map<number, number>()
  let end = from
  for (let start = from; start < to; start += 1) {
    const before = end
    while (end < to && (days[end] ?? 0) - (days[start] ?? 0) <= terms.windowDays) {
      const item = items[end] ?? 0
      counts.set(item, (counts.get(item) ?? 0) + 1)
      end += 1
    }
    if (counts.size > terms.mostItems) return false
    // Only a window that reaches further than the one before is not held by it.
    if (end > before) found.add(owner, counts.keys())
    leave(counts, items[start] ?? 0)
  }
  return true
}

function leave(counts: Map<number, number>, item: number): void {
  const count = counts.get(item) ?? 0
  if (count <= 1) counts.delete(item)
  else counts.set(item, count - 1)
}

class BasketWriter {
  #items = new Int32Array(1024)
  #starts = new Int32Array(256)
  #owners = new Int32Array(256)
  #count = 0
  #length = 0

  add(owner: number, basket: Iterable<number>): void {
    const sorted = Int32Array.from(basket).sort()
    while (this.#length + sorted.length > this.#items.length) this.#items = grown(this.#items)
    if (this.#count + 1 >= this.#starts.length) {
      this.#starts = grown(this.#starts)
      this.#owners = grown(this.#owners)
    }
    this.#items.set(sorted, this.#length)
    this.#owners[this.#count] = owner
    this.#length += sorted.length
    this.#count += 1
    this.#starts[this.#count] = this.#length
  }

  mark(): readonly [count: number, length: number] {
    return [this.#count, this.#length]
  }

  backTo([count, length]: readonly [count: number, length: number]): void {
    this.#count = count
    this.#length = length
  }

  done(): Pick<Baskets, 'items' | 'starts' | 'owners'> {
    return {
      items: this.#items.subarray(0, this.#length),
      starts: this.#starts.subarray(0, this.#count + 1),
      owners: this.#owners.subarray(0, this.#count),
    }
  }
}
