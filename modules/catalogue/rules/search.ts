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

const latin = /^[a-z0-9 ]+$/

/**
 * Finds items by name, everyday word, code, pinyin or initials; a slip of the pen in Chinese words is forgiven by
 * comparing pairs of characters. Best first; nothing where nothing fits. (CON-08)
 */
export function searchItems(entries: readonly SearchEntry[], phrase: string, limit: number): SearchHit[] {
  const typed = normalise(phrase)
  if (typed === '') return []
  const pairs = bigramsOf(typed)
  const hits: SearchHit[] = []
  for (const entry of entries) {
    const score = latin.test(typed) ? latinScore(entry, typed.replaceAll(' ', '')) : wordScore(entry, typed, pairs)
    if (score > 0) hits.push({ id: entry.id, name: entry.name, score })
  }
  return hits.sort((one, other) => other.score - one.score || one.name.length - other.name.length).slice(0, limit)
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

/** Share of the typed pairs of characters that a text has too; below four tenths it is another thing. */
function likeness(pairs: ReadonlySet<string>, text: string): number {
  if (pairs.size === 0) return 0
  let common = 0
  for (const pair of pairs) if (text.includes(pair)) common += 1
  const share = common / pairs.size
  return share >= 0.4 ? share * 0.8 : 0
}

function bigramsOf(text: string): ReadonlySet<string> {
  const compact = text.replaceAll(' ', '')
  return new Set(Array.from({ length: Math.max(0, compact.length - 1) }, (_, at) => compact.slice(at, at + 2)))
}
