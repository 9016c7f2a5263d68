import { addDays, dateOf } from '@yichuang/modules/calendar/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { annexRoutes } from './annex-routes.ts'
import { cancelDraft, openDraft, rebaseDraft, saveDraft, submitDraft } from './commands/comb-draft.ts'
import { publishDraft } from './commands/publish-draft.ts'
import { returnDraft, reviewDraft } from './commands/review-draft.ts'
import { objectToDraft, tryDraft, withdrawObjection } from './commands/try-draft.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { erasePicturesJob } from './jobs/erase-pictures.ts'
import { publishPlannedJob } from './jobs/publish-planned.ts'
import type { WorkshopParts } from './parts.ts'
import { workshopProblems } from './problems.ts'
import { findDraft, findRound, listBoard } from './queries/drafts.ts'
import { requestsOfDraft } from './queries/change-requests.ts'
import { listPlanned } from './queries/combing-tasks.ts'
import { planRoutes } from './plan-routes.ts'
import { presentDraft, presentLine, presentPlanned } from './queries/present.ts'
import type { PresentedTo } from './queries/present.ts'
import { reachDraft, reachItems } from './queries/reach.ts'
import { requestRoutes } from './request-routes.ts'
import type { WorkshopTables } from './tables.ts'
import { versionRoutes } from './version-routes.ts'

/** 事项工坊: items are combed, reviewed, tried by windows and published here. (CAT-07 … CAT-12) */
export function workshopModule(services: Services, parts: WorkshopParts): Module {
  return {
    name: 'workshop',
    problems: { status: workshopProblems, 'zh-CN': zh, en },
    routes: [
      ...boardRoutes(services, parts),
      ...stepRoutes(services, parts),
      ...annexRoutes(services, parts),
      ...versionRoutes(services, parts),
      ...requestRoutes(services, parts),
      ...planRoutes(services, parts),
    ],
    jobs: [publishPlannedJob(services, parts), erasePicturesJob(services, parts)],
  }
}

/** Days a published draft stays on the board. */
const SHOWN_DAYS = 30

function boardRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const presentedTo = async ({ actor, at }: Pick<Call, 'actor' | 'at'>): Promise<PresentedTo> => ({
    actor,
    at,
    today: dateOf(at),
    calendar: await parts.calendar(),
    names: await parts.names(),
  })
  return [
    answer(contract.listDrafts, async (call) => {
      const since = addDays(dateOf(call.at), -SHOWN_DAYS)
      const [drafts, tasks, to] = await Promise.all([listBoard(db, '', since), listPlanned(db), presentedTo(call)])
      const [rows, planned] = await Promise.all([reachItems(parts, call, drafts), reachItems(parts, call, tasks)])
      return decided({
        planned: planned.map((task) => presentPlanned(task, to)),
        rows: rows.map((row) => presentLine(row, to)),
      })
    }),
    answer(contract.readDraft, async (call) => {
      const row = await findDraft(db, call.params.id)
      if (row === undefined) return refused({ code: 'workshop.no-such-draft', id: call.params.id })
      const reached = await reachDraft(parts, call, row)
      if (!reached.ok) return reached
      const [round, requests, to] = await Promise.all([
        findRound(db, row),
        requestsOfDraft(db, row.id),
        presentedTo(call),
      ])
      const current = (await parts.items.current(row.item))?.version
      return decided(presentDraft(row, { ...round, requests }, { ...to, centre: reached.value, current }))
    }),
  ]
}

type Run = <Input, Answer>(
  command: Command<WorkshopTables, Input, Answer>,
  input: Input,
  call: Pick<Call, 'actor' | 'at' | 'key' | 'requestId'>,
) => Promise<Decision<Answer>>

function stepRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const run: Run = (command, input, { actor, at, key, requestId }) =>
    runCommand(db, command, input, { actor, at, key, requestId })
  const [open, submit, publish] = [openDraft(parts), submitDraft(parts), publishDraft(parts)]
  const [review, giveBack] = [reviewDraft(parts), returnDraft(parts)]
  const [tryIt, object, withdraw] = [tryDraft(parts), objectToDraft(parts), withdrawObjection(parts)]
  return [
    answer(contract.openDraft, (call) => run(open, call.body, call)),
    answer(contract.saveDraft, async (call) =>
      run(saveDraft(await parts.check(call.body.document)), { ...call.params, ...call.body }, call),
    ),
    answer(contract.submitDraft, (call) => run(submit, { ...call.params, ...call.body }, call)),
    answer(contract.rebaseDraft, (call) => run(rebaseDraft, { ...call.params, ...call.body }, call)),
    answer(contract.cancelDraft, (call) => run(cancelDraft, { ...call.params, ...call.body }, call)),
    answer(contract.reviewDraft, (call) => run(review, { ...call.params, ...call.body }, call)),
    answer(contract.returnDraft, (call) => run(giveBack, { ...call.params, ...call.body }, call)),
    answer(contract.tryDraft, (call) => run(tryIt, { ...call.params, ...call.body }, call)),
    answer(contract.objectToDraft, (call) => run(object, { ...call.params, ...call.body }, call)),
    answer(contract.withdrawObjection, (call) => run(withdraw, call.params, call)),
    answer(contract.publishDraft, async (call) => {
      const published = await run(publish, { ...call.params, ...call.body }, call)
      // What was published holds from this moment on.
      parts.items.forget()
      return published
    }),
  ]
}
