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

function latinScore({ codes, initials, pinyin }: SearchEntry, typed: string): number {
  if (codes.includes(typed)) return 1
  if (initials.includes(typed)) return 0.98
  if (typed.length >= 2 && codes.some((code) => code.startsWith(typed))) return 0.93
  if (typed.length >= 2 && initials.some((word) => word.startsWith(typed))) return 0.85
  if (typed.length >= 3 && initials.some((word) => word.includes(typed))) return 0.7
  if (pinyin.includes(typed)) return 0.97
  if (typed.length >= 3 && pinyin.some((word) => word.startsWith(typed))) return 0.84
  return typed.length >= 4 && pinyin.some((word) => word.includes(typed)) ? 0.72 : 0
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
