import { mayAct } from '@yichuang/modules/access/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { lifecycleRoute, readEvents } from '@yichuang/modules/cases/public'
import type { Acts, NamesOf } from '@yichuang/modules/cases/public'
import { caseCommands, toldOf } from '@yichuang/modules/cases/rules'
import { auditLine, writeAudit } from '@yichuang/platform/audit'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import { auditRoutes } from './audit-routes.ts'
import * as contract from './contract.ts'
import { deferralRoutes } from './deferral-routes.ts'
import { countDay, dayOf } from './queries/counts.ts'
import { lightOfDue, listDue } from './queries/due-list.ts'
import type { DueRow } from './queries/due-list.ts'
import { findCases, placeOfCase } from './queries/find-cases.ts'
import { scopeOf } from './rules/index.ts'

export interface SupervisionParts {
  readonly acts: Acts
  readonly calendar: () => Promise<CompiledCalendar>
  readonly names: () => Promise<NamesOf>
  readonly personName: (id: string) => Promise<string>
  /** name of the hall or area a person watches */
  readonly placeName: (scope: { readonly hall: string | undefined }, actor: Actor) => Promise<string>
}

/** Supervision: live figures, limits, urging, histories. */
export function supervisionModule(services: Services, parts: SupervisionParts): Module {
  return {
    name: 'supervision',
    routes: [
      ...boardRoutes(services, parts),
      ...historyRoutes(services, parts),
      ...auditRoutes(services),
      ...deferralRoutes(services, parts),
      lifecycleRoute(parts.acts, contract.urgeCase, caseCommands.urgeCase, ({ reason }) => ({ reason })),
    ],
  }
}

function boardRoutes({ db }: Services, parts: SupervisionParts): Route[] {
  return [
    answer(contract.readCounts, async ({ actor, at }) => {
      const scope = scopeOf(actor, 'supervision.read')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const today = dateOf(at)
      const [calendar, names, place] = await Promise.all([
        parts.calendar(),
        parts.names(),
        parts.placeName(scope, actor),
      ])
      const { all, departments, windows, items } = await countDay(db, scope, dayOf(today, calendar))
      return decided({
        at,
        today,
        place,
        all,
        departments: departments.map((one) => ({ ...one, name: names.department(one.id) })),
        windows: windows.map(({ hall, ...one }) => ({ ...one, name: windowName(names, one.id, hall) })),
        items,
      })
    }),
    answer(contract.listDue, async ({ query, actor, at }) => {
      const scope = scopeOf(actor, 'supervision.read')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const [calendar, names] = await Promise.all([parts.calendar(), parts.names()])
      const { today, soon } = dayOf(dateOf(at), calendar)
      const { state, after, limit } = query
      const page = await listDue(db, { ...scope, today, soon, state, after, limit })
      const line = async (row: DueRow) => ({
        ...presentDue(row, names),
        accepterName: row.accepted_by === null ? null : await parts.personName(row.accepted_by),
        ...lightOfDue(row, today, calendar),
      })
      return decided({ ...page, rows: await Promise.all(page.rows.map(line)) })
    }),
  ]
}

function windowName(names: NamesOf, window: string | null, hall: string | null): string {
  const hallName = names.hall(hall ?? undefined) ?? ''
  const no = window === null ? undefined : names.window(window)
  return no === undefined ? hallName : `${hallName} ${no}`
}

function presentDue(row: DueRow, names: NamesOf) {
  return {
    id: row.id,
    applicationNo: row.application_no,
    version: row.version,
    itemName: row.item_name,
    departmentName: names.department(row.department),
    applicantName: row.applicant_name,
    stage: row.stage,
    windowNo: names.window(row.hall_window ?? undefined) ?? null,
    dueOn: row.due_on,
    statutoryDue: row.statutory_due,
  }
}

function historyRoutes({ db }: Services, parts: SupervisionParts): Route[] {
  return [
    answer(contract.findHistories, async ({ query, actor }) => {
      const scope = scopeOf(actor, 'cases.read-history')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const [rows, names] = await Promise.all([findCases(db, scope, query.q.trim()), parts.names()])
      const line = (row: (typeof rows)[number]) => ({
        id: row.id,
        applicationNo: row.application_no,
        itemName: row.item_name,
        applicantName: row.applicant_name,
        departmentName: names.department(row.department),
        openedAt: row.opened_at,
      })
      return decided({ rows: rows.map(line) })
    }),
    answer(contract.readHistory, async ({ params: { id }, actor, at, requestId }) => {
      const place = await placeOfCase(db, id)
      if (place === undefined) return refused({ code: 'access.out-of-scope' })
      const { region, hall, departments } = place
      const may = mayAct(actor, 'cases.read-history', { region, hall: hall ?? undefined, departments })
      if (!may.ok) return may
      // The look is on record before the history is seen. (SEC-03)
      const look = { at, act: 'view', name: 'supervision.read-history', subject: `dossier:${id}`, requestId } as const
      await writeAudit(db, auditLine(actor, { ...look, outcome: 'done' }))
      const { rows, ...chain } = await readEvents(db, id)
      const events = rows.map(({ seq, type, at: happenedAt, recordedAt, by, data, hash, prevHash }) => ({
        seq,
        type,
        at: happenedAt,
        recordedAt,
        byName: nameOf(by),
        told: [...toldOf(type, data)],
        hash,
        prevHash,
      }))
      return decided({ ...chain, applicationNo: place.application_no, itemName: place.item_name, rows: events })
    }),
  ]
}

function nameOf(by: unknown): string {
  const { name } = by as { name?: string }
  return name ?? ''
}
