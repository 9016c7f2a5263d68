/** What an item can be found by; made once per version. */
export interface SearchEntry {
  readonly id: string
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
  readonly name: string
  /** 0 … 1 */
  readonly score: number
}

/** Entries, and in which of them two characters stand side by side. Made by `indexEntries`. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[]
  /** numbers of entries, rising, by pair of characters */
  readonly byPair: ReadonlyMap<string, readonly number[]>
}

const latin = /^[a-z0-9 ]+$/

/** Notes for every pair of neighbouring characters where it occurs. */
export function indexEntries(entries: readonly SearchEntry[]): SearchIndex {
  const byPair = new Map<string, number[]>()
  for (const [number, { name, words, codes, pinyin, initials }] of entries.entries()) {
    const pairs = new Set([name, ...words, ...codes, ...pinyin, ...initials].flatMap((text) => [...pairsOf(text)]))
    for (const pair of pairs) {
      const known = byPair.get(pair)
      if (known === undefined) byPair.set(pair, [number])
      else known.push(number)
    }
  }
  return { entries, byPair }
}

/**
 * Finds items by name, everyday word, code, pinyin or initials; a slip of the pen in Chinese words is forgiven by
 * comparing pairs of characters. Best first; nothing where nothing fits. (CON-08)
 */
export function searchItems(index: SearchIndex, phrase: string, limit: number): SearchHit[] {
  const typed = normalise(phrase)
  if (typed === '') return []
  const hits: SearchHit[] = []
  const compact = typed.replaceAll(' ', '')
  const pairs = pairsOf(compact)
  const isLatin = latin.test(typed)
  const among = isLatin ? withRarest(index, pairs) : withMany(index, pairs, pairsOf(typed))
  for (const entry of among) {
    const score = isLatin ? latinScore(entry, compact) : wordScore(entry, typed, pairs)
    if (score > 0) hits.push({ id: entry.id, name: entry.name, score })
  }
  return hits.sort((one, other) => other.score - one.score || one.name.length - other.name.length).slice(0, limit)
}

/** What holds a text holds every pair of it: those that hold its rarest one. All when the text has no pair. */
function withRarest({ entries, byPair }: SearchIndex, pairs: ReadonlySet<string>): readonly SearchEntry[] {
  if (pairs.size === 0) return entries
  const [rarest = []] = [...pairs]
    .map((pair) => byPair.get(pair) ?? [])
    .toSorted((one, other) => one.length - other.length)
  return rarest.flatMap((number) => entries[number] ?? [])
}

/** What is alike has four tenths of the pairs; a word of three characters within the phrase has two of them. */
function withMany(
  { entries, byPair }: SearchIndex,
  pairs: ReadonlySet<string>,
  asTyped: ReadonlySet<string>,
): readonly SearchEntry[] {
  if (pairs.size === 0) return entries
  const counts = new Map<number, number>()
  for (const pair of new Set([...pairs, ...asTyped])) {
    for (const number of byPair.get(pair) ?? []) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  const least = Math.min(2, LIKE * pairs.size)
  return [...counts].flatMap(([number, count]) => (count < least ? [] : (entries[number] ?? [])))
}

/** Full width to half width, lower case, no white space around, punctuation gone. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[，。、；：？！“”‘’（）《》【】,.;:?!"'()[\]<>]/g, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ')
}

interface LatinTest {
  readonly score: number
  /** shortest phrase the test is asked for */
  readonly from: number
  readonly fits: (entry: SearchEntry, typed: string) => boolean
}

/** How well letters and digits fit, best first: whole codes, whole initials, whole pinyin, beginnings, parts. */
const latinTests: readonly LatinTest[] = [
  { score: 1, from: 1, fits: ({ codes }, typed) => codes.includes(typed) },
  { score: 0.98, from: 1, fits: ({ initials }, typed) => initials.includes(typed) },
  { score: 0.97, from: 1, fits: ({ pinyin }, typed) => pinyin.includes(typed) },
  { score: 0.93, from: 2, fits: ({ codes }, typed) => codes.some((code) => code.startsWith(typed)) },
  { score: 0.85, from: 2, fits: ({ initials }, typed) => initials.some((word) => word.startsWith(typed)) },
  { score: 0.84, from: 3, fits: ({ pinyin }, typed) => pinyin.some((word) => word.startsWith(typed)) },
  { score: 0.72, from: 4, fits: ({ pinyin }, typed) => pinyin.some((word) => word.includes(typed)) },
  { score: 0.7, from: 3, fits: ({ initials }, typed) => initials.some((word) => word.includes(typed)) },
]

function latinScore(entry: SearchEntry, typed: string): number {
  return latinTests.find(({ from, fits }) => typed.length >= from && fits(entry, typed))?.score ?? 0
}

function wordScore({ name, words }: SearchEntry, typed: string, pairs: ReadonlySet<string>): number {
  if (name === typed || words.includes(typed)) return 1
  if (name.includes(typed)) return 0.9
  if (words.some((word) => word.includes(typed))) return 0.88
  if (words.some((word) => word.length >= 3 && typed.includes(word))) return 0.86
  return Math.max(likeness(pairs, name), ...words.map((word) => likeness(pairs, word)))
}

/** Share of pairs below which a text is another thing. */
const LIKE = 0.4

/** Share of the typed pairs of characters that a text has too. */
function likeness(pairs: ReadonlySet<string>, text: string): number {
  if (pairs.size === 0) return 0
  let common = 0
  for (const pair of pairs) if (text.includes(pair)) common += 1
  const share = common / pairs.size
  return share >= LIKE ? share * 0.8 : 0
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}
