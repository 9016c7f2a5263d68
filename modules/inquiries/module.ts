import { mayAct } from '@yichuang/modules/access/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { scopeOf } from '@yichuang/modules/supervision/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { queriesOf } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { answerAsColleague, answerInquiry, passInquiry } from './commands/answer-inquiry.ts'
import { answerAtWindow, askColleague, askDepartment } from './commands/ask-department.ts'
import type { AskLookups } from './commands/ask-department.ts'
import { setAnswerTime } from './commands/set-answer-time.ts'
import type { NamedPromiser } from './commands/set-answer-time.ts'
import { seeAnswer, tellApplicant, withdrawInquiry } from './commands/tell-applicant.ts'
import type { TellLookups } from './commands/tell-applicant.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { inquiriesProblems } from './problems.ts'
import { remindDueJob } from './jobs/remind-due.ts'
import { listAnswerTimes } from './queries/answer-times.ts'
import { colleaguesAt } from './queries/colleagues.ts'
import { countByMark } from './queries/figures.ts'
import { countWaiting, findInquiry, findPasses, listInquiries } from './queries/inquiries.ts'
import { presentInquiry, presentLine } from './queries/present.ts'
import type { PresentedTo } from './queries/present.ts'
import type { InquiriesTables } from './tables.ts'

export interface InquiriesParts extends AskLookups, Omit<TellLookups, 'names'> {
  readonly names: () => Promise<PresentedTo['names']>
  /** the departments and halls in use */
  readonly promisers: () => Promise<readonly NamedPromiser[]>
}

/** Questions to the hall: answered at once or asked of a department or colleague, told to the asker. (INT-10, CON-05) */
export function inquiriesModule(services: Services, parts: InquiriesParts): Module {
  return {
    name: 'inquiries',
    problems: { status: inquiriesProblems, 'zh-CN': zh, en },
    routes: [
      ...readRoutes(services, parts),
      ...lookRoutes(services),
      ...actRoutes(services, parts),
      ...timeRoutes(services, parts),
    ],
    jobs: [remindDueJob(services)],
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
      const { mine = false, state, overdue = false, ...narrow } = query
      const first = actor.permissions.has('inquiries.ask') ? 'answered' : 'asked'
      const states = state === undefined ? [] : state.split(',')
      const wish = { q: undefined, after: undefined, topic: undefined, askedBy: undefined, item: undefined, ...narrow }
      const overdueOn = overdue ? dateOf(at) : undefined
      const filter = { ...wish, scope, person: actor.person, mine, states, first, overdueOn } as const
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

/** What stands beside the questions themselves: colleagues to hand one to, and figures. */
function lookRoutes({ db }: Services): Route[] {
  return [
    answer(contract.listColleagues, async ({ actor }) => {
      const all = await colleaguesAt(queriesOf(db), actor.hall)
      return decided({ rows: all.filter(({ person }) => person !== actor.person) })
    }),
    answer(contract.readInquiryFigures, async ({ query: { by, from, to }, actor, at }) => {
      const scope = scopeOf(actor, 'inquiries.read-figures')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      return decided({ rows: [...(await countByMark(db, { scope, by, from, to, today: dateOf(at) }))] })
    }),
  ]
}

function actRoutes({ db }: Services, parts: InquiriesParts): Route[] {
  const [ask, askNamed, atWindow] = [askDepartment(parts), askColleague(parts), answerAtWindow(parts)]
  const tell = tellApplicant(parts)
  const pass = passInquiry(parts.isActiveDepartment)
  const run = <Input, Answer>(
    command: Command<InquiriesTables, Input, Answer>,
    input: Input,
    { actor, at, key, requestId }: Pick<Call, 'actor' | 'at' | 'key' | 'requestId'>,
  ) => runCommand(db, command, input, { actor, at, key, requestId })
  return [
    answer(contract.askDepartment, (call) => run(ask, call.body, call)),
    answer(contract.askColleague, (call) => run(askNamed, call.body, call)),
    answer(contract.answerAtWindow, (call) => run(atWindow, call.body, call)),
    answer(contract.answerInquiry, (call) => run(answerInquiry, { ...call.params, ...call.body }, call)),
    answer(contract.answerAsColleague, (call) => run(answerAsColleague, { ...call.params, ...call.body }, call)),
    answer(contract.passInquiry, (call) => run(pass, { ...call.params, ...call.body }, call)),
    answer(contract.tellApplicant, (call) => run(tell, { ...call.params, ...call.body }, call)),
    answer(contract.withdrawInquiry, (call) => run(withdrawInquiry, { ...call.params, ...call.body }, call)),
    answer(contract.seeAnswer, (call) => run(seeAnswer, call.params, call)),
  ]
}

function timeRoutes({ db }: Services, { promisers }: InquiriesParts): Route[] {
  const set = setAnswerTime(promisers)
  return [
    answer(contract.listAnswerTimes, async ({ actor }) =>
      decided({ rows: await listAnswerTimes(db, actor, await promisers()) }),
    ),
    answer(contract.setAnswerTime, ({ params, body, actor, at, key, requestId }) =>
      runCommand(db, set, { ...params, ...body }, { actor, at, key, requestId }),
    ),
  ]
}
