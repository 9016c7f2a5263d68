import { mayAct } from '@yichuang/modules/access/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { presentLine } from '@yichuang/modules/cases/public'
import type { Acts, NamesOf } from '@yichuang/modules/cases/public'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { commandRoutes } from './command-routes.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { handlingProblems } from './problems.ts'
import { countMatters, listMatters } from './queries/matters.ts'
import { presentHandling } from './queries/present-handling.ts'
import type { Colleague } from './queries/present-handling.ts'
import { presentWork, soonOn } from './queries/present-work.ts'
import { countWork, listWork } from './queries/work-list.ts'

export interface HandlingParts {
  readonly acts: Acts
  readonly items: Pick<ItemBook, 'version'>
  readonly calendar: () => Promise<CompiledCalendar>
  readonly names: () => Promise<NamesOf>
  /** the active people of a department with their roles */
  readonly colleagues: (department: string) => Promise<readonly Colleague[]>
}

/** The departments behind the counter: work list, review, special procedures, extension, decision, result. */
export function handlingModule(services: Services, parts: HandlingParts): Module {
  return {
    name: 'handling',
    problems: { status: handlingProblems, 'zh-CN': zh, en },
    routes: [...listRoutes(services, parts), caseRoute(parts), ...commandRoutes(parts.acts)],
  }
}

function listRoutes({ db }: Services, { calendar, names }: HandlingParts): Route[] {
  return [
    answer(contract.listWork, async (call) => {
      const { query } = call
      const on = { today: dateOf(call.at), calendar: await calendar() }
      const page = await listWork(db, {
        ...(await filterOf(call, on.calendar)),
        view: query.view ?? 'open',
        item: query.item,
        after: query.after,
        limit: query.limit,
      })
      const known = await names()
      return decided({ ...page, rows: page.rows.map((row) => presentWork(row, known, on)) })
    }),
    answer(contract.countWork, async (call) => {
      const filter = await filterOf(call, await calendar())
      const [counts, matters] = await Promise.all([countWork(db, filter), countMatters(db, filter.department)])
      return decided({ ...counts, matters })
    }),
    answer(contract.listMatters, async ({ query, actor, at }) => {
      const page = await listMatters(db, {
        department: actor.department ?? '',
        kind: query.kind,
        after: query.after,
        limit: query.limit,
      })
      const { department } = await names()
      const on = { today: dateOf(at), calendar: await calendar() }
      const rows = page.rows.map((row) => ({
        ...presentLine(row, department(row.department), on),
        kind: row.kind,
        waitsSince: row.waits_since,
      }))
      return decided({ ...page, rows })
    }),
  ]
}

async function filterOf({ actor, at }: Call, calendar: CompiledCalendar) {
  const today = dateOf(at)
  return { department: actor.department ?? '', person: actor.person, today, soon: soonOn(today, calendar) }
}

function caseRoute({ acts, items, colleagues }: HandlingParts): Route {
  return answer(contract.readHandling, async ({ params, actor, at }) => {
    const seen = await acts.view(params.id, actor, at)
    if (seen === undefined) return refused({ code: 'access.out-of-scope' })
    const { dossier, facts } = seen
    const { region, hall } = dossier.place
    const may = mayAct(actor, 'handling.read', {
      region,
      hall,
      departments: [dossier.item.department, ...dossier.item.assisting],
    })
    if (!may.ok) return may
    const item = await items.version(dossier.item.id, dossier.item.version)
    const [own, deciders] = await Promise.all([colleagues(actor.department ?? ''), colleagues(dossier.item.department)])
    return decided(presentHandling({ dossier, facts, item, own, deciders }))
  })
}
