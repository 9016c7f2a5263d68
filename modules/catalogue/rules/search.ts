import { makeSense, ofTheHall, withoutFillers } from './search/sense.ts'
import type { Sense } from './search/sense.ts'
import type { SoundOf } from './search/slips.ts'

/** What an item or package can be found by; made once per version. */
export interface SearchEntry {
  readonly id: string
  /** an item when left out */
  readonly kind?: 'item' | 'package'
  readonly name: string
  /** everyday words: aliases, phrases of the synonym table */
  readonly words: readonly string[]
  /** codes and the item's id */
  readonly codes: readonly string[]
  /** pinyin of the name and of each word, without tones and spaces */
  readonly pinyin: readonly string[]
  /** first letters of the pinyin: gthsl */
  readonly initials: readonly string[]
}

export interface SearchHit {
  readonly id: string
  readonly kind: 'item' | 'package'
  readonly name: string
  /** 0 … 1 */
  readonly score: number
}

/** Share from which a result is what was meant; below it is a guess. */
export const SURE = 0.62

type Field = 'name' | 'word' | 'code' | 'pinyin' | 'initial'

interface Text {
  readonly text: string
  readonly field: Field
  readonly owners: number[]
}

/** Entries, the different texts they are found by, and where two characters stand side by side. Made by `indexEntries`. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[]
  readonly texts: readonly Text[]
  /** numbers of texts, rising, by pair of characters */
  readonly byPair: ReadonlyMap<string, readonly number[]>
  /** numbers of entries by everyday word or name */
  readonly byWord: ReadonlyMap<string, readonly number[]>
  readonly sense: Sense
}

const latin = /^[a-z0-9 .-]+$/
/** Words of the catalogue that slips are compared with; a larger catalogue has them many times over. */
const MOST_WORDS = 20_000

/** Notes for every pair of neighbouring characters in which texts it occurs. Equal texts are kept once. */
export function indexEntries(entries: readonly SearchEntry[], soundOf: SoundOf = (one) => one): SearchIndex {
  const texts = new Map<string, Text>()
  const byWord = new Map<string, number[]>()
  const add = (number: number, field: Field, text: string) => {
    if (text === '') return
    const known = texts.get(`${field} ${text}`)
    if (known === undefined) texts.set(`${field} ${text}`, { text, field, owners: [number] })
    else if (known.owners.at(-1) !== number) known.owners.push(number)
    if (field === 'name' || field === 'word') push(byWord, text, number)
  }
  for (const [number, { name, words, codes, pinyin, initials }] of entries.entries()) {
    add(number, 'name', name)
    for (const word of words) add(number, 'word', word)
    for (const code of codes) add(number, 'code', code)
    for (const sound of pinyin) add(number, 'pinyin', sound)
    for (const initial of initials) add(number, 'initial', initial)
  }
  const all = [...texts.values()]
  const byPair = new Map<string, number[]>()
  for (const [number, { text }] of all.entries()) for (const pair of pairsOf(text)) push(byPair, pair, number)
  const words = all.filter(({ field }) => field === 'word').map(({ text }) => text)
  return { entries, texts: all, byPair, byWord, sense: makeSense(words.slice(0, MOST_WORDS), soundOf) }
}

/**
 * Finds items and packages by name, everyday word, sentence, code, pinyin or initials; slips of the pen and words that
 * sound alike are forgiven. Best first; nothing where nothing fits. (CON-08)
 */
export function searchItems(
  index: SearchIndex,
  phrase: string,
  limit: number,
  rank: (id: string) => number = () => 0,
): SearchHit[] {
  const typed = normalise(phrase)
  if (typed === '') return []
  const scores = latin.test(typed) ? latinScores(index, typed.replaceAll(' ', '')) : sentenceScores(index, typed)
  return best(index, scores, limit, rank)
}

type Scores = Map<number, number>

function sentenceScores(index: SearchIndex, typed: string): Scores {
  const whole = partScores(index, typed.replaceAll(' ', ''))
  const scores = asUnderstood(index, typed, whole)
  if (highest(scores) >= 0.7) return scores
  const about = ofTheHall(typed)
  const mended = index.sense.mend(about)
  return mended === about ? scores : asUnderstood(index, mended, scores, 0.97)
}

/** What a sentence says, and what texts are like it; merged with what was found before. */
function asUnderstood(index: SearchIndex, typed: string, before: Scores, trust = 1): Scores {
  const scores: Scores = new Map(before)
  const about = ofTheHall(typed)
  if (about === '') return scores
  const meant = index.sense.understand(about)
  for (const { word, score } of meant)
    for (const owner of index.byWord.get(word) ?? []) raise(scores, owner, score * trust)
  for (const [owner, score] of likeScores(index, about)) {
    const isSide = meant.length > 0 && score < 0.86
    raise(scores, owner, (isSide ? score * 0.7 : score) * trust)
  }
  return scores
}

/** Everything of which the typed text is a part: while somebody is still typing. */
function partScores({ texts, byPair }: SearchIndex, typed: string): Scores {
  const scores: Scores = new Map()
  for (const { text, field, owners } of among(texts, byPair, typed)) {
    if ((field !== 'name' && field !== 'word') || !text.includes(typed)) continue
    const part = field === 'name' ? 0.9 : 0.88
    raiseAll(scores, owners, text === typed ? 1 : part)
  }
  return scores
}

/** What holds a text holds every pair of it: those that hold its rarest one. All when the text has no pair. */
function among(texts: readonly Text[], byPair: SearchIndex['byPair'], typed: string): readonly Text[] {
  const pairs = [...pairsOf(typed)]
  if (pairs.length === 0) return texts
  const [rarest = []] = pairs.map((pair) => byPair.get(pair) ?? []).toSorted((one, other) => one.length - other.length)
  return rarest.flatMap((number) => texts[number] ?? [])
}

/** Share of the weight below which a text is another thing. */
const LIKE = 0.45
/** Texts looked at for one sentence; the rare pairs come first and decide. */
const MOST_LOOKS = 30_000

/** Texts that share the rare pairs of the sentence, or that stand in it whole. */
function likeScores(index: SearchIndex, sentence: string): Scores {
  const scores: Scores = new Map()
  const typed = withoutFillers(sentence)
  // One pair of characters alone says little: 买房 is not yet 买房提取公积金.
  const most = typed.length < 3 ? 0.6 : 0.8
  const { found, total } = sharedWeights(index, typed, sentence)
  for (const [number, weight] of found) {
    const { text, field, owners } = index.texts[number] ?? nothing
    if (field !== 'name' && field !== 'word') continue
    const isWithin = text.length >= 3 && (sentence.includes(text) || typed.includes(text))
    const share = total === 0 ? 0 : weight / total
    const like = share >= LIKE ? share * most : 0
    raiseAll(scores, owners, isWithin || text === typed ? 0.86 + Math.min(0.08, text.length * 0.01) : like)
  }
  return scores
}

const nothing: Text = { text: '', field: 'code', owners: [] }

/** How much of the sentence each text shares; rare pairs weigh more, pairs of fillers nothing. */
function sharedWeights({ texts, byPair }: SearchIndex, typed: string, sentence: string) {
  const own = pairsOf(typed)
  const lists = [...new Set([...own, ...pairsOf(sentence)])]
    .map((pair) => ({ list: byPair.get(pair) ?? [], isOwn: own.has(pair) }))
    .toSorted((one, other) => one.list.length - other.list.length)
  const found = new Map<number, number>()
  let total = 0
  let looks = 0
  for (const { list, isOwn } of lists) {
    const weight = isOwn ? Math.log(2 + texts.length / Math.max(1, list.length)) : 0
    total += weight
    looks += list.length
    if (looks > MOST_LOOKS && found.size > 0) continue
    for (const number of list) found.set(number, (found.get(number) ?? 0) + weight)
  }
  return { found, total }
}

/** How well letters and digits fit, best first: whole, beginning, part; by field and length from which it counts. */
const latinTests: Readonly<Record<'code' | 'initial' | 'pinyin', readonly [number, number, number, number]>> = {
  code: [1, 0.93, 0, 99],
  initial: [0.98, 0.85, 0.7, 3],
  pinyin: [0.97, 0.84, 0.72, 4],
}

function latinScores(index: SearchIndex, typed: string): Scores {
  const scores: Scores = new Map()
  for (const text of among(index.texts, index.byPair, typed)) raiseAll(scores, text.owners, latinScore(text, typed))
  if (highest(scores) >= 0.97) return scores
  const spelt = index.sense.spell(typed)
  return spelt.length < 2 ? scores : asUnderstood(index, spelt, scores, 0.95)
}

function latinScore({ text, field }: Text, typed: string): number {
  const isPart = text.includes(typed)
  if (!isPart) return 0
  if (field === 'word' || field === 'name') return text === typed ? 1 : 0.88
  const [whole, start, part, from] = latinTests[field]
  if (text === typed) return whole
  if (text.startsWith(typed) && typed.length > (field === 'pinyin' ? 2 : 1)) return start
  return typed.length >= from ? part : 0
}

function best({ entries }: SearchIndex, scores: Scores, limit: number, rank: (id: string) => number): SearchHit[] {
  const hits = [...scores].flatMap(([number, score]) => {
    const entry = entries[number]
    return entry === undefined ? [] : [{ entry, score: Math.round(score * 1000) / 1000 }]
  })
  // Only the scores that reach the list need an order among equals.
  const least = hits.length <= limit ? 0 : (Float64Array.from(hits, ({ score }) => -score).toSorted()[limit - 1] ?? 0)
  const reaching = hits.filter(({ score }) => score >= -least)
  const order = (one: (typeof hits)[number], other: (typeof hits)[number]) =>
    other.score - one.score ||
    rank(other.entry.id) - rank(one.entry.id) ||
    Number(one.entry.kind === 'package') - Number(other.entry.kind === 'package') ||
    one.entry.name.length - other.entry.name.length
  return reaching
    .toSorted(order)
    .slice(0, limit)
    .map(({ entry: { id, kind = 'item', name }, score }) => ({ id, kind, name, score }))
}

/** Full width to half width, lower case, no white space around, punctuation gone. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[，。、；：？！“”‘’（）《》【】,;:?!"'()[\]<>]/g, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ')
}

function highest(scores: Scores): number {
  let most = 0
  for (const score of scores.values()) if (score > most) most = score
  return most
}

function raise(scores: Scores, owner: number, score: number): void {
  if ((scores.get(owner) ?? 0) < score) scores.set(owner, score)
}

function raiseAll(scores: Scores, owners: readonly number[], score: number): void {
  if (score > 0) for (const owner of owners) raise(scores, owner, score)
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [number])
  else if (known.at(-1) !== number) known.push(number)
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}
