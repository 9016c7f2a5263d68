import { pinyin } from 'pinyin-pro'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { indexBuilder, indexEntries, normalise } from '../rules/search.ts'
import type { SearchEntry, SearchIndex } from '../rules/search.ts'
import type { ItemBook, ItemTitle } from './item-book.ts'

export interface Synonyms {
  readonly itemPhrases?: readonly { readonly phrase: string; readonly items: readonly string[] }[]
}

interface PackageTitle {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
}

const synonymPart = prepared<{ body: Synonyms; sha256: Buffer }, []>(
  'catalogue.synonyms',
  `select body, sha256 from catalogue.part where kind = 'synonyms' limit 1`,
)
const packageParts = prepared<{ body: PackageTitle }, []>(
  'catalogue.package-titles',
  `select body from catalogue.part where kind = 'package' order by path`,
)
const everydayWords = prepared<{ phrase: string; item: string }, []>(
  'catalogue.everyday-words',
  `select phrase, item from catalogue.everyday_word order by item, phrase`,
)

/** Entries made in one go; then other requests have their turn. */
const AT_ONCE = 50
/** How long words that another process wrote may stay unknown here. */
const KEPT_MS = 5000

/**
 * The search index of this process; made anew when the current items change. What is asked meanwhile is found in the
 * index there was.
 */
export function searchIndex(db: Database, items: ItemBook) {
  let known: ReadonlyMap<string, SearchEntry> = new Map()
  let made: { readonly from: ReadonlyMap<string, ItemTitle>; readonly index: Promise<SearchIndex> } | undefined
  let ready: SearchIndex | undefined
  const make = async (all: ReadonlyMap<string, ItemTitle>) => {
    const synonyms = await db.find(synonymPart, [])
    const version = synonyms?.sha256.toString('hex')
    const phrasesOf = phrasesByItem(synonyms?.body)
    const entries = new Map<string, SearchEntry>()
    const builder = indexBuilder({ soundOf })
    for (const title of all.values()) {
      const key = `${title.id}@${title.version} ${version}`
      const entry = known.get(key) ?? entryOf(title, phrasesOf.get(title.id))
      entries.set(key, entry)
      builder.add(entry)
      if (entries.size % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    known = entries
    for (const { body } of await db.many(packageParts, [])) builder.add(packageEntryOf(body))
    ready = builder.build()
    return ready
  }
  return async (): Promise<SearchIndex> => {
    const all = await items.all()
    if (made?.from !== all) {
      const index = make(all)
      made = { from: all, index }
      index.catch(() => (made = undefined))
    }
    return ready ?? made.index
  }
}

/** The small index of the words that keepers added; undefined while there are none. Made anew when they change. */
export function keptWords(db: Database) {
  let made: { readonly text: string; readonly index: SearchIndex | undefined } | undefined
  let known: { readonly index: Promise<SearchIndex | undefined>; readonly until: number } | undefined
  const make = async () => {
    const rows = await db.many(everydayWords, [])
    const text = JSON.stringify(rows)
    if (made?.text !== text) made = { text, index: rows.length === 0 ? undefined : indexWords(rows) }
    return made.index
  }
  return {
    index(): Promise<SearchIndex | undefined> {
      if (known === undefined || performance.now() > known.until) {
        known = { index: make(), until: performance.now() + KEPT_MS }
        known.index.catch(() => (known = undefined))
      }
      return known.index
    },
    forget() {
      known = undefined
    },
  }
}

function indexWords(rows: readonly { readonly phrase: string; readonly item: string }[]): SearchIndex {
  const words = new Map<string, string[]>()
  for (const { phrase, item } of rows) words.set(item, [...(words.get(item) ?? []), phrase])
  const entries = [...words].map(([id, mine]) => ({ id, name: '', words: mine, codes: [], ...spokenAs(mine) }))
  return indexEntries(entries, { soundOf, isKept: true })
}

/** The phrases of the synonym table by item. */
export function phrasesByItem(synonyms: Synonyms | undefined): ReadonlyMap<string, readonly string[]> {
  const phrases = new Map<string, string[]>()
  for (const { phrase, items } of synonyms?.itemPhrases ?? [])
    for (const item of items) phrases.set(item, [...(phrases.get(item) ?? []), phrase])
  return phrases
}

/** An item as the search sees it. @param phrases of the synonym table */
export function entryOf(item: Omit<ItemTitle, 'version'>, phrases: readonly string[] = []): SearchEntry {
  const words = [...new Set([...item.aliases, ...phrases, item.mainItem.name].map(normalise))]
  const spoken = [normalise(item.name), ...words]
  const codes = [item.id, item.codes.basic, item.codes.business, item.mainItem.basicCode]
  return {
    id: item.id,
    name: normalise(item.name),
    words,
    codes: codes.flatMap((code) => (code == null ? [] : [code.toLowerCase()])),
    ...spokenAs(spoken),
  }
}

/** A package (一件事) as the search sees it. */
export function packageEntryOf({ id, name, aliases = [] }: PackageTitle): SearchEntry {
  const words = [...new Set(aliases.map(normalise))]
  const plain = normalise(name)
  return { id, kind: 'package', name: plain, words, codes: [id.toLowerCase()], ...spokenAs([plain, ...words]) }
}

/** Toneless pinyin of one character; itself when it has none. */
export function soundOf(character: string): string {
  return pinyin(character, { toneType: 'none' })
}

function spokenAs(spoken: readonly string[]): Pick<SearchEntry, 'pinyin' | 'initials'> {
  return {
    pinyin: spoken.map((word) =>
      pinyin(word, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').replaceAll(' ', ''),
    ),
    initials: spoken.map((word) =>
      pinyin(word, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(''),
    ),
  }
}
