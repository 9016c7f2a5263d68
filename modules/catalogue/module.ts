import { mayAct } from '@yichuang/modules/access/rules'
import type { Database } from '@yichuang/platform/db'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { grantDelegation, revokeDelegation } from './commands/grant-delegation.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { catalogueProblems } from './problems.ts'
import { acceptancesOf, delegationsInForce, paperFor } from './queries/acceptances.ts'
import { catalogueWords, contextOf } from './queries/item-context.ts'
import type { CurrentItem, ItemBook } from './queries/item-book.ts'
import { listDelegations } from './queries/list-delegations.ts'
import type { HolderNames } from './queries/list-delegations.ts'
import { facetsOf, isWanted, lineOf, pageOfItems } from './queries/list-items.ts'
import { searchIndex } from './queries/search-index.ts'
import { whyNotHere } from './queries/taken-here.ts'
import type { WindowDuties } from './queries/taken-here.ts'
import { resolveSituation, searchItems } from './rules/index.ts'

export interface CatalogueParts {
  readonly items: ItemBook
  readonly names: () => Promise<HolderNames>
  readonly window: (id: string | undefined) => Promise<WindowDuties | undefined>
  /** area a department works in, for the scope of who may delegate */
  readonly regionOf: (department: string) => Promise<string>
}

/** The item catalogue: search, items, situations, delegations. */
export function catalogueModule({ db }: Services, parts: CatalogueParts): Module {
  return {
    name: 'catalogue',
    problems: { status: catalogueProblems, 'zh-CN': zh, en },
    routes: [...listRoutes(db, parts), ...itemRoutes(db, parts), ...delegationRoutes(db, parts)],
  }
}

function listRoutes(db: Database, parts: CatalogueParts): Route[] {
  const index = searchIndex(db, parts.items)
  const words = catalogueWords(db, parts.items)
  const { items } = parts
  return [
    answer(contract.searchItems, async ({ query, actor, at }) => {
      const all = await items.all()
      const scores = await scoresOf(query.q, all)
      if (query.q !== undefined && scores.length === 0) await index.noteMissed(query.q, at)
      const names = await parts.names()
      const boards = (await words.current()).boards
      const window = await parts.window(actor.window)
      const papers = await acceptancesOf(db, actor, at)
      const rows = scores.flatMap(({ id, score }) => {
        const found = all.get(id)
        return found === undefined || !isWanted(found, query)
          ? []
          : [{ ...lineOf(found, { names, boards, window, paper: paperFor(papers, found.item) }), score }]
      })
      return decided(pageOfItems(rows, query))
    }),
    answer(contract.readItemFacets, async () => {
      const [all, names, { boards }] = await Promise.all([items.all(), parts.names(), words.current()])
      return decided(facetsOf(all, { department: names.department, boards }))
    }),
    answer(contract.readItemContext, async ({ params, at }) => {
      const current = await items.current(params.id)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: params.id })
      const [all, names, known] = await Promise.all([items.all(), parts.names(), words.current()])
      const delegations = await delegationsInForce(db, current.item, { at, names })
      return decided({ ...contextOf(current.item, { all, words: known }), delegations })
    }),
  ]

  async function scoresOf(q: string | undefined, all: ReadonlyMap<string, CurrentItem>) {
    if (q === undefined || q.trim() === '') return [...all.keys()].map((id) => ({ id, score: 1 }))
    return searchItems(await index.entries(), q, Math.max(all.size, 50))
  }
}

function itemRoutes(db: Database, parts: CatalogueParts): Route[] {
  const { items } = parts
  return [
    answer(contract.readItem, async ({ params, query, actor, at }) => {
      const current = await items.current(params.id)
      const version = query.version ?? current?.version
      const item = version === undefined ? undefined : await items.version(params.id, version)
      if (item === undefined || version === undefined) return refused({ code: 'catalogue.no-such-item', id: params.id })
      const names = await parts.names()
      const reason = whyNotHere(item, await parts.window(actor.window))
      const delegation = paperFor(await acceptancesOf(db, actor, at), item)
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
}

function delegationRoutes(db: Database, parts: CatalogueParts): Route[] {
  const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })
  return [
    answer(contract.listDelegations, async ({ query, actor, at }) => {
      // Chief representatives and department administrators see the papers of their own department only.
      const own = actor.roles.some((role) => role === 'chief-representative' || role === 'department-administrator')
      const department = own ? actor.department : query.department
      return decided({
        rows: await listDelegations(db, { department, hall: query.hall }, { at, names: await parts.names() }),
      })
    }),
    answer(contract.grantDelegation, async (call) => {
      const { body, actor } = call
      const place = { region: await parts.regionOf(body.department), departments: [body.department] }
      const may = mayAct(actor, 'catalogue.grant-delegation', place)
      if (!may.ok) return may
      return runCommand(db, grantDelegation, body, intentOf(call))
    }),
    answer(contract.revokeDelegation, async (call) => runCommand(db, revokeDelegation, call.body, intentOf(call))),
  ]
}

function mutable<T>(value: T): { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] } {
  return value as never
}
