import { mayAct } from '@yichuang/modules/access/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { scopeOf } from '@yichuang/modules/supervision/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { answerInquiry, passInquiry } from './commands/answer-inquiry.ts'
import { answerAtWindow, askDepartment } from './commands/ask-department.ts'
import type { AskLookups } from './commands/ask-department.ts'
import { setAnswerTime } from './commands/set-answer-time.ts'
import type { PromisingDepartment } from './commands/set-answer-time.ts'
import { seeAnswer, tellApplicant, withdrawInquiry } from './commands/tell-applicant.ts'
import type { TellLookups } from './commands/tell-applicant.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { inquiriesProblems } from './problems.ts'
import { listAnswerTimes } from './queries/answer-times.ts'
import { countWaiting, findInquiry, findPasses, listInquiries } from './queries/inquiries.ts'
import { presentInquiry, presentLine } from './queries/present.ts'
import type { PresentedTo } from './queries/present.ts'
import type { InquiriesTables } from './tables.ts'

export interface InquiriesParts extends AskLookups, Omit<TellLookups, 'names'> {
  readonly names: () => Promise<PresentedTo['names']>
  /** the departments in use */
  readonly departments: () => Promise<readonly PromisingDepartment[]>
}

/** Questions of clerks to departments: asked, answered, told to the applicant. (INT-10) */
export function inquiriesModule(services: Services, parts: InquiriesParts): Module {
  return {
    name: 'inquiries',
    problems: { status: inquiriesProblems, 'zh-CN': zh, en },
    routes: [...readRoutes(services, parts), ...actRoutes(services, parts), ...timeRoutes(services, parts)],
  }
}

const read = 'inquiries.read'

function readRoutes({ db }: Services, parts: InquiriesParts): Route[] {
  const presentedTo = async ({ actor, at }: Pick<Call, 'actor' | 'at'>): Promise<PresentedTo> => ({
    actor,
    today: dateOf(at),
    calendar: await parts.calendar(),
    names: await parts.names(),
  })
  return [
    answer(contract.listInquiries, async ({ query, actor, at }) => {
      const scope = scopeOf(actor, read)
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const { mine = false, state, q, after, limit } = query
      const first = actor.permissions.has('inquiries.answer') ? 'asked' : 'answered'
      const states = state === undefined ? [] : state.split(',')
      const filter = { scope, person: actor.person, mine, states, q, first, after, limit } as const
      const [page, to] = await Promise.all([listInquiries(db, filter), presentedTo({ actor, at })])
      return decided({ ...page, rows: page.rows.map((row) => presentLine(row, row.passed, to)) })
    }),
    answer(contract.countInquiries, async ({ actor }) => {
      const scope = scopeOf(actor, read)
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      return decided({ waiting: await countWaiting(db, scope, actor) })
    }),
    answer(contract.readInquiry, async ({ params: { id }, actor, at }) => {
      const row = await findInquiry(db, id)
      if (row === undefined) return refused({ code: 'inquiries.no-such-inquiry', id })
      const { region, hall, department } = row
      const may = mayAct(actor, read, { region, hall: hall ?? undefined, departments: [department] })
      if (!may.ok) return may
      return decided(presentInquiry(row, await findPasses(db, id), await presentedTo({ actor, at })))
    }),
  ]
}

function actRoutes({ db }: Services, parts: InquiriesParts): Route[] {
  const [ask, atWindow, tell] = [askDepartment(parts), answerAtWindow(parts), tellApplicant(parts)]
  const pass = passInquiry(parts.isActiveDepartment)
  const run = <Input, Answer>(
    command: Command<InquiriesTables, Input, Answer>,
    input: Input,
    { actor, at, key, requestId }: Pick<Call, 'actor' | 'at' | 'key' | 'requestId'>,
  ) => runCommand(db, command, input, { actor, at, key, requestId })
  return [
    answer(contract.askDepartment, (call) => run(ask, call.body, call)),
    answer(contract.answerAtWindow, (call) => run(atWindow, call.body, call)),
    answer(contract.answerInquiry, (call) => run(answerInquiry, { ...call.params, ...call.body }, call)),
    answer(contract.passInquiry, (call) => run(pass, { ...call.params, ...call.body }, call)),
    answer(contract.tellApplicant, (call) => run(tell, { ...call.params, ...call.body }, call)),
    answer(contract.withdrawInquiry, (call) => run(withdrawInquiry, { ...call.params, ...call.body }, call)),
    answer(contract.seeAnswer, (call) => run(seeAnswer, call.params, call)),
  ]
}

function timeRoutes({ db }: Services, { departments }: InquiriesParts): Route[] {
  const set = setAnswerTime(departments)
  return [
    answer(contract.listAnswerTimes, async ({ actor }) =>
      decided({ rows: await listAnswerTimes(db, actor, await departments()) }),
    ),
    answer(contract.setAnswerTime, ({ params, body, actor, at, key, requestId }) =>
      runCommand(db, set, { ...params, ...body }, { actor, at, key, requestId }),
    ),
  ]
}
