import { basketsOf } from './baskets.ts'
import type { BasketTerms } from './baskets.ts'
import { drained } from './columns.ts'
import type { CaseColumns, Steps } from './columns.ts'
import { distancesOf } from './distances.ts'
import type { Distances } from './distances.ts'
import { frequentSets } from './frequent-sets.ts'
import type { FrequentSet, SetTerms } from './frequent-sets.ts'

/** What counts as asked for together. All of it is data that a place decides. */
export interface MinerTerms extends BasketTerms, SetTerms {
  /** share of those who asked for the other items that asked for all, at least; 0 to 1 */
  readonly leastConfidence: number
  /** how many times more often than by chance, at least */
  readonly leastLift: number
  /** associations kept, the strongest first */
  readonly most: number
}

/** Items that the same applicants ask for within a window of time, with the evidence; no applicant is in it. */
export interface Association {
  /** numbers of items; for a reader in the order in which they are usually asked for */
  readonly items: readonly number[]
  /** applicants who asked for all of them */
  readonly applicants: number
  /** share of all applicants; 0 to 1 */
  readonly support: number
  /** of those who asked for all but one, the share that asked for that one too: the best over the items; 0 to 1 */
  readonly confidence: number
  /** the item that the others lead to with this confidence */
  readonly consequent: number
  /** confidence of that over the share of all applicants who ask for it anyway */
  readonly lift: number
  readonly distances: Distances
}

export interface Mined {
  readonly cases: number
  readonly applicants: number
  /** applicants left out because they asked for too many different items at once */
  readonly skipped: number
  readonly associations: readonly Association[]
}

/**
 * Mines cases for items that the same applicants ask for within a window of time: pairs and larger sets, with support,
 * confidence and lift, the strongest first. Counted are applicants, not cases. (CAT-11)
 */
export function mineAssociations(cases: CaseColumns, terms: MinerTerms): Mined {
  return drained(miningSteps(cases, terms))
}

/** The same, step by step, so that a server goes on answering meanwhile. */
export function* miningSteps(cases: CaseColumns, terms: MinerTerms): Steps<Mined> {
  const baskets = yield* basketsOf(cases, terms)
  const sets = yield* frequentSets(baskets, terms)
  const counts = new Map(sets.map(({ items, applicants }) => [items.join(' '), applicants]))
  const told = sets
    .filter(({ items }) => items.length > 1)
    .map((set) => ({ set, ...strengthOf(set, counts, baskets.applicants) }))
    .filter(({ confidence, lift }) => confidence >= terms.leastConfidence && lift >= terms.leastLift)
    .toSorted((one, other) => rank(other) - rank(one))
  const strong = withoutParts(told).slice(0, terms.most)
  const distances = yield* distancesOf(
    cases,
    strong.map(({ set }) => set.items),
    terms,
  )
  const associations = strong.map(({ set: { items, applicants }, ...strength }, index): Association => {
    const evidence = distances[index] ?? { median: 0, quarter: 0, threeQuarters: 0, examples: [], order: items }
    return {
      items: evidence.order,
      applicants,
      support: applicants / baskets.applicants,
      ...strength,
      distances: evidence,
    }
  })
  return { cases: cases.length, applicants: baskets.applicants, skipped: baskets.skipped, associations }
}

/** Many applicants, surely, far more than by chance; a larger set before the smaller ones in it. */
function rank({
  set,
  confidence,
  lift,
}: {
  readonly set: FrequentSet
  readonly confidence: number
  readonly lift: number
}) {
  return set.applicants * confidence * Math.log2(1 + lift) * set.items.length
}

/** Share of the applicants of a set from which on a larger set tells the same story. */
const SAME_STORY = 0.8

/** Sets without those that a larger one holds with nearly as many applicants. */
function withoutParts<Told extends { readonly set: FrequentSet }>(told: readonly Told[]): readonly Told[] {
  const larger = told.filter(({ set }) => set.items.length > 2)
  return told.filter(
    ({ set }) =>
      !larger.some(
        ({ set: other }) =>
          other.items.length > set.items.length &&
          other.applicants >= set.applicants * SAME_STORY &&
          set.items.every((item) => other.items.includes(item)),
      ),
  )
}

/** The best confidence of all but one item leading to that one, and its lift. */
function strengthOf(
  { items, applicants }: FrequentSet,
  counts: ReadonlyMap<string, number>,
  all: number,
): Pick<Association, 'confidence' | 'consequent' | 'lift'> {
  let best = { confidence: 0, consequent: items[0] ?? 0, lift: 0 }
  for (const consequent of items) {
    const others = items.filter((item) => item !== consequent)
    const confidence = applicants / (counts.get(others.join(' ')) ?? applicants)
    const lift = confidence / ((counts.get(String(consequent)) ?? all) / all)
    if (confidence > best.confidence || (confidence === best.confidence && lift > best.lift))
      best = { confidence, consequent, lift }
  }
  return best
}
