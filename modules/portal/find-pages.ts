import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import { promisedLimit } from '@yichuang/modules/catalogue/rules'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import { findPage } from './served/FindPage.tsx'
import type { FoundMatter, PersonToAsk } from './served/FindPage.tsx'
import type { Visit } from './served/visit.ts'

interface FindParts {
  readonly search: CatalogueSearch
  readonly items: ItemBook
  readonly places: PlaceBook
}

interface Asked {
  readonly visit: Visit
  readonly query: Readonly<Record<string, string | undefined>>
  readonly address: string
}

/** Matters on a page; the nearest ones where nothing fits. */
const SHOWN = 12
const NEAREST = 3
/** words offered while somebody types; the browser looks through them itself */
const OFFERED = 240
const LONGEST = 100

/** The public search over items and packages; what it does not find goes to the keepers, and a person is offered. (CON-08) */
export async function showFindPage(parts: FindParts, { visit, query, address }: Asked): Promise<string> {
  const phrase = (query['q'] ?? '').trim().slice(0, LONGEST)
  const [offered, people] = await Promise.all([parts.search.suggestions(OFFERED), peopleToAsk(parts.places)])
  if (phrase === '') return findPage(visit, { phrase, offered, people })
  const { hits, total, confident } = await parts.search.find({
    phrase,
    limit: SHOWN,
    asker: { id: `address ${address}`, place: 'public-page', at: visit.at },
  })
  const matters = await Promise.all(hits.slice(0, confident ? SHOWN : NEAREST).map((hit) => matterOf(parts, hit)))
  return findPage(visit, { phrase, offered, people, found: { matters, total, confident } })
}

async function matterOf(parts: FindParts, hit: { id: string; kind: string; name: string }): Promise<FoundMatter> {
  const [all, settings, { departments }] = await Promise.all([
    parts.items.all(),
    parts.items.settings(),
    parts.places.current(),
  ])
  const item = hit.kind === 'item' ? all.get(hit.id) : undefined
  if (item === undefined) return { id: hit.id, name: hit.name, isPackage: hit.kind === 'package' }
  const limit = promisedLimit(settings.get(item.id) ?? {}, item.limits)
  return {
    id: item.id,
    name: item.name,
    isPackage: false,
    department: departments.get(item.department)?.name ?? item.department,
    limit: { value: limit.value, unit: limit.unit },
  }
}

/** The halls in use, the nearest to the people first. */
async function peopleToAsk(places: PlaceBook): Promise<readonly PersonToAsk[]> {
  const { halls } = await places.current()
  return [...halls.values()]
    .filter((hall) => hall.is_active && hall.phone !== '')
    .toSorted((one, other) => other.region.length - one.region.length || one.region.localeCompare(other.region))
    .map(({ name, address, phone }) => ({ name, address, phone }))
}
