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
    const stems = commonStems([...all.values()].map(({ name }) => normalise(name)))
    const sounds = soundsKept()
    const entries = new Map<string, SearchEntry>()
    const builder = indexBuilder({ soundOf })
    for (const title of all.values()) {
      const stem = stemOf(normalise(title.name))
      const key = `${title.id}@${title.version} ${version} ${stems.has(stem)}`
      const entry = known.get(key) ?? entryOf(title, { phrases: phrasesOf.get(title.id), stems, sounds })
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

interface EntryTerms {
  /** of the synonym table */
  readonly phrases?: readonly string[] | undefined
  readonly stems?: ReadonlySet<string>
  readonly sounds?: Sounds
}

/** An item as the search sees it. */
export function entryOf(
  item: Omit<ItemTitle, 'version'>,
  { phrases = [], stems, sounds = soundsKept() }: EntryTerms = {},
): SearchEntry {
  const words = [...new Set([...item.aliases, ...phrases, item.mainItem.name].map(normalise))]
  const name = normalise(item.name)
  const stem = stemOf(name)
  const isCommon = stems?.has(stem) === true && stem.length < name.length
  const codes = [item.id, item.codes.basic, item.codes.business, item.mainItem.basicCode]
  return {
    id: item.id,
    name,
    title: item.name,
    ...(isCommon ? { stem } : {}),
    words,
    codes: codes.flatMap((code) => (code == null ? [] : [code.toLowerCase()])),
    ...spokenAs([isCommon ? stem : name, ...words], sounds),
  }
}

/** A name up to what is written in brackets or counted behind it. */
function stemOf(name: string): string {
  return /^[^\s\d#_-]{4,}/.exec(name)?.[0] ?? name
}

/** More names than this with one beginning are told apart by what follows. */
const MANY = 20

/** The beginnings that many different names have: a province names the matters of its counties alike. */
function commonStems(names: Iterable<string>): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const name of new Set(names)) counts.set(stemOf(name), (counts.get(stemOf(name)) ?? 0) + 1)
  return new Set([...counts].flatMap(([stem, count]) => (count > MANY ? [stem] : [])))
}

/** A package (一件事) as the search sees it. */
export function packageEntryOf({ id, name, aliases = [] }: PackageTitle): SearchEntry {
  const words = [...new Set(aliases.map(normalise))]
  const plain = normalise(name)
  const codes = [id.toLowerCase()]
  return { id, kind: 'package', name: plain, title: name, words, codes, ...spokenAs([plain, ...words]) }
}

/** Toneless pinyin of one character; itself when it has none. */
export function soundOf(character: string): string {
  return pinyin(character, { toneType: 'none' })
}

interface Sounds {
  soundsOf(text: string): { readonly pinyin: string; readonly initials: string }
}

/** Sounds of texts, each worked out once. */
function soundsKept(): Sounds {
  const known = new Map<string, { readonly pinyin: string; readonly initials: string }>()
  return {
    soundsOf(text) {
      const sounds = known.get(text) ?? {
        pinyin: pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').replaceAll(' ', ''),
        initials: pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(''),
      }
      known.set(text, sounds)
      return sounds
    },
  }
}

function spokenAs(spoken: readonly string[], sounds = soundsKept()): Pick<SearchEntry, 'pinyin' | 'initials'> {
  const all = spoken.map((text) => sounds.soundsOf(text))
  return { pinyin: all.map((one) => one.pinyin), initials: all.map(({ initials }) => initials) }
}
