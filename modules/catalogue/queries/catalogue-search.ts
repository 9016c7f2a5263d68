import type { Database } from '@yichuang/platform/db'
import { SURE, findItems, normalise } from '../rules/search.ts'
import type { FoundItems, SearchHit, SearchIndex } from '../rules/search.ts'
import type { ItemBook, ItemTitle } from './item-book.ts'
import { missedNotes } from './missed-notes.ts'
import { noteMissedSearch } from './missed-searches.ts'
import type { SearchPlace } from './missed-searches.ts'
import { keptWords, searchIndex } from './search-index.ts'

/** Who looks, where, and when: what is not found is written down for the keepers. */
export interface Asker {
  /** the same for what one person types one letter after the other */
  readonly id: string
  readonly place: SearchPlace
  readonly at: string
}

interface Asked {
  readonly phrase: string
  readonly limit: number
  /** area of the searcher: among equals its own items come first */
  readonly area?: string | undefined
  /** only items, or only packages */
  readonly only?: SearchHit['kind'] | undefined
  /** only these items, and no packages */
  readonly wanted?: ((item: ItemTitle) => boolean) | undefined
  /** left out: what is not found is not written down */
  readonly asker?: Asker | undefined
}

export interface FoundInCatalogue extends FoundItems {
  /** whether the best is likely what was meant */
  readonly confident: boolean
}

/** The one search over items and packages, of every page, program and window alike. (CON-08) */
export interface CatalogueSearch {
  find(asked: Asked): Promise<FoundInCatalogue>
  /** Writes down what a search over many things did not find. @returns whether it is kept */
  note(phrase: string, asker: Asker): boolean
  /** The item nearest to words, however far. */
  nearest(phrase: string): Promise<SearchHit | undefined>
  /** Names and everyday words of what is asked for most, for suggestions while typing. */
  suggestions(most: number): Promise<readonly string[]>
  /** Ids of items that were applied for lately, most first. */
  mostUsed(most: number): Promise<readonly string[]>
  /** What keepers changed holds from now on. */
  forget(): void
  /** Writes down what still waits. */
  flush(): Promise<void>
}

interface SearchParts {
  readonly items: ItemBook
  /** how often each item is applied for */
  readonly frequency: () => Promise<ReadonlyMap<string, number>>
  /** ids of all departments */
  readonly departments: () => Promise<readonly string[]>
  readonly regionOf: (department: string) => Promise<string>
}

/** Answers kept for phrases asked again, while nothing they stand on has changed. */
const KEPT = 2000
const NEAR_MS = 5000
/** words for suggestions, of what is asked for most */
const MOST_OFFERED = 400
const MOST_AREAS = 200

/** Makes the search of this process. */
export function catalogueSearch(
  db: Database,
  { items, frequency, departments, regionOf }: SearchParts,
): CatalogueSearch {
  const indexOf = searchIndex(db, items)
  const words = keptWords(db)
  const notes = missedNotes((missed) => noteMissedSearch(db, missed))
  const nearTo = nearness(departments, regionOf)
  let kept: { readonly from: readonly unknown[]; readonly found: Map<string, FoundItems> } | undefined
  let offered: { readonly index: SearchIndex; readonly used: unknown; readonly words: readonly string[] } | undefined

  const ask = async ({ phrase, limit, area = '', only, wanted }: Asked): Promise<FoundItems> => {
    const from = await Promise.all([indexOf(), words.index(), items.all(), frequency(), nearTo(area)])
    const look = () => findItems(from[0], phrase, limit, { kept: from[1], ...termsOf(from, only, wanted) })
    if (wanted !== undefined) return look()
    const known = from.slice(0, 4)
    if (kept === undefined || kept.found.size >= KEPT || known.some((one, at) => one !== kept?.from[at]))
      kept = { from: known, found: new Map() }
    const key = `${limit} ${area} ${only} ${phrase}`
    const answer = kept.found.get(key) ?? look()
    kept.found.set(key, answer)
    return answer
  }

  return {
    async find(asked) {
      const found = await ask(asked)
      const confident = (found.hits[0]?.score ?? 0) >= SURE
      const { asker } = asked
      const phrase = normalise(asked.phrase)
      if (asker !== undefined && confident) notes.found(asker.id, phrase)
      else if (asker !== undefined) notes.missed(asker.id, { phrase, place: asker.place, at: asker.at })
      return { ...found, confident }
    },
    note: (phrase, { id, place, at }) => notes.missed(id, { phrase: normalise(phrase), place, at }),
    async nearest(phrase) {
      const [index, all] = await Promise.all([indexOf(), items.all()])
      return findItems(index, phrase, 1, { wanted: (id, kind) => kind === 'item' && all.has(id) }).hits[0]
    },
    async suggestions(most) {
      const [index, used] = await Promise.all([indexOf(), frequency()])
      if (offered?.index !== index || offered.used !== used)
        offered = { index, used, words: suggestionsOf(index, used, MOST_OFFERED) }
      return offered.words.slice(0, most)
    },
    async mostUsed(most) {
      const [all, used] = await Promise.all([items.all(), frequency()])
      const countOf = (id: string) => used.get(id) ?? 0
      const applied = [...all.keys()].filter((id) => countOf(id) > 0)
      return applied.toSorted((one, other) => countOf(other) - countOf(one)).slice(0, most)
    },
    forget: () => words.forget(),
    flush: () => notes.flush(),
  }
}

type From = readonly [
  SearchIndex,
  SearchIndex | undefined,
  ReadonlyMap<string, ItemTitle>,
  ReadonlyMap<string, number>,
  ReadonlyMap<string, number>,
]

/** Among equals the searcher's own area comes first, then what is asked for most. */
function termsOf([, , all, used, near]: From, only: Asked['only'], wanted: Asked['wanted']) {
  const nearOf = near.size === 0 ? () => 0 : (id: string) => near.get(all.get(id)?.department ?? '') ?? 0
  const rank = (id: string) => nearOf(id) * 1e9 + (used.get(id) ?? 0)
  if (wanted === undefined)
    return only === undefined ? { rank } : { rank, wanted: (_id: string, kind: SearchHit['kind']) => kind === only }
  return {
    rank,
    wanted: (id: string, kind: SearchHit['kind']) => {
      const item = kind === 'item' ? all.get(id) : undefined
      return item !== undefined && wanted(item)
    },
  }
}

/** How near each department works to an area: by province, city and county; nothing for no area. */
function nearness(departments: SearchParts['departments'], regionOf: SearchParts['regionOf']) {
  let known: { readonly until: number; readonly areas: Map<string, Promise<ReadonlyMap<string, number>>> } | undefined
  const nowhere: Promise<ReadonlyMap<string, number>> = Promise.resolve(new Map())
  const look = async (area: string) => {
    const all = await departments()
    const near = await Promise.all(all.map(async (one) => [one, agreeing(area, await regionOf(one))] as const))
    return new Map(near.filter(([, digits]) => digits > 0))
  }
  return (area: string): Promise<ReadonlyMap<string, number>> => {
    if (area === '') return nowhere
    if (known === undefined || performance.now() > known.until || known.areas.size > MOST_AREAS)
      known = { until: performance.now() + NEAR_MS, areas: new Map() }
    const { areas } = known
    const near = areas.get(area) ?? look(area)
    if (!areas.has(area)) near.catch(() => (known = undefined))
    areas.set(area, near)
    return near
  }
}

/** How many leading pairs of digits of two area codes agree, by province, city and county. */
function agreeing(one: string, other: string): number {
  return [2, 4, 6].filter((length) => one.length >= length && one.slice(0, length) === other.slice(0, length)).length
}

function suggestionsOf({ entries }: SearchIndex, used: ReadonlyMap<string, number>, most: number): readonly string[] {
  const said = new Set<string>()
  for (const { name, words } of entries.toSorted((one, other) => (used.get(other.id) ?? 0) - (used.get(one.id) ?? 0))) {
    for (const word of [name, ...words.slice(0, 3)]) said.add(word)
    if (said.size >= most) break
  }
  return [...said].slice(0, most)
}
