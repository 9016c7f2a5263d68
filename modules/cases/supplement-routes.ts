import { prefixOf } from '@yichuang/modules/access/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { auditLine, writeAudit } from '@yichuang/platform/audit'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import type { NamesOf } from './queries/present-dossier.ts'
import { reachOf } from './queries/search-cases.ts'
import { countSupplements, findSupplements, lightOfWaiting, listSupplements } from './queries/supplements.ts'
import type { SupplementReach, WaitingRow } from './queries/supplements.ts'

export interface SupplementParts {
  readonly names: () => Promise<NamesOf>
  readonly calendar: () => Promise<CompiledCalendar>
}

/** What cases wait for: lists with lights, counts, and the search at the window. (INT-04, INT-05) */
export function supplementRoutes({ db }: Services, { names, calendar }: SupplementParts): Route[] {
  const linesOf = async (rows: readonly WaitingRow[], today: PlainDate) => {
    const [known, days] = await Promise.all([names(), calendar()])
    return rows.map((row) => present(row, known, lightOfWaiting(row, today, days)))
  }
  return [
    answer(contract.listSupplements, async ({ query: { kind, state, after, limit }, actor, at }) => {
      const today = dateOf(at)
      const before = state === 'overdue' ? today : undefined
      const page = await listSupplements(db, { ...reach(actor), kind, before, after, limit })
      return decided({ ...page, rows: await linesOf(page.rows, today) })
    }),
    answer(contract.countSupplements, async ({ actor, at }) =>
      decided(await countSupplements(db, reach(actor), dateOf(at))),
    ),
    answer(contract.findSupplements, async ({ body, actor, at, requestId }) => {
      const { rows, isIdentity } = await findSupplements(db, prefixOf(actor.region), body.q)
      if (isIdentity) {
        const look = { at, act: 'view', name: 'cases.find-supplements', outcome: 'done', requestId } as const
        await writeAudit(db, auditLine(actor, look))
      }
      return decided({ rows: await linesOf(rows, dateOf(at)) })
    }),
  ]
}

function reach(actor: Actor): SupplementReach {
  const { region, hall, department } = reachOf(actor)
  return { region: prefixOf(region), hall, department }
}

function present(
  row: WaitingRow,
  names: NamesOf,
  { light, days }: ReturnType<typeof lightOfWaiting>,
): contract.SupplementLine {
  return {
    id: row.dossier,
    kind: row.kind ?? 'none',
    applicationNo: row.application_no,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    departmentName: names.department(row.department),
    hallName: names.hall(row.hall ?? undefined) ?? '',
    stage: row.stage,
    materials: row.materials,
    missing: row.missing,
    dueOn: row.due_on,
    light,
    days,
    isExtended: row.is_extended,
  }
}
