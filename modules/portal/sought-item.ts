import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import type { Asked } from './public-pages.ts'
import type { Sought } from './served/QueueItems.tsx'

/** Where somebody looks for what they have come for. */
export interface SearchedHall {
  readonly queue: QueueDesk
  readonly search: CatalogueSearch
  readonly items: ItemBook
}

const FOUND = 8
const LONGEST = 100

/** What somebody looks for in a hall: an item that was chosen, or what was found for their words. (CON-08, QUE-03) */
export async function soughtIn({ items, search, queue }: SearchedHall, asked: Asked, item?: string): Promise<Sought> {
  const { query, params, address, at } = asked
  const hall = params['hall'] ?? ''
  const phrase = (query['q'] ?? '').trim().slice(0, LONGEST)
  const all = await items.all()
  const chosen = all.get(item ?? query['item'] ?? '')
  if (chosen !== undefined) {
    const { id, name } = chosen
    const lines = await queue.linesOf(hall, [chosen])
    return { phrase, chosen: { id, name, line: lines.get(id) } }
  }
  if (phrase === '') return { phrase }
  const asker = { id: `address ${address}`, place: 'public-page', at } as const
  const { hits, confident } = await search.find({ phrase, limit: FOUND, asker })
  const titles = hits.flatMap(({ id }) => all.get(id) ?? [])
  const lines = await queue.linesOf(hall, titles)
  return { phrase, found: { confident, rows: titles.map(({ id, name }) => ({ id, name, line: lines.get(id) })) } }
}
