import { auditLine, writeAudit } from '@yichuang/platform/audit'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { PlainDate } from '@yichuang/platform/pure'
import * as contract from './contract/audit.ts'
import { listAudit } from './queries/audit.ts'
import type { AuditRow } from './queries/audit.ts'
import { scopeOf } from './rules/index.ts'

/** 审计: the log of acts, looks and refusals for the auditor; reading about one person or case is itself a look. (SEC-03) */
export function auditRoutes({ db }: Services): Route[] {
  return [
    answer(contract.listAudit, async ({ query, actor, at, requestId }) => {
      const scope = scopeOf(actor, 'audit.read')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const { person, number, act, outcome, from, to, after, limit } = query
      const about = { ...(person === undefined ? {} : { person }), ...(number === undefined ? {} : { number }) }
      if (Object.keys(about).length > 0) {
        const look = { at, act: 'view', name: 'supervision.read-audit', detail: about, requestId } as const
        await writeAudit(db, auditLine(actor, { ...look, outcome: 'done' }))
      }
      const page = await listAudit(db, {
        region: scope.region,
        person,
        number,
        acts: act === undefined ? [] : act.split(','),
        outcome: outcome === 'done' || outcome === 'refused' ? outcome : undefined,
        from: from as PlainDate | undefined,
        to: to as PlainDate | undefined,
        after,
        limit,
      })
      return decided({ ...page, rows: page.rows.map(present) })
    }),
  ]
}

function present(row: AuditRow) {
  return {
    id: String(row.id),
    at: row.at,
    person: row.person,
    personName: row.person_name,
    account: row.account,
    role: row.role,
    act: row.act,
    name: row.name,
    caseId: row.case_id,
    applicationNo: row.application_no,
    aboutName: row.about_name,
    outcome: row.outcome,
    detail: detailOf(row.detail),
  }
}

/** What a line says beside its act: reason, document, address, in this order. */
function detailOf(detail: unknown): string | null {
  const { reason, document, address, person, number } = (detail ?? {}) as Readonly<Record<string, unknown>>
  const told = [reason, document, address, person, number].filter((word) => typeof word === 'string')
  return told.length === 0 ? null : told.join(' ')
}
