import { notifyStaff } from '@yichuang/modules/messages/public'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideAnswer, decidePass } from '../rules/index.ts'
import type { InquiriesTables, InquiryRow } from '../tables.ts'
import { keepInquiry, lockInquiry, subjectOf, viewOf } from './keep-inquiry.ts'
import type { Kept } from './keep-inquiry.ts'

export interface AnswerInquiry {
  readonly id: string
  readonly answer: string
  readonly basis: string
  readonly expectedVersion: number
}

/** 答复: the department answers with the articles the answer rests on. (INT-10; JL1 9.3.5) */
export const answerInquiry = command<InquiriesTables>()({
  name: 'inquiries.answer-inquiry',
  may: 'inquiries.answer',
  handle: answering,
})

/** 答复: the colleague a question was handed to answers it, or who was asked first. (CON-05; JL1 6.4) */
export const answerAsColleague = command<InquiriesTables>()({
  name: 'inquiries.answer-as-colleague',
  may: 'inquiries.ask',
  handle: answering,
})

async function answering(
  tx: Tx<InquiriesTables>,
  input: AnswerInquiry,
  { at, by, record }: CommandContext,
): Promise<Decision<Kept>> {
  const { id, expectedVersion } = input
  const locked = await lockInquiry(tx, id)
  if (!locked.ok) return locked
  const row = locked.value
  const [text, basis] = [input.answer.trim(), input.basis.trim()]
  const may = decideAnswer(viewOf(row), { by, expectedVersion, text, basis })
  if (!may.ok) return may
  const { department, colleague } = row
  const said = { id, department, colleague, answer: text, basis }
  await record(`inquiry:${id}`, [{ type: 'inquiries.inquiry-answered', v: 1, ...said }])
  if (row.asked_by !== by.person)
    await notifyStaff(tx, {
      dossier: subjectOf(row),
      notices: [{ once: `inquiry:${id}:answered`, at, notice: noticeOf(row) }],
    })
  const who = { answered_at: at, answered_by: by.person, answered_by_name: by.name }
  return decided(await keepInquiry(tx, row, { state: 'answered', answer: text, basis, ...who }))
}

/** Who asked hears of the answer at the bell. */
function noticeOf({ id, asked_by: person, applicant_name: applicant }: InquiryRow) {
  return { person, kind: 'inquiryAnswered' as const, facts: { inquiry: id, applicant } }
}

export interface PassInquiry {
  readonly id: string
  readonly department: string
  readonly reason: string
  readonly expectedVersion: number
}

const passes = prepared<{ count: number }, [inquiry: string]>(
  'inquiries.count-passes',
  `select count(*)::int as count from inquiries.pass where inquiry = $1`,
)

/** 转办: the question goes to another department; the promised day stays, because the applicant waits. */
export function passInquiry(isActive: (department: string) => Promise<boolean>) {
  return command<InquiriesTables>()({
    name: 'inquiries.pass-inquiry',
    may: 'inquiries.answer',
    async handle(tx, input: PassInquiry, { at, by, record }): Promise<Decision<Kept>> {
      const { id, expectedVersion } = input
      const locked = await lockInquiry(tx, id)
      if (!locked.ok) return locked
      const { department: from } = locked.value
      const [to, reason] = [input.department, input.reason.trim()]
      const known = (await isActive(to)) ? to : undefined
      const may = decidePass(viewOf(locked.value), { by, expectedVersion, to: known, reason })
      if (!may.ok) return may
      const { count } = await tx.one(passes, [id])
      const what = { inquiry: id, seq: count + 1, from_department: from, to_department: to, reason }
      const who = { passed_by: by.person, passed_by_name: by.name, passed_at: at }
      await tx.kysely
        .insertInto('inquiries.pass')
        .values({ ...what, ...who })
        .execute()
      await record(`inquiry:${id}`, [{ type: 'inquiries.inquiry-passed', v: 1, id, from, to, reason }])
      return decided(await keepInquiry(tx, locked.value, { department: to }))
    },
  })
}
