import { dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { notifyStaff } from '@yichuang/modules/messages/public'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { promiserOfHall, defaultAnswerDays, promisedDay } from '../rules/index.ts'
import type { InquiriesTables, InquiryRow } from '../tables.ts'
import { describeQuestion } from './describe-question.ts'
import type { DirectedWish, QuestionLookups, WrittenQuestion } from './describe-question.ts'
import { subjectOf } from './keep-inquiry.ts'
import type { Kept } from './keep-inquiry.ts'

/** What asking looks up in other modules. */
export interface AskLookups extends QuestionLookups {
  readonly calendar: () => Promise<CompiledCalendar>
}

const answerDays = prepared<{ days: number }, [promiser: string]>(
  'inquiries.answer-days',
  `select days from inquiries.answer_time where promiser = $1`,
)

/** 咨询: a clerk asks the department that implements an item; the department has the promised time. (INT-10; JL1 9.3.5) */
export function askDepartment(lookups: AskLookups) {
  return command<InquiriesTables>()({
    name: 'inquiries.ask-department',
    may: 'inquiries.ask',
    async handle(tx, input: WrittenQuestion, { at, by, record }): Promise<Decision<Kept>> {
      const described = await describeQuestion(tx, input, { by, lookups })
      if (!described.ok) return described
      const promised = await promisedBy(tx, described.value.department, { at, lookups })
      const asked = { ...described.value, ...promised }
      await record(`inquiry:${asked.id}`, [{ type: 'inquiries.department-asked', v: 1, ...asked }])
      const who = { asked_at: at, asked_by: by.person, asked_by_name: by.name }
      return decided(await addInquiry(tx, { ...nothingYet, ...asked, ...who, version: 1, state: 'asked' }))
    },
  })
}

async function promisedBy(
  tx: Tx<InquiriesTables>,
  promiser: string,
  { at, lookups }: { readonly at: Instant; readonly lookups: AskLookups },
) {
  const days = (await tx.find(answerDays, [promiser]))?.days ?? defaultAnswerDays
  return { answer_days: days, due_on: promisedDay(at, days, await lookups.calendar()) }
}

export interface HandedQuestion extends WrittenQuestion {
  /** who of the hall is to answer */
  readonly colleague: string
}

/** 转同事: who was asked first hands the question to a colleague by name, and stays responsible. (CON-05; JL1 6.4) */
export function askColleague(lookups: AskLookups) {
  return command<InquiriesTables>()({
    name: 'inquiries.ask-colleague',
    may: 'inquiries.ask',
    async handle(tx, input: HandedQuestion, { at, by, record }): Promise<Decision<Kept>> {
      const described = await describeQuestion(tx, input, { by, lookups })
      if (!described.ok) return described
      const promised = await promisedBy(tx, promiserOfHall(by.hall), { at, lookups })
      const asked = { ...described.value, ...promised }
      await record(`inquiry:${asked.id}`, [{ type: 'inquiries.colleague-asked', v: 1, ...asked }])
      const who = { asked_at: at, asked_by: by.person, asked_by_name: by.name }
      const row = { ...nothingYet, ...asked, ...who, version: 1, state: 'asked' } as const
      const { id, applicant_name: applicant, due_on: due } = row
      const notice = { person: input.colleague, kind: 'inquiryHanded' as const, facts: { inquiry: id, applicant, due } }
      await notifyStaff(tx, { dossier: subjectOf(row), notices: [{ once: `inquiry:${id}:handed`, at, notice }] })
      return decided(await addInquiry(tx, row))
    },
  })
}

export interface AnsweredQuestion extends WrittenQuestion {
  readonly answer: string
  readonly basis?: string
  /** where the asker was sent, which may be all the answer there is */
  readonly directed?: DirectedWish
}

/** 当场答复: who knows the answer gives it, or says where to go, and keeps both for others. (INT-10; CON-05) */
export function answerAtWindow(lookups: AskLookups) {
  return command<InquiriesTables>()({
    name: 'inquiries.answer-at-window',
    may: 'inquiries.ask',
    async handle(tx, input: AnsweredQuestion, { at, by, record }): Promise<Decision<Kept>> {
      const described = await describeQuestion(tx, input, { by, lookups })
      if (!described.ok) return described
      const [answer, basis] = [input.answer.trim(), input.basis?.trim() ?? '']
      const said = { ...described.value, answer, basis }
      await record(`inquiry:${said.id}`, [{ type: 'inquiries.answered-at-window', v: 1, ...said }])
      const asked = { asked_at: at, asked_by: by.person, asked_by_name: by.name, answer_days: 0, due_on: dateOf(at) }
      const answered = { answered_at: at, answered_by: by.person, answered_by_name: by.name, seen_at: at }
      const told = {
        told_at: at,
        told_by: by.person,
        told_by_name: by.name,
        told_how: said.channel === 'phone' ? 'phone' : 'window',
        told_note: '',
      } as const
      return decided(
        await addInquiry(tx, { ...nothingYet, ...said, ...asked, ...answered, ...told, version: 1, state: 'told' }),
      )
    },
  })
}

/** What a question does not have yet when it is asked. */
const nothingYet = {
  answer: null,
  basis: null,
  answered_at: null,
  answered_by: null,
  answered_by_name: null,
  seen_at: null,
  told_at: null,
  told_by: null,
  told_by_name: null,
  told_how: null,
  told_note: null,
  withdrawn_at: null,
  withdraw_reason: null,
  reminded: null,
}

async function addInquiry(tx: Tx<InquiriesTables>, row: InquiryRow): Promise<Kept> {
  await tx.kysely.insertInto('inquiries.inquiry').values(row).execute()
  await publish(tx, 'inquiries', row.id)
  return { id: row.id, version: row.version }
}
