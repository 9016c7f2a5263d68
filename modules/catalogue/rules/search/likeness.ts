import { withoutFillers } from './sense.ts'
import { raiseOwners } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { holdersOf, pairsOf } from './texts.ts'
import type { Texts } from './texts.ts'

/** Share of the weight below which a text is another thing. */
const LIKE = 0.45
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
  /** all scores times this: the sentence is not quite what was typed */
  readonly trust: number
  /** what is only like the sentence, times this: something surer is known */
  readonly aside: number
  /** characters from which a text that stands in the sentence is what is meant */
  readonly shortest: number
}

/** Texts that share the rare pairs of the sentence, or that stand in it whole. */
export function raiseAlike(
  sheet: Sheet,
  texts: Texts,
  looks: Looks,
  about: { readonly sentence: string } & LikeTerms,
): void {
  const { sentence, trust, aside, shortest } = about
  const typed = withoutFillers(sentence)
  // One pair of characters alone says little: 买房 is not yet 买房提取公积金.
  const most = typed.length < 3 ? 0.6 : 0.8
  const { total, skipped } = lookAt(texts, looks, typed, sentence)
  for (let at = 0; at < looks.count; at += 1) {
    const number = looks.seen[at] ?? 0
    const text = texts.texts[number] ?? ''
    const mayStand = text.length >= shortest && (looks.hits[number] ?? 0) + skipped >= (texts.pairs[number] ?? 0)
    const isWithin = text === typed || (mayStand && (sentence.includes(text) || typed.includes(text)))
    const share = total === 0 ? 0 : (looks.weights[number] ?? 0) / total
    const like = share >= LIKE ? share * most : 0
    const score = isWithin ? 0.86 + Math.min(0.08, text.length * 0.01) : like
    raiseOwners(sheet, texts, number, (score < 0.86 ? score * aside : score) * trust)
  }
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
