import { withoutFillers } from './sense.ts'
import { raise } from './sheet.ts'
import type { ScoredTexts } from './sheet.ts'
import { holdersOf, pairsOf } from './texts.ts'
import type { Texts } from './texts.ts'

/** Share of the weight below which a text is another thing. */
export const LIKE = 0.45
/** Share from which a text is shown as the nearest where nothing else is found. */
export const NEAR = 0.08
/** Texts looked at for one sentence; the rare pairs come first and decide. */
const MOST_LOOKS = 30_000

/** What each text shares with a sentence; one serves all searches of an index in turn. */
export interface Looks {
  readonly weights: Float64Array
  /** how many pairs of the sentence a text holds; 0: not looked at */
  readonly hits: Uint8Array
  readonly seen: Int32Array
  count: number
}

/** Room for so many texts. */
export function newLooks(size: number): Looks {
  return { weights: new Float64Array(size), hits: new Uint8Array(size), seen: new Int32Array(size), count: 0 }
}

interface LikeTerms {
  readonly sentence: string
  /** share from which a text counts */
  readonly least: number
  /** all scores times this: the sentence is not quite what was typed */
  readonly trust: number
  /** what is only like the sentence, times this: something surer is known */
  readonly aside: number
  /** characters from which a text that stands in the sentence is what is meant */
  readonly shortest: number
}

/** Texts that share the rare pairs of the sentence, or that stand in it whole. */
export function raiseAlike(
  { sheet, texts }: ScoredTexts,
  looks: Looks,
  { sentence, least, trust, aside, shortest }: LikeTerms,
): void {
  const typed = withoutFillers(sentence)
  // One pair of characters alone says little: 买房 is not yet 买房提取公积金.
  const most = typed.length < 3 ? 0.6 : 0.8
  const { total, skipped } = lookAt(texts, looks, typed, sentence)
  for (let at = 0; at < looks.count; at += 1) {
    const number = looks.seen[at] ?? 0
    const within = standsIn(texts, looks, number, skipped) ? textWithin(texts.texts[number] ?? '') : 0
    const share = total === 0 ? 0 : weightOf(texts, looks, number) / total
    const like = share >= least ? share * most * aside : 0
    const score = within > 0 ? within : like
    if (score > 0) raise(sheet, number, score * trust)
  }

  /** How sure a text is that stands in the sentence whole; 0 where it does not. */
  function textWithin(text: string): number {
    const stands = text === typed || (text.length >= shortest && (sentence.includes(text) || typed.includes(text)))
    return stands ? 0.86 + Math.min(0.08, text.length * 0.01) : 0
  }
}

/** Whether all pairs of a text are in the sentence: only then may it stand there whole. */
function standsIn({ pairs }: Texts, { hits }: Looks, number: number, skipped: number): boolean {
  return (hits[number] ?? 0) + skipped >= (pairs[number] ?? 0)
}

/** What a text shares, with what its stem does. */
function weightOf({ stems }: Texts, { weights, hits }: Looks, number: number): number {
  const own = weights[number] ?? 0
  const stem = stems[number] ?? -1
  return stem >= 0 && (hits[stem] ?? 0) > 0 ? own + (weights[stem] ?? 0) : own
}

/** How much of the sentence each text shares; rare pairs weigh more, pairs of fillers nothing. */
function lookAt(texts: Texts, looks: Looks, typed: string, sentence: string) {
  for (let at = 0; at < looks.count; at += 1) looks.hits[looks.seen[at] ?? 0] = 0
  looks.count = 0
  const own = pairsOf(typed)
  const lists = [...new Set([...own, ...pairsOf(sentence)])]
    .map((pair) => ({ list: holdersOf(texts, pair), isOwn: own.has(pair) }))
    .toSorted((one, other) => one.list.length - other.list.length)
  let total = 0
  let looked = 0
  let skipped = 0
  for (const { list, isOwn } of lists) {
    const weight = isOwn ? Math.log(2 + texts.texts.length / Math.max(1, list.length)) : 0
    total += weight
    looked += list.length
    if (looked > MOST_LOOKS && looks.count > 0) skipped += 1
    else addList(looks, list, weight)
  }
  return { total, skipped }
}

function addList(looks: Looks, list: Int32Array, weight: number): void {
  for (const number of list) {
    const hits = looks.hits[number] ?? 0
    if (hits === 0) {
      looks.seen[looks.count] = number
      looks.count += 1
      looks.weights[number] = weight
    } else looks.weights[number] = (looks.weights[number] ?? 0) + weight
    looks.hits[number] = Math.min(255, hits + 1)
  }
}
