import { pinyin } from 'pinyin-pro'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { indexEntries, normalise } from '../rules/search.ts'
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
const noteMissed = prepared<never, [phrase: string, at: string]>(
  'catalogue.note-missed-search',
  `insert into catalogue.missed_search (phrase, count, last_at) values ($1, 1, $2)
   on conflict (phrase) do update set count = missed_search.count + 1, last_at = excluded.last_at`,
)

/** Entries made in one go; then other requests have their turn. */
const AT_ONCE = 50
/** phrases waiting to be written down */
const MOST_WAITING = 20

/**
 * The search index of this process; made anew when the current items change. What is asked meanwhile is found in the
 * index there was.
 */
export function searchIndex(db: Database, items: ItemBook) {
  let known: ReadonlyMap<string, SearchEntry> = new Map()
  let made: { readonly from: ReadonlyMap<string, ItemTitle>; readonly index: Promise<SearchIndex> } | undefined
  let ready: SearchIndex | undefined
  let waiting = 0
  const make = async (all: ReadonlyMap<string, ItemTitle>) => {
    const synonyms = await db.find(synonymPart, [])
    const words = synonyms?.sha256.toString('hex')
    const entries = new Map<string, SearchEntry>()
    for (const title of all.values()) {
      const key = `${title.id}@${title.version} ${words}`
      const entry = known.get(key) ?? entryOf(title, synonyms?.body)
      entries.set(key, entry)
      if (entries.size % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    known = entries
    const packages = (await db.many(packageParts, [])).map(({ body }) => packageEntryOf(body))
    ready = indexEntries([...entries.values(), ...packages], soundOf)
    return ready
  }
  return {
    async index(): Promise<SearchIndex> {
      const all = await items.all()
      if (made?.from !== all) {
        const index = make(all)
        made = { from: all, index }
        index.catch(() => (made = undefined))
      }
      return ready ?? made.index
    },
    /** Keeps a phrase that found nothing, for the keepers of the catalogue. */
    noteMissed: (phrase: string, at: string) => db.run(noteMissed, [normalise(phrase).slice(0, 100), at]),
    /** The same behind the answer: what is not yet written waits, and too much at once is dropped. */
    noteLater(phrase: string, at: string) {
      if (waiting >= MOST_WAITING) return
      waiting += 1
      const write = async () => {
        // A phrase that cannot be written is lost; nobody's search fails for it.
        await db.run(noteMissed, [normalise(phrase).slice(0, 100), at]).catch(() => undefined)
        waiting -= 1
      }
      setImmediate(() => void write())
    },
  }
}

/** An item as the search sees it. */
export function entryOf(item: Omit<ItemTitle, 'version'>, synonyms: Synonyms | undefined): SearchEntry {
  const phrases = (synonyms?.itemPhrases ?? [])
    .filter(({ items }) => items.includes(item.id))
    .map(({ phrase }) => phrase)
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
