import { mayAct } from '@yichuang/modules/access/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { findOpenDraft } from './commands/begin-draft.ts'
import { declineChange, requestChange, takeUpChange, withdrawChange } from './commands/change-requests.ts'
import * as contract from './contract.ts'
import type { WorkshopParts } from './parts.ts'
import { findRequest, listRequests, presentRequest, presentRequestLine } from './queries/change-requests.ts'
import type { RequestFilter } from './queries/change-requests.ts'
import type { AtRequest } from './rules/index.ts'
import type { ChangeRequestRow } from './tables.ts'

/** 事项变更申请: asked, decided, carried out in a draft, in force. (CAT-12) */
export function requestRoutes(services: Services, parts: WorkshopParts): Route[] {
  return [...readingRoutes(services, parts), ...actingRoutes(services, parts)]
}

function readingRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const standing = async ({ actor: by }: Pick<Call, 'actor'>, region: string): Promise<AtRequest> => ({
    by,
    centre: await parts.centreOf(by, region),
  })
  const isReached = ({ by, centre: hall }: AtRequest, { region, department }: ChangeRequestRow) =>
    mayAct(by, 'workshop.request-change', { region, hall, departments: [department] })
  const inReach = async (call: Pick<Call, 'actor'>, filter: Omit<RequestFilter, 'region'>) => {
    const [rows, names] = await Promise.all([listRequests(db, { ...filter, region: '' }), parts.names()])
    const found = await Promise.all(rows.map(async (row) => ({ row, at: await standing(call, row.region) })))
    return found.flatMap(({ row, at }) => (isReached(at, row).ok ? [presentRequestLine(row, at, { names })] : []))
  }
  const wordsOf = (list: string | undefined) => list?.split(',') ?? []
  return [
    answer(contract.listChangeRequests, async (call) => {
      const { q = '', state, cause } = call.query
      const rows = await inReach(call, { q, states: wordsOf(state), causes: wordsOf(cause) })
      return decided({ rows, total: rows.length })
    }),
    answer(contract.countChangeRequests, async (call) => {
      const rows = await inReach(call, { q: '', states: ['open'], causes: [] })
      return decided({ waiting: rows.filter(({ waitsForMe }) => waitsForMe).length })
    }),
    answer(contract.readChangeRequest, async (call) => {
      const row = await findRequest(db, call.params.id)
      if (row === undefined) return refused({ code: 'workshop.no-such-request', id: call.params.id })
      const at = await standing(call, row.region)
      const reached = isReached(at, row)
      if (!reached.ok) return reached
      const [open, names] = await Promise.all([findOpenDraft(db, row.item), parts.names()])
      return decided(presentRequest(row, open, { ...at, names }))
    }),
  ]
}

function actingRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const [ask, takeUp] = [requestChange(parts), takeUpChange(parts)]
  const [decline, withdraw] = [declineChange(parts), withdrawChange(parts)]
  const intent = ({ actor, at, key, requestId }: Pick<Call, 'actor' | 'at' | 'key' | 'requestId'>) => ({
    actor,
    at,
    key,
    requestId,
  })
  return [
    answer(contract.requestChange, (call) => runCommand(db, ask, call.body, intent(call))),
    answer(contract.takeUpChange, (call) => runCommand(db, takeUp, { ...call.params, ...call.body }, intent(call))),
    answer(contract.declineChange, (call) => runCommand(db, decline, { ...call.params, ...call.body }, intent(call))),
    answer(contract.withdrawChange, (call) => runCommand(db, withdraw, { ...call.params, ...call.body }, intent(call))),
  ]
}
