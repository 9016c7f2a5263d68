import { LIKE, NEAR, newLooks, raiseAlike } from './search/likeness.ts'
import type { Looks } from './search/likeness.ts'
import { makeSense, ofTheHall } from './search/sense.ts'
import type { Sense } from './search/sense.ts'
import { bestOf, clearSheet, newSheet, raise, raiseOwners } from './search/sheet.ts'
import type { ScoredTexts, Sheet } from './search/sheet.ts'
import type { SoundOf } from './search/slips.ts'
import {
  beginningOf,
  gramsOfSize,
  holdersOf,
  pairsOf,
  rarestOf,
  speltGrams,
  spokenGrams,
  textsBuilder,
} from './search/texts.ts'
import type { Field, Texts } from './search/texts.ts'

/** What an item or package can be found by; made once per version. */
export interface SearchEntry {
  readonly id: string
  /** an item when left out */
  readonly kind?: 'item' | 'package'
  /** as it is compared: without brackets, in half width */
  readonly name: string
  /** as people read it; the name when left out */
  readonly title?: string
  /** beginning of the name that many names have; what they are told apart by follows */
  readonly stem?: string | undefined
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

/** Entries, the different texts they are found by, and where their characters stand. Made by `indexBuilder`. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[]
  readonly numberOf: ReadonlyMap<string, number>
  /** names and everyday words */
  readonly spoken: Texts
  /** codes, pinyin, initials */
  readonly spelt: Texts
  /** numbers of spoken texts by everyday word or name */
  readonly byWord: ReadonlyMap<string, readonly number[]>
  readonly sense: Sense
  readonly isKept: boolean
  /** scores of entries, spoken and spelt texts in the search under way */
  readonly sheet: Sheet
  readonly said: Sheet
  readonly letters: Sheet
  readonly looks: Looks
}

const latin = /^[a-z0-9 .-]+$/
/** Words of the catalogue that slips are compared with; a larger catalogue has them many times over. */
const MOST_WORDS = 20_000

interface IndexTerms {
  readonly soundOf?: SoundOf
  /** words that keepers of the catalogue wrote: they hold also where the tables say it is no matter of the hall */
  readonly isKept?: boolean
}

/** Makes an index entry by entry, so that others may have their turn in between. Equal texts are kept once. */
export function indexBuilder({ soundOf = (one) => one, isKept = false }: IndexTerms = {}) {
  const entries: SearchEntry[] = []
  const numberOf = new Map<string, number>()
  const byWord = new Map<string, number[]>()
  const spoken = textsBuilder(spokenGrams)
  const spelt = textsBuilder(speltGrams)
  const words = new Set<string>()
  const say = (owner: number, field: Field, text: string, stem?: string) => {
    const number = spoken.add(owner, field, text, stem)
    const known = byWord.get(text)
    if (known === undefined) byWord.set(text, [number])
    else if (!known.includes(number)) known.push(number)
  }
  return {
    add(entry: SearchEntry): void {
      const number = entries.push(entry) - 1
      if (entry.kind !== 'package') numberOf.set(entry.id, number)
      if (entry.stem !== undefined) spoken.add(number, 'stem', entry.stem)
      if (entry.name !== '') say(number, 'name', entry.name, entry.stem)
      for (const word of entry.words) {
        say(number, 'word', word)
        if (words.size < MOST_WORDS) words.add(word)
      }
      for (const code of entry.codes) spelt.add(number, 'code', code)
      for (const sound of entry.pinyin) spelt.add(number, 'pinyin', sound)
      for (const initial of entry.initials) spelt.add(number, 'initial', initial)
    },
    build(): SearchIndex {
      const said = spoken.build()
      const sense = makeSense(words, soundOf)
      const letters = spelt.build()
      return {
        entries,
        numberOf,
        byWord,
        spoken: said,
        spelt: letters,
        sense,
        isKept,
        sheet: newSheet(entries.length),
        said: newSheet(said.texts.length),
        letters: newSheet(letters.texts.length),
        looks: newLooks(said.texts.length),
      }
    },
  }
}

/** An index of all these entries. */
export function indexEntries(entries: Iterable<SearchEntry>, terms: IndexTerms = {}): SearchIndex {
  const builder = indexBuilder(terms)
  for (const entry of entries) builder.add(entry)
  return builder.build()
}

export interface SearchTerms {
  /** among equals the higher comes first */
  readonly rank?: (id: string) => number
  /** only these count */
  readonly wanted?: (id: string, kind: SearchHit['kind']) => boolean
  /** index of the words that keepers of the catalogue wrote for items */
  readonly kept?: SearchIndex | undefined
}

/**
 * Finds items and packages by name, everyday word, sentence, code, pinyin or initials; slips of the pen and words that
 * sound alike are forgiven. Best first; nothing where nothing fits. (CON-08)
 */
export function searchItems(index: SearchIndex, phrase: string, limit: number, terms: SearchTerms = {}): SearchHit[] {
  return [...findItems(index, phrase, limit, terms).hits]
}

export interface FoundItems {
  readonly hits: readonly SearchHit[]
  /** how many there are with those that did not reach the list, as far as it was worth looking */
  readonly total: number
  /** there may be more than `total` */
  readonly isCapped: boolean
}

/** As `searchItems`, with how many were found in all. */
export function findItems(index: SearchIndex, phrase: string, limit: number, terms: SearchTerms = {}): FoundItems {
  const typed = normalise(phrase)
  if (typed === '') return { hits: [], total: 0, isCapped: false }
  const { sheet, entries } = index
  const { rank = () => 0, wanted, kept } = terms
  const of = (number: number) => entries[number] ?? nobody
  clearSheet(sheet)
  const isWanted =
    wanted === undefined ? undefined : (number: number) => wanted(of(number).id, of(number).kind ?? 'item')
  if (kept !== undefined) addKept(index, kept, typed, isWanted)
  scoreTexts(index, typed)
  const isWhole = raiseOwners(sheet, scoredTexts(index), limit, isWanted)
  const order = {
    rank: (number: number) => rank(of(number).id),
    // Items come before packages, short names before long ones.
    place: (number: number) => (of(number).kind === 'package' ? 1e6 : 0) + of(number).name.length,
  }
  const best = bestOf(sheet, limit, order)
  const hits = best.numbers.map((number) => {
    const { id, kind = 'item', name, title = name } = of(number)
    return { id, kind, name: title, score: Math.round((sheet.scores[number] ?? 0) * 1000) / 1000 }
  })
  return { hits, total: best.total, isCapped: !isWhole }
}

const nobody: SearchEntry = { id: '', name: '', words: [], codes: [], pinyin: [], initials: [] }

function scoredTexts({ spoken, said, spelt, letters }: SearchIndex): readonly [ScoredTexts, ScoredTexts] {
  return [
    { texts: spoken, sheet: said },
    { texts: spelt, sheet: letters },
  ]
}

function scoreTexts(index: SearchIndex, typed: string): void {
  clearSheet(index.said)
  clearSheet(index.letters)
  if (latin.test(typed)) scoreLatin(index, typed.replaceAll(' ', ''))
  else scoreSentence(index, typed)
}

type IsWanted = ((entry: number) => boolean) | undefined

function addKept({ sheet, numberOf }: SearchIndex, kept: SearchIndex, typed: string, isWanted: IsWanted): void {
  clearSheet(kept.sheet)
  scoreTexts(kept, typed)
  raiseOwners(kept.sheet, scoredTexts(kept), Infinity)
  for (let at = 0; at < kept.sheet.count; at += 1) {
    const entry = kept.sheet.touched[at] ?? 0
    const number = numberOf.get(kept.entries[entry]?.id ?? '')
    if (number !== undefined && isWanted?.(number) !== false) raise(sheet, number, kept.sheet.scores[entry] ?? 0)
  }
}

function scoreSentence(index: SearchIndex, typed: string): void {
  scoreParts(index, typed.replaceAll(' ', ''))
  const about = index.isKept ? typed : ofTheHall(typed)
  understand(index, about, 1)
  if (index.said.highest >= 0.7) return
  const mended = index.sense.mend(about)
  if (mended !== about) understand(index, mended, 0.97)
  if (index.said.highest === 0 && !index.isKept) raiseNearest(index, typed)
}

/** Where nothing is found: what shares anything at all, far below what counts as found. */
function raiseNearest({ spoken, said, looks }: SearchIndex, sentence: string): void {
  const far = { sentence, least: NEAR, trust: 0.5, aside: 1, shortest: Infinity }
  raiseAlike({ texts: spoken, sheet: said }, looks, far)
}

/** What a sentence says, and what texts are like it. */
function understand(index: SearchIndex, typed: string, trust: number): void {
  const { said, spoken, sense, byWord, looks, isKept } = index
  const sentence = isKept ? typed : ofTheHall(typed)
  if (sentence === '') return
  const meant = sense.understand(sentence)
  for (const { word, score } of meant) for (const text of byWord.get(word) ?? []) raise(said, text, score * trust)
  const aside = meant.length > 0 ? 0.7 : 1
  raiseAlike({ texts: spoken, sheet: said }, looks, { sentence, least: LIKE, trust, aside, shortest: isKept ? 2 : 3 })
}

/** Everything of which the typed text is a part: while somebody is still typing. */
function scoreParts({ spoken, said }: SearchIndex, typed: string): void {
  const candidates = typed.length === 1 ? holdersOf(spoken, typed) : rarestOf(spoken, pairsOf(typed))
  for (const number of candidates) {
    const text = spoken.texts[number] ?? ''
    if (typed.length > 2 && !text.includes(typed)) continue
    const field = spoken.fields[number]
    const part = field === 'word' ? 0.88 : 0.9
    raise(said, number, text === typed && field !== 'stem' ? 1 : part)
  }
}

/** How well letters and digits fit, best first: whole, beginning, part; by field and length from which it counts. */
const latinTests: Readonly<Record<'code' | 'initial' | 'pinyin', readonly [number, number, number, number]>> = {
  code: [1, 0.93, 0, 99],
  initial: [0.98, 0.85, 0.7, 3],
  pinyin: [0.97, 0.84, 0.72, 4],
}

function scoreLatin(index: SearchIndex, typed: string): void {
  const { spelt, letters, spoken, said } = index
  const score = (number: number) => {
    const found = latinScore(spelt, number, typed)
    if (found > 0) raise(letters, number, found)
  }
  holdersOf(spelt, beginningOf(typed)).forEach(score)
  if (typed.length > 2) rarestOf(spelt, gramsOfSize(typed, 3)).forEach(score)
  for (const number of typed.length === 1 ? holdersOf(spoken, typed) : rarestOf(spoken, pairsOf(typed))) {
    const text = spoken.texts[number] ?? ''
    if (text.includes(typed)) raise(said, number, text === typed ? 1 : 0.88)
  }
  if (Math.max(letters.highest, said.highest) >= 0.97) return
  const spelled = index.sense.spell(typed)
  if (spelled.length >= 2) understand(index, spelled, 0.95)
}

function latinScore({ texts, fields }: Texts, number: number, typed: string): number {
  const text = texts[number] ?? ''
  const field = fields[number]
  if ((field !== 'code' && field !== 'initial' && field !== 'pinyin') || !text.includes(typed)) return 0
  const [whole, start, part, from] = latinTests[field]
  if (text === typed) return whole
  if (text.startsWith(typed) && typed.length > (field === 'pinyin' ? 2 : 1)) return start
  return typed.length >= from ? part : 0
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
