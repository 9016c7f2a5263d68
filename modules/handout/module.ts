import { prefixOf } from '@yichuang/modules/access/rules'
import { dateOf, instantOf, startOfDay } from '@yichuang/modules/calendar/rules'
import { lifecycleRoute } from '@yichuang/modules/cases/public'
import type { Acts, NamesOf } from '@yichuang/modules/cases/public'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided } from '@yichuang/platform/pure'
import type { PlainDate } from '@yichuang/platform/pure'
import { codeHashOf } from './commands/locker-code.ts'
import type { LockerCode } from './commands/locker-code.ts'
import * as contract from './contract.ts'
import type { ResultLine } from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { handoutProblems } from './problems.ts'
import { countResults, findResults, listResults } from './queries/results.ts'
import type { ListedResult } from './queries/results.ts'
import { handoutCommands as rules } from './rules/index.ts'

export interface HandoutParts {
  readonly acts: Acts
  readonly names: () => Promise<NamesOf>
  readonly lockerCode: LockerCode
}

/** The hand-out window: results taken over, handed over, mailed, put into lockers, delivered. */
export function handoutModule(services: Services, parts: HandoutParts): Module {
  return {
    name: 'handout',
    problems: { status: handoutProblems, 'zh-CN': zh, en },
    routes: [...listRoutes(services, parts), ...commandRoutes(parts.acts), lockerRoute(parts)],
  }
}

function listRoutes({ db }: Services, { names }: HandoutParts): Route[] {
  return [
    answer(contract.listResults, async ({ query, actor }) => {
      const { q = '', state = 'received', method, after, limit } = query
      const page =
        q.trim() === ''
          ? await listResults(db, { hall: actor.hall ?? '', state, method, after, limit })
          : { rows: await findResults(db, prefixOf(actor.region), q) }
      const { department } = await names()
      return decided({ ...page, rows: page.rows.map((row) => presentResult(row, department(row.department))) })
    }),
    answer(contract.countResults, async ({ actor, at }) =>
      decided(await countResults(db, actor.hall ?? '', startOfDay(dateOf(at)))),
    ),
  ]
}

function commandRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.receiveResult, rules.receiveResult, ({ sheetNo, numbers }) => ({ sheetNo, numbers })),
    lifecycleRoute(acts, contract.handOver, rules.handOver, ({ recipient, identityCheck, signatureId }) => {
      const { authority, ...person } = recipient
      const until = authority?.until as PlainDate | undefined
      return {
        recipient: { ...person, ...(authority === undefined ? {} : { authority: { until } }) },
        identityCheck,
        signatureId,
      }
    }),
    lifecycleRoute(acts, contract.mailResult, rules.mailResult, ({ carrier, waybill }) => ({ carrier, waybill })),
    lifecycleRoute(acts, contract.publishElectronic, rules.publishElectronic, ({ proof }) => ({ proof })),
    lifecycleRoute(acts, contract.recordDelivery, rules.recordDelivery, ({ proof, recipient }) => ({
      proof,
      recipient,
    })),
    lifecycleRoute(acts, contract.recordReturn, rules.recordReturn, ({ reason }) => ({ reason })),
    lifecycleRoute(acts, contract.depositResult, rules.depositResult, ({ approver }) => ({ approver })),
  ]
}

/** The code is made here and sent by message from the event; the window never sees it. Whether the box is free shows in the act. */
function lockerRoute({ acts, lockerCode }: HandoutParts): Route {
  return answer(contract.putInLocker, async ({ params: { id }, body, actor, at, key, requestId }) => {
    const { box, expectedVersion, occurredAt } = body
    const happened = occurredAt === undefined ? undefined : instantOf(Date.parse(occurredAt))
    const code = await lockerCode(id, box, dateOf(happened ?? at))
    return acts.act(id, {
      rule: rules.putInLocker,
      input: { box, codeHash: await codeHashOf(code, box) },
      sameAs: { box },
      intent: { actor, at, key, requestId },
      expectedVersion,
      occurredAt: happened,
    })
  })
}

function presentResult(row: ListedResult, departmentName: string): ResultLine {
  return {
    id: row.dossier,
    version: row.version,
    applicationNo: row.application_no,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    department: row.department,
    departmentName,
    state: row.state,
    conclusion: row.conclusion,
    method: row.method,
    documents: row.documents,
    producedAt: row.produced_at,
    receivedAt: row.received_at,
    carrier: row.carrier,
    waybill: row.waybill,
    box: row.box,
    boxUntil: row.box_until,
    returns: row.returns,
    movedAt: row.moved_at,
  }
}
