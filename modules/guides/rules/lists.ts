import type { Item, LimitValue } from '@yichuang/modules/catalogue/rules'
import type { Named } from './guide.ts'

/** The ways the public looks for a guide. (CAT-13) */
export const guideWays = ['theme', 'life', 'department', 'object', 'letter'] as const
export type GuideWay = (typeof guideWays)[number]

/** An item in the list of guides. */
export interface GuideEntry extends Pick<Item, 'id' | 'name' | 'handling' | 'objects'> {
  readonly version: number
  readonly department: Named
  readonly board: Named
  /** events of life (一件事) it belongs to */
  readonly packages: readonly Named[]
  /** first letter of the pinyin of its name, A–Z; # where there is none */
  readonly letter: string
  readonly committed: LimitValue
}

/** What the list is narrowed to; all given parts must fit. */
export interface GuideFilter {
  readonly theme?: string | undefined
  readonly life?: string | undefined
  readonly department?: string | undefined
  readonly object?: string | undefined
  readonly letter?: string | undefined
}

export interface GuideFacet extends Named {
  readonly count: number
}

const keysOf: Readonly<Record<GuideWay, (entry: GuideEntry) => readonly Named[]>> = {
  theme: ({ board }) => [board],
  life: ({ packages }) => packages,
  department: ({ department }) => [department],
  object: ({ objects }) => objects.map((object) => ({ id: object, name: object })),
  letter: ({ letter }) => [{ id: letter, name: letter }],
}

/** Whether an item belongs into the narrowed list. */
export function isListed(entry: GuideEntry, filter: GuideFilter): boolean {
  return guideWays.every((way) => {
    const wanted = filter[way]
    return wanted === undefined || keysOf[way](entry).some(({ id }) => id === wanted)
  })
}

/** What a way of looking offers, with how many guides each choice leads to; in the order the entries bring, letters by the alphabet. */
export function facetsOfGuides(entries: readonly GuideEntry[], way: GuideWay): readonly GuideFacet[] {
  const facets = new Map<string, GuideFacet>()
  for (const entry of entries) {
    for (const { id, name } of keysOf[way](entry)) {
      facets.set(id, { id, name, count: (facets.get(id)?.count ?? 0) + 1 })
    }
  }
  const found = [...facets.values()]
  return way === 'letter' ? found.toSorted((one, other) => (one.id < other.id ? -1 : 1)) : found
}

/** A page of a list, the first one being 1; a page behind the end is the last one. */
export function pageOfGuides<Row>(rows: readonly Row[], page: number, size: number) {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const shown = Math.min(Math.max(1, page), pages)
  return { rows: rows.slice((shown - 1) * size, shown * size), page: shown, pages, total: rows.length }
}
