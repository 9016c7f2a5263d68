import type { Readable } from 'node:stream'
import type { FileStore } from '@yichuang/platform/files'
import { schemaOf } from '@yichuang/modules/forms/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Instant } from '@yichuang/platform/pure'
import { acceptanceRoutes } from './acceptance-routes.ts'
import { annexRoutes } from './annex-routes.ts'
import * as contract from './contract.ts'
import { delegationRoutes } from './delegation-routes.ts'
import type { Holders } from './delegation-routes.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { findingRoutes } from './finding-routes.ts'
import { listRoutes } from './list-routes.ts'
import { catalogueProblems } from './problems.ts'
import { acceptancesOf, paperFor } from './queries/acceptances.ts'
import type { CatalogueSearch } from './queries/catalogue-search.ts'
import type { DelegationBook } from './queries/delegations.ts'
import type { ItemBook } from './queries/item-book.ts'
import type { HolderNames } from './queries/list-delegations.ts'
import { whyNotHere } from './queries/taken-here.ts'
import type { WindowDuties } from './queries/taken-here.ts'
import type { ServedLine, WindowOfficer } from './queries/window-acceptances.ts'
import { promisedLimit, resolveSituation, strangeAnswers } from './rules/index.ts'
import { searchRoutes } from './search-routes.ts'
import { settingRoutes } from './setting-routes.ts'

/** What the letter of a delegation says. */
export interface LetterFacts {
  readonly no: string
  readonly department: string
  readonly holderName: string
  readonly hall: string | undefined
  readonly powers: readonly string[]
  readonly itemNames: readonly string[]
  readonly includesMajor: boolean
  readonly from: string
  readonly to: string
  readonly grantedAt: string
}

interface Letter {
  readonly hash: string
  readonly size: number
  readonly stream: Readable
}

export interface CatalogueParts {
  readonly items: ItemBook
  readonly files: FileStore
  readonly delegations: DelegationBook
  readonly names: () => Promise<HolderNames>
  readonly window: (id: string | undefined) => Promise<WindowDuties | undefined>
  readonly places: () => Promise<Places>
  /** who sits at which window of a hall */
  readonly officers: (hall: string) => Promise<readonly WindowOfficer[]>
  /** whom a hall calls to which windows */
  readonly linesOf: (hall: string, at: Instant) => Promise<readonly ServedLine[]>
  /** area a department works in, for the scope of who may delegate */
  readonly regionOf: (department: string) => Promise<string>
  /** the one search of all pages, windows and programs */
  readonly search: CatalogueSearch
  /** ids of all departments */
  readonly departments: () => Promise<readonly string[]>
  /** the letter of a delegation on paper, made when it is first asked for */
  readonly letter: (delegation: LetterFacts) => Promise<Letter>
  /** who may hold a delegation of a department */
  readonly holders: (department: string | undefined) => Promise<Holders>
}

/** The item catalogue: search, items, situations, delegations. */
export function catalogueModule({ db }: Services, parts: CatalogueParts): Module {
  return {
    name: 'catalogue',
    problems: { status: catalogueProblems, 'zh-CN': zh, en },
    routes: [
      ...listRoutes(db, parts),
      ...itemRoutes(parts),
      ...annexRoutes(db, parts),
      ...searchRoutes(db, parts),
      ...delegationRoutes(db, parts),
      ...settingRoutes(db, parts),
      ...findingRoutes(parts),
      ...acceptanceRoutes(db, parts),
    ],
  }
}

function itemRoutes(parts: CatalogueParts): Route[] {
  const { items } = parts
  return [
    answer(contract.readItem, async ({ params, query, actor, at }) => {
      const current = await items.current(params.id)
      const version = query.version ?? current?.version
      const item = version === undefined ? undefined : await items.version(params.id, version)
      if (item === undefined || version === undefined) return refused({ code: 'catalogue.no-such-item', id: params.id })
      const setting = await items.setting(params.id)
      const names = await parts.names()
      const reason = whyNotHere(item, await parts.window(actor.window))
      const delegation = paperFor(await acceptancesOf(parts.delegations, actor, at), item)
      return decided({
        version,
        item,
        setting,
        promised: promisedLimit(setting, item.limits),
        departmentName: names.department(item.department),
        ...(item.form === undefined ? {} : { formSchema: schemaOf(item.form) }),
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
      const resolution = resolveSituation(current.item, body.answers)
      const committed = promisedLimit(await items.setting(params.id), resolution.limits)
      const limits = { ...resolution.limits, committed }
      const errors = [...resolution.errors, ...strangeAnswers(current.item, body.answers)]
      return decided({ version: current.version, ...mutable({ ...resolution, errors }), limits })
    }),
  ]
}

function mutable<T>(value: T): { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] } {
  return value as never
}
