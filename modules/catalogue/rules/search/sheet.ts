import type { Texts } from './texts.ts'

/** The best score of each entry, or text, while one phrase is looked for; one sheet serves all searches of an index in turn. */
export interface Sheet {
  readonly scores: Float64Array
  /** numbers of the entries that have a score: the first `count` */
  readonly touched: Int32Array
  count: number
  highest: number
}

/** Scores count to the thousandth. */
const SHARES = 1000
const shareOf = (score: number) => Math.round(score * SHARES)

const touchedAt = ({ touched }: Sheet, at: number) => touched[at] ?? 0
const shareIn = ({ scores }: Sheet, entry: number) => shareOf(scores[entry] ?? 0)

/** An empty sheet for so many entries. */
export function newSheet(size: number): Sheet {
  return { scores: new Float64Array(size), touched: new Int32Array(size), count: 0, highest: 0 }
}

/** Empties a sheet; costs what was written on it, not what it could hold. */
export function clearSheet(sheet: Sheet): void {
  for (let at = 0; at < sheet.count; at += 1) sheet.scores[sheet.touched[at] ?? 0] = 0
  sheet.count = 0
  sheet.highest = 0
}

/** Notes a score, 0 … 1, where it is better than the one there is. */
export function raise(sheet: Sheet, entry: number, score: number): void {
  const known = sheet.scores[entry] ?? 0
  if (known >= score) return
  if (known === 0) {
    sheet.touched[sheet.count] = entry
    sheet.count += 1
  }
  sheet.scores[entry] = score
  if (score > sheet.highest) sheet.highest = score
}

/** The scores of texts while one phrase is looked for. */
export interface ScoredTexts {
  readonly texts: Texts
  readonly sheet: Sheet
}

/** Owners looked at before it is asked whether they fill the list. */
const AT_ONCE = 1500

/**
 * Gives the owners of texts the scores of their texts, the best first, until the list is full: thousands of items that
 * are named alike would otherwise be looked at for nothing.
 * @returns whether all owners have been looked at
 */
export function raiseOwners(
  sheet: Sheet,
  scored: readonly ScoredTexts[],
  limit: number,
  isWanted: (entry: number) => boolean = () => true,
): boolean {
  const owners = ownersByShare(scored)
  let above = SHARES + 1
  while (above > 1 && sheet.count < limit) {
    let least = above
    for (let some = 0; least > 1 && some < AT_ONCE;) {
      least -= 1
      some += owners[least] ?? 0
    }
    for (const one of scored) raiseBetween(sheet, one, [least, above], isWanted)
    above = least
  }
  return owners.subarray(1, above).every((some) => some === 0)
}

function ownersByShare(scored: readonly ScoredTexts[]): Int32Array {
  const owners = new Int32Array(SHARES + 1)
  for (const { texts, sheet } of scored)
    for (let at = 0; at < sheet.count; at += 1) {
      const text = sheet.touched[at] ?? 0
      const share = shareOf(sheet.scores[text] ?? 0)
      owners[share] = (owners[share] ?? 0) + (texts.starts[text + 1] ?? 0) - (texts.starts[text] ?? 0)
    }
  return owners
}

/** Shares from the first up to before the second. */
function raiseBetween(
  sheet: Sheet,
  { texts: { starts, owners }, sheet: scores }: ScoredTexts,
  [least, above]: readonly [number, number],
  isWanted: (entry: number) => boolean,
): void {
  for (let at = 0; at < scores.count; at += 1) {
    const text = scores.touched[at] ?? 0
    const score = scores.scores[text] ?? 0
    const share = shareOf(score)
    if (share < least || share >= above) continue
    const end = starts[text + 1] ?? 0
    for (let place = starts[text] ?? 0; place < end; place += 1) {
      const entry = owners[place] ?? 0
      if (isWanted(entry)) raise(sheet, entry, score)
    }
  }
}

/** What of two entries with the same score comes first: the higher rank, then the lower place. */
export interface Order {
  readonly rank: (entry: number) => number
  readonly place: (entry: number) => number
}

interface Best {
  /** numbers of the best entries, best first */
  readonly numbers: readonly number[]
  /** how many have a score at all */
  readonly total: number
}

/**
 * The best entries of a sheet; scores count to the thousandth. Only those that may reach the list are put in order:
 * a catalogue may have thousands with the same score.
 */
export function bestOf(sheet: Sheet, limit: number, order: Order): Best {
  const least = leastOf(sheet, limit)
  const reaching: Reaching[] = []
  let last: Reaching | undefined
  for (let at = 0; at < sheet.count; at += 1) {
    const entry = touchedAt(sheet, at)
    const share = shareIn(sheet, entry)
    if (share < least) continue
    const rank = order.rank(entry)
    if (last !== undefined && share === last.share && rank < last.rank) continue
    const one = { entry, share, rank, place: order.place(entry) }
    if (last === undefined || compare(one, last) < 0) last = keep(reaching, limit, one) ?? last
  }
  const sorted = reaching.toSorted(compare).slice(0, limit)
  return { numbers: sorted.map(({ entry }) => entry), total: sheet.count }
}

/** The score that the last of the list has; above 0, for 0 is no score. */
function leastOf(sheet: Sheet, limit: number): number {
  const counts = new Int32Array(SHARES + 1)
  for (let at = 0; at < sheet.count; at += 1) {
    const share = shareIn(sheet, touchedAt(sheet, at))
    counts[share] = (counts[share] ?? 0) + 1
  }
  let seen = 0
  for (let share = SHARES; share > 0; share -= 1) {
    seen += counts[share] ?? 0
    if (seen >= limit) return share
  }
  return 1
}

interface Reaching {
  readonly entry: number
  readonly share: number
  readonly rank: number
  readonly place: number
}

const compare = (one: Reaching, other: Reaching) =>
  other.share - one.share || other.rank - one.rank || one.place - other.place || one.entry - other.entry

/**
 * Keeps little more than the list, so that putting in order stays small however many are equal.
 * @returns the last of the list, when it was cut: what comes behind it cannot reach the list any more
 */
function keep(reaching: Reaching[], limit: number, one: Reaching): Reaching | undefined {
  reaching.push(one)
  if (reaching.length < limit * 2 + 64) return undefined
  reaching.sort(compare)
  reaching.length = limit
  return reaching.at(-1)
}
