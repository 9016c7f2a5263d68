import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import { mayAct, ownDepartment } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { addEverydayWord, dismissMissedSearch, removeEverydayWord } from './commands/keep-words.ts'
import * as contract from './contract/search.ts'
import type { CatalogueParts } from './module.ts'
import type { Asker } from './queries/catalogue-search.ts'
import type { ItemTitle } from './queries/item-book.ts'
import { isMissed, missedSearches } from './queries/missed-searches.ts'
import type { MissedRow } from './queries/missed-searches.ts'
import { normalise } from './rules/search.ts'
import type { CatalogueTables } from './tables.ts'

const permission = 'catalogue.keep-words'
/** words looked through for a page; the rarest of more wait until some are settled */
const MOST = 1000

/** The open search over items and packages, what it did not find, and the words that keepers add. (CON-08) */
export function searchRoutes(db: Database, parts: CatalogueParts): Route[] {
  const { search } = parts
  return [
    answer(contract.searchCatalogue, async ({ query, actor, at, address }) => {
      const { q: phrase, limit, area, kind: only, note } = query
      const asker = note === false ? undefined : askerOf({ actor, at, address })
      const { hits, confident } = await search.find({ phrase, limit, area, only, asker })
      return decided({ results: [...hits], confident })
    }),
    answer(contract.noteMissedSearch, async ({ body, actor, at, address }) =>
      decided({ noted: search.note(body.phrase, askerOf({ actor, at, address })) }),
    ),
    answer(contract.listMissedSearches, async ({ query, actor }) => {
      const shown = await shownRows(db, parts, query.state ?? 'open', actor)
      const start = query.after === undefined ? 0 : shown.findIndex(({ phrase }) => phrase === query.after) + 1
      const rows = shown.slice(start, start + query.limit)
      const last = rows.at(-1)
      const hasMore = start + query.limit < shown.length
      return decided({ rows, total: shown.length, ...(hasMore && last !== undefined ? { next: last.phrase } : {}) })
    }),
    answer(contract.addEverydayWord, (call) => keepWord(call, addEverydayWord)),
    answer(contract.removeEverydayWord, (call) => keepWord(call, removeEverydayWord)),
    answer(contract.dismissMissedSearch, async (call) => {
      const { phrase } = call.body
      if (!(await isMissed(db, normalise(phrase)))) return refused({ code: 'catalogue.no-such-missed-search', phrase })
      const nearest = await nearestItem(parts, phrase)
      const may = nearest === undefined ? decided(undefined) : await mayKeep(parts, nearest, call.actor)
      return may.ok ? runCommand(db, dismissMissedSearch, call.body, intentOf(call)) : may
    }),
  ]

  /** Words of an item are kept by who keeps the item; every search knows them at once. */
  async function keepWord<Answer>(
    call: Call<unknown, unknown, { phrase: string; item: string }>,
    definition: Command<CatalogueTables, { phrase: string; item: string }, Answer>,
  ): Promise<Decision<Answer>> {
    const item = (await parts.items.all()).get(call.body.item)
    if (item === undefined) return refused({ code: 'catalogue.no-such-item', id: call.body.item })
    const may = await mayKeep(parts, item, call.actor)
    if (!may.ok) return may
    const kept = await runCommand(db, definition, call.body, intentOf(call))
    search.forget()
    return kept
  }
}

/** Whose search it is: a person of the hall, or an address. */
export function askerOf({ actor, at, address }: Pick<Call, 'actor' | 'at' | 'address'>): Asker {
  if (actor.kind !== 'staff') return { id: `address ${address}`, place: 'open-interface', at }
  return { id: actor.person, place: actor.window === undefined ? 'office' : 'window', at }
}

function intentOf({ actor, at, key, requestId }: Call) {
  return { actor, at, key, requestId }
}

async function mayKeep(parts: CatalogueParts, { department }: ItemTitle, actor: Actor): Promise<Decision<undefined>> {
  const may = mayAct(actor, permission, { region: await parts.regionOf(department), departments: [department] })
  return may.ok ? decided(undefined) : refused(may.refusal)
}

async function nearestItem({ search, items }: CatalogueParts, phrase: string): Promise<ItemTitle | undefined> {
  const nearest = await search.nearest(phrase)
  return nearest === undefined ? undefined : (await items.all()).get(nearest.id)
}

/** The words a keeper sees: those of the items of the own department, and those that are near to no item. */
async function shownRows(db: Database, parts: CatalogueParts, state: MissedRow['state'], actor: Actor) {
  const [missed, all, names] = await Promise.all([missedSearches(db, state, MOST), parts.items.all(), parts.names()])
  const own = ownDepartment(actor)
  const rows = await Promise.all(
    missed.map(async (one) => {
      const item = one.item === null ? undefined : all.get(one.item)
      const about = item ?? (await nearestItem(parts, one.phrase))
      return { about, item, one }
    }),
  )
  const named = ({ id, name, department }: ItemTitle) => ({ id, name, departmentName: names.department(department) })
  return rows
    .filter(({ about }) => own === undefined || about === undefined || about.department === own)
    .map(({ about, item, one }) => ({
      phrase: one.phrase,
      count: one.count,
      lastAt: one.lastAt,
      places: [...one.places],
      state: one.state,
      ...(state === 'open' && about !== undefined ? { proposed: named(about) } : {}),
      ...(item === undefined ? {} : { item: named(item) }),
      ...(one.reason === null ? {} : { reason: one.reason }),
      ...(one.settledAt === null ? {} : { settledAt: one.settledAt }),
      ...(one.settledByName === null ? {} : { settledByName: one.settledByName }),
    }))
}
