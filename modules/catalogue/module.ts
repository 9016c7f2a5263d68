import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import { delegationRoutes } from './delegation-routes.ts'
import type { Holders } from './delegation-routes.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { catalogueProblems } from './problems.ts'
import type { DelegationBook } from './queries/delegations.ts'
import type { ItemBook, ItemTitle } from './queries/item-book.ts'
import type { HolderNames } from './queries/list-delegations.ts'
import { searchIndex } from './queries/search-index.ts'
import { whyNotHere } from './queries/taken-here.ts'
import type { WindowDuties } from './queries/taken-here.ts'
import { resolveSituation, searchItems } from './rules/index.ts'
import { searchRoutes } from './search-routes.ts'
import { settingRoutes } from './setting-routes.ts'

export interface CatalogueParts {
  readonly items: ItemBook
  readonly delegations: DelegationBook
  readonly names: () => Promise<HolderNames>
  readonly window: (id: string | undefined) => Promise<WindowDuties | undefined>
  /** area a department works in, for the scope of who may delegate */
  readonly regionOf: (department: string) => Promise<string>
  /** how often each item is applied for */
  readonly frequency: () => Promise<ReadonlyMap<string, number>>
  /** ids of all departments */
  readonly departments: () => Promise<readonly string[]>
  /** who may hold a delegation of a department */
  readonly holders: (department: string | undefined) => Promise<Holders>
}

/** The item catalogue: search, items, situations, delegations. */
export function catalogueModule({ db }: Services, parts: CatalogueParts): Module {
  const index = searchIndex(db, parts.items)
  return {
    name: 'catalogue',
    problems: { status: catalogueProblems, 'zh-CN': zh, en },
    routes: [
      ...itemRoutes(parts, index),
      ...searchRoutes(db, parts, index),
      ...delegationRoutes(db, parts),
      ...settingRoutes(db, parts),
    ],
  }
}

function itemRoutes(parts: CatalogueParts, index: ReturnType<typeof searchIndex>): Route[] {
  const { items } = parts
  return [
    answer(contract.searchItems, async ({ query, actor, at }) => {
      const all = await items.all()
      const scores = await scoresOf(query.q, all, query.limit)
      if (query.q !== undefined && scores.length === 0) await index.noteMissed(query.q, at)
      const names = await parts.names()
      const window = await parts.window(actor.window)
      const rows = scores.flatMap(({ id, score }) => {
        const found = all.get(id)
        return found === undefined || !isWanted(found, query) ? [] : [{ ...lineOf(found, names, window), score }]
      })
      return decided({ rows: rows.slice(0, query.limit), total: rows.length })
    }),
    answer(contract.readItem, async ({ params, query, actor, at }) => {
      const current = await items.current(params.id)
      const version = query.version ?? current?.version
      const item = version === undefined ? undefined : await items.version(params.id, version)
      if (item === undefined || version === undefined) return refused({ code: 'catalogue.no-such-item', id: params.id })
      const names = await parts.names()
      const reason = whyNotHere(item, await parts.window(actor.window))
      const delegation = await acceptanceOf(item.department, params.id, actor, at)
      return decided({
        version,
        item,
        setting: await items.setting(params.id),
        departmentName: names.department(item.department),
        ...(actor.window === undefined ? {} : { taken: reason === undefined }),
        ...(reason === undefined ? {} : { reason }),
        ...(delegation === undefined
          ? {}
          : { delegation: { no: delegation.no, until: delegation.to, powers: [...delegation.powers] } }),
      })
    }),
    answer(contract.resolveSituation, async ({ params, body }) => {
      const current = await items.current(params.id)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: params.id })
      return decided({ version: current.version, ...mutable(resolveSituation(current.item, body.answers)) })
    }),
  ]

  async function scoresOf(q: string | undefined, all: ReadonlyMap<string, ItemTitle>, limit: number) {
    if (q === undefined || q.trim() === '') return [...all.keys()].map((id) => ({ id, score: 1 }))
    return searchItems(await index.index(), q, Math.max(limit, 50))
  }

  async function acceptanceOf(department: string, item: string, actor: Actor, at: Instant) {
    if (actor.kind !== 'staff') return undefined
    const all = await parts.delegations.of({ department, person: actor.person, hall: actor.hall })
    return all.find(
      (one) =>
        one.powers.includes('accept') &&
        (one.items.length === 0 || one.items.includes(item)) &&
        one.from <= at &&
        at <= one.to,
    )
  }
}

function isWanted(item: ItemTitle, { department, board }: { department?: string; board?: string }): boolean {
  return (department === undefined || item.department === department) && (board === undefined || item.board === board)
}

function lineOf(item: ItemTitle, names: HolderNames, window: WindowDuties | undefined) {
  const { id, name, type, handling, board, department, version } = item
  const reason = whyNotHere(item, window)
  return {
    id,
    name,
    type,
    handling,
    board,
    department,
    departmentName: names.department(department),
    version,
    ...(window === undefined ? {} : { taken: reason === undefined }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function mutable<T>(value: T): { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] } {
  return value as never
}
