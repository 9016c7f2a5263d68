import type { Texts } from './texts.ts'

/** The best score of each entry while one phrase is looked for; one sheet serves all searches of an index in turn. */
export interface Sheet {
  readonly scores: Float64Array
  /** numbers of the entries that have a score: the first `count` */
  readonly touched: Int32Array
  count: number
  highest: number
}

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

/** Notes a score for everybody found by a text. */
export function raiseOwners(sheet: Sheet, { starts, owners }: Texts, text: number, score: number): void {
  if (score <= 0) return
  const end = starts[text + 1] ?? 0
  for (let at = starts[text] ?? 0; at < end; at += 1) raise(sheet, owners[at] ?? 0, score)
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

const SHARES = 1000
const shareOf = (score: number) => Math.round(score * SHARES)

/**
 * The best entries of a sheet; scores count to the thousandth. Only those that may reach the list are put in order:
 * a catalogue may have thousands with the same score.
 */
export function bestOf(sheet: Sheet, limit: number, order: Order, wanted: (entry: number) => boolean): Best {
  const counts = new Int32Array(SHARES + 1)
  let total = 0
  for (let at = 0; at < sheet.count; at += 1) {
    const entry = sheet.touched[at] ?? 0
    if (!wanted(entry)) sheet.scores[entry] = 0
    else {
      total += 1
      const share = shareOf(sheet.scores[entry] ?? 0)
      counts[share] = (counts[share] ?? 0) + 1
    }
  }
  const least = leastOf(counts, limit)
  const reaching: Reaching[] = []
  for (let at = 0; at < sheet.count; at += 1) {
    const entry = sheet.touched[at] ?? 0
    const share = shareOf(sheet.scores[entry] ?? 0)
    if (share >= least) keep(reaching, limit, { entry, share, rank: order.rank(entry), place: order.place(entry) })
  }
  const sorted = reaching.toSorted(compare).slice(0, limit)
  return { numbers: sorted.map(({ entry }) => entry), total }
}

/** The score that the last of the list has; above 0, for 0 is no score. */
function leastOf(counts: Int32Array, limit: number): number {
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

/** Keeps at most twice the list, so that putting in order stays small however many are equal. */
function keep(reaching: Reaching[], limit: number, one: Reaching): void {
  reaching.push(one)
  if (reaching.length < limit * 2 + 64) return
  reaching.sort(compare)
  reaching.length = limit
}
