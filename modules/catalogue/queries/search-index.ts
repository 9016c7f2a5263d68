import { pinyin } from 'pinyin-pro'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { normalise } from '../rules/search.ts'
import type { SearchEntry } from '../rules/search.ts'
import type { CurrentItem, ItemBook } from './item-book.ts'

interface Synonyms {
  readonly itemPhrases?: readonly { readonly phrase: string; readonly items: readonly string[] }[]
}

const synonymPart = prepared<{ body: Synonyms }, []>(
  'catalogue.synonyms',
  `select body from catalogue.part where kind = 'synonyms' limit 1`,
)
const noteMissed = prepared<never, [phrase: string, at: string]>(
  'catalogue.note-missed-search',
  `insert into catalogue.missed_search (phrase, count, last_at) values ($1, 1, $2)
   on conflict (phrase) do update set count = missed_search.count + 1, last_at = excluded.last_at`,
)

/** The search index of this process; made anew when the current items change. */
export function searchIndex(db: Database, items: ItemBook) {
  let made: { readonly from: ReadonlyMap<string, CurrentItem>; readonly entries: readonly SearchEntry[] } | undefined
  return {
    async entries(): Promise<readonly SearchEntry[]> {
      const all = await items.all()
      if (made?.from !== all) {
        const synonyms = (await db.find(synonymPart, []))?.body
        made = { from: all, entries: [...all.values()].map((one) => entryOf(one, synonyms)) }
      }
      return made.entries
    },
    /** Keeps a phrase that found nothing, for the keepers of the catalogue. */
    noteMissed: (phrase: string, at: string) => db.run(noteMissed, [normalise(phrase).slice(0, 100), at]),
  }
}

function entryOf({ item }: CurrentItem, synonyms: Synonyms | undefined): SearchEntry {
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
    pinyin: spoken.map((word) =>
      pinyin(word, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').replaceAll(' ', ''),
    ),
    initials: spoken.map((word) =>
      pinyin(word, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(''),
    ),
  }
}
