import { mayAct } from '@yichuang/modules/access/rules'
import { dateOf, parsePlainDate, workingDaysBetween } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { Server } from '@yichuang/modules/portal/public'
import { scopeOf } from '@yichuang/modules/supervision/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { answerCallback, contactRater } from './commands/callbacks.ts'
import { askConfirmation, withdrawConfirmation } from './commands/confirm.ts'
import { changeTerms } from './commands/change-terms.ts'
import { addPad, endPad } from './commands/pads.ts'
import * as contract from './contract.ts'
import type { Callback, EvaluationLine } from './contract.ts'
import { evaluationDesk } from './desk.ts'
import type { EvaluationDesk } from './desk.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { askJob, evaluationSubscriber, tellJob } from './jobs/ask.ts'
import { addEvaluationPages } from './page-routes.ts'
import type { EvaluationParts } from './parts.ts'
import { evaluationProblems } from './problems.ts'
import { countCallbacks, listCallbacks } from './queries/callbacks.ts'
import type { ListedCallback } from './queries/callbacks.ts'
import { padOfWindow } from './queries/confirmations.ts'
import { listEvaluations, listOf, proofOf } from './queries/evaluations.ts'
import { figuresOf } from './queries/figures.ts'
import { findEvaluation } from './queries/own.ts'
import { listPads } from './queries/pads.ts'
import { termsOf } from './queries/terms.ts'
import type { EvaluationRow } from './tables.ts'

export interface EvaluationModule {
  readonly module: Module
  readonly desk: EvaluationDesk
  registerPages(server: Server): Promise<void>
}

/** 好差评: asked after each service on pad or phone, given once, counted honestly, followed up when bad. */
export function evaluationModule(parts: EvaluationParts): EvaluationModule {
  const desk = evaluationDesk(parts)
  return {
    desk,
    registerPages: (server) => addEvaluationPages(server, { desk, secureCookies: parts.secureCookies }),
    module: {
      name: 'evaluation',
      problems: { status: evaluationProblems, 'zh-CN': zh, en },
      routes: [
        ...ownRoutes(desk),
        ...readRoutes(parts),
        ...callbackRoutes(parts),
        ...padRoutes(parts),
        ...confirmationRoutes(parts),
      ],
      jobs: [askJob(parts), tellJob(parts)],
      subscribers: [evaluationSubscriber],
    },
  }
}

const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })

function ownRoutes(desk: EvaluationDesk): Route[] {
  return [
    answer(contract.readOwnEvaluation, ({ params, at }) => desk.read(params.token, at)),
    answer(contract.giveEvaluation, (call) => desk.give(call.params.token, call.body, intentOf(call))),
    answer(contract.pairPad, (call) => desk.pair(call.body.window, call.body.code, intentOf(call))),
    answer(contract.readPad, ({ body, at }) => desk.pad(body.key, at)),
    answer(contract.gradeOnPad, (call) => {
      const { key, ...wish } = call.body
      return desk.gradeOnPad(key, wish, intentOf(call))
    }),
    answer(contract.confirmOnPad, (call) => {
      const { key, ...said } = call.body
      return desk.confirmOnPad(key, said, intentOf(call))
    }),
    answer(contract.leavePad, (call) => {
      const { key, ...left } = call.body
      return desk.leavePad(key, left, intentOf(call))
    }),
  ]
}

/** The pad of the clerk's own window. */
function confirmationRoutes(parts: EvaluationParts): Route[] {
  const asking = askConfirmation(parts)
  return [
    answer(contract.readMyPad, async ({ actor, at }) =>
      actor.window === undefined
        ? refused({ code: 'evaluation.no-such-window' })
        : decided(await padOfWindow(parts.db, actor.window, at)),
    ),
    answer(contract.askConfirmation, (call) => runCommand(parts.db, asking, call.body, intentOf(call))),
    answer(contract.withdrawConfirmation, (call) =>
      runCommand(parts.db, withdrawConfirmation, call.params, intentOf(call)),
    ),
  ]
}

const read = 'evaluation.read'

function readRoutes(parts: EvaluationParts): Route[] {
  const { db } = parts
  return [
    answer(contract.listEvaluations, async ({ query, actor }) => {
      const scope = scopeOf(actor, read)
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const { grade, channel, service, q, sort, after, limit } = query
      const chosen = { grades: listOf(grade), channels: listOf(channel), services: listOf(service) }
      const [page, places] = await Promise.all([
        listEvaluations(db, { scope, ...chosen, q, sort, after, limit }),
        parts.places.current(),
      ])
      return decided({ ...page, rows: page.rows.map((row) => presentLine(row, places)) })
    }),
    answer(contract.readEvaluation, async ({ params, actor }) => {
      const row = await findEvaluation(db, params.id)
      if (row === undefined) return refused({ code: 'evaluation.no-such-evaluation' })
      const may = mayRead(actor, row)
      if (!may.ok) return may
      const [proof, places] = await Promise.all([proofOf(db, row.id), parts.places.current()])
      const { ticket_no: ticketNo, application_no: applicationNo, pad: padId } = row
      return decided({ ...presentLine(row, places), ticketNo, applicationNo, padId, ...proof })
    }),
    answer(contract.readFigures, async ({ query, actor }) => {
      const scope = scopeOf(actor, read)
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const [from, to] = [parsePlainDate(query.from), parsePlainDate(query.to)]
      if (from === undefined || to === undefined || from > to)
        return refused({ code: 'evaluation.days-malformed', pointer: '/from' })
      const { halls, departments, windows } = await parts.places.current()
      const nameOf = (key: string) =>
        halls.get(key)?.name ?? departments.get(key)?.short_name ?? placeOfWindow(windows.get(key), halls)
      return decided(await figuresOf(db, { scope, from, to, by: query.by, nameOf }))
    }),
    answer(contract.readEvaluationTerms, async ({ actor }) => decided(await termsOf(db, actor.region))),
    answer(contract.changeEvaluationTerms, (call) => runCommand(db, changeTerms, call.body, intentOf(call))),
  ]
}

function placeOfWindow(window: { readonly no: string; readonly hall: string } | undefined, halls: Places['halls']) {
  return window === undefined ? undefined : `${halls.get(window.hall)?.name ?? ''} ${window.no}`.trim()
}

function mayRead(actor: Actor, { region, hall, department }: EvaluationRow): Decision<true> {
  const departments = department === null ? [] : [department]
  return mayAct(actor, read, { region, hall: hall ?? undefined, departments })
}

function presentLine(row: EvaluationRow, { halls, departments, windows }: Places): EvaluationLine {
  return {
    id: row.id,
    service: row.service,
    state: row.state,
    grade: row.grade,
    reasons: row.reasons,
    comment: row.comment,
    itemName: row.item_name,
    departmentName: departments.get(row.department ?? '')?.short_name ?? '',
    hallName: halls.get(row.hall ?? '')?.name ?? '',
    windowNo: windows.get(row.window_id ?? '')?.no ?? null,
    askedAt: row.asked_at,
    givenAt: row.given_at,
    channel: row.channel,
  }
}

const callBack = 'evaluation.call-back'

function callbackRoutes(parts: EvaluationParts): Route[] {
  const { db } = parts
  return [
    answer(contract.listCallbacks, async ({ query, actor, at }) => {
      const scope = scopeOf(actor, callBack)
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const { state, q, after, limit } = query
      const [page, places, calendar] = await Promise.all([
        listCallbacks(db, { scope, states: listOf(state), q, after, limit }),
        parts.places.current(),
        parts.calendar(),
      ])
      return decided({ ...page, rows: page.rows.map((row) => presentCallback(row, { places, calendar, at })) })
    }),
    answer(contract.countCallbacks, async ({ actor }) => {
      const scope = scopeOf(actor, callBack)
      return scope === undefined ? refused({ code: 'access.out-of-scope' }) : decided(await countCallbacks(db, scope))
    }),
    answer(contract.contactRater, (call) =>
      runCommand(db, contactRater, { ...call.params, ...call.body }, intentOf(call)),
    ),
    answer(contract.answerCallback, (call) =>
      runCommand(db, answerCallback, { ...call.params, ...call.body }, intentOf(call)),
    ),
  ]
}

interface Around {
  readonly places: Places
  readonly calendar: CompiledCalendar
  readonly at: Instant
}

function presentCallback(row: ListedCallback, { places, calendar, at }: Around): Callback {
  const { halls, departments, windows } = places
  const due = row.state === 'opened' ? row.contact_by : row.answer_by
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    grade: row.grade,
    reasons: row.reasons,
    comment: row.comment,
    phone: row.phone,
    itemName: row.item_name,
    departmentName: departments.get(row.department ?? '')?.short_name ?? '',
    hallName: halls.get(row.hall ?? '')?.name ?? '',
    windowNo: windows.get(row.window_id ?? '')?.no ?? null,
    openedAt: row.opened_at,
    contactBy: row.contact_by,
    answerBy: row.answer_by,
    days: row.state === 'answered' ? null : workingDaysBetween(dateOf(at), due, calendar),
    contactedAt: row.contacted_at,
    contactedByName: row.contacted_by_name,
    contactNote: row.contact_note,
    outcome: row.outcome,
    answer: row.answer,
    answeredAt: row.answered_at,
    answeredByName: row.answered_by_name,
  }
}

function padRoutes(parts: EvaluationParts): Route[] {
  const { db } = parts
  const adding = addPad(parts)
  return [
    answer(contract.listPads, async ({ actor, at }) => {
      const scope = scopeOf(actor, 'evaluation.manage-pads')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      return decided({ rows: await listPads(db, { scope, places: await parts.places.current(), at }) })
    }),
    answer(contract.addPad, (call) => runCommand(db, adding, call.body, intentOf(call))),
    answer(contract.endPad, (call) => runCommand(db, endPad, call.params, intentOf(call))),
  ]
}
