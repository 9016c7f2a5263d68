import { queueMessages } from '@yichuang/modules/messages/public'
import { fillTemplate } from '@yichuang/modules/messages/rules'
import { command } from '@yichuang/platform/commands'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { decideMessage, decideTelling, decideWithdrawal, isUnseenBy } from '../rules/index.ts'
import type { TellingWay } from '../rules/index.ts'
import type { InquiriesTables, InquiryRow } from '../tables.ts'
import { keepInquiry, lockInquiry, subjectOf, viewOf } from './keep-inquiry.ts'
import type { Kept } from './keep-inquiry.ts'

export interface TellApplicant {
  readonly id: string
  readonly how: TellingWay
  readonly note?: string
  /** where a message goes; left out: the number of the question, else that of the application */
  readonly phone?: string
  readonly expectedVersion: number
}

/** What telling looks up in other modules. */
export interface TellLookups {
  /** telephone number of the applicant of a dossier */
  readonly phoneOf: (dossier: string, actor: Actor, at: Instant) => Promise<string | undefined>
  readonly names: () => Promise<{ department(id: string): string }>
}

/** 告知: the applicant was told the answer, or is told by a message now; closes the question. (INT-10; JL1 9.3.5) */
export function tellApplicant({ phoneOf, names }: TellLookups) {
  return command<InquiriesTables>()({
    name: 'inquiries.tell-applicant',
    may: 'inquiries.tell',
    async handle(tx, input: TellApplicant, { at, by, record }): Promise<Decision<Kept>> {
      const { id, how, expectedVersion } = input
      const locked = await lockInquiry(tx, id)
      if (!locked.ok) return locked
      const row = locked.value
      const may = decideTelling(viewOf(row), { by, expectedVersion })
      if (!may.ok) return may
      if (how === 'message') {
        const known = row.dossier === null ? undefined : await phoneOf(row.dossier, by, at)
        const recipient = [input.phone, row.phone, known].find((number) => number !== undefined && number.trim() !== '')
        const can = decideMessage(how, recipient ?? '')
        if (!can.ok) return can
        const about = await subjectWords(row, names)
        await queueMessages(tx, { dossier: subjectOf(row), drafts: [draftOf(row, about, recipient ?? '')], at })
      }
      const note = input.note?.trim() ?? ''
      await record(`inquiry:${id}`, [{ type: 'inquiries.applicant-told', v: 1, id, how, note }])
      const who = { told_at: at, told_by: by.person, told_by_name: by.name }
      return decided(await keepInquiry(tx, row, { state: 'told', told_how: how, told_note: note, ...who }))
    },
  })
}

/** What the question was about, in the words of a message: the item, else the department, else how it begins. */
async function subjectWords(
  { item_name: item, department, question }: InquiryRow,
  names: TellLookups['names'],
): Promise<string> {
  if (item !== '') return item
  return department === '' ? question.slice(0, 20) : (await names()).department(department)
}

/** The answer as a short message, with the articles it rests on. */
function draftOf({ id, answer, basis }: InquiryRow, about: string, recipient: string) {
  const [template, language] = ['inquiryAnswered', 'zh'] as const
  const said = basis === null || basis === '' ? (answer ?? '') : `${answer ?? ''}（${basis}）`
  const text = fillTemplate(template, language, { item: about, answer: said })
  return {
    once: `inquiry:${id}:told`,
    draft: { kind: 'sms' as const, template, language, recipient: recipient.trim(), text },
  }
}

export interface WithdrawInquiry {
  readonly id: string
  readonly reason: string
  readonly expectedVersion: number
}

/** 撤回: who asked takes the question back before it is answered. */
export const withdrawInquiry = command<InquiriesTables>()({
  name: 'inquiries.withdraw-inquiry',
  may: 'inquiries.ask',
  async handle(tx, input: WithdrawInquiry, { at, by, record }): Promise<Decision<Kept>> {
    const { id, expectedVersion } = input
    const locked = await lockInquiry(tx, id)
    if (!locked.ok) return locked
    const reason = input.reason.trim()
    const may = decideWithdrawal(viewOf(locked.value), { by, expectedVersion, reason })
    if (!may.ok) return may
    await record(`inquiry:${id}`, [{ type: 'inquiries.inquiry-withdrawn', v: 1, id, reason }])
    const change = { state: 'withdrawn', withdrawn_at: at, withdraw_reason: reason } as const
    return decided(await keepInquiry(tx, locked.value, change))
  },
})

/** Who asked has seen the answer: the mark goes. The question itself does not change, so its version stays. */
export const seeAnswer = command<InquiriesTables>()({
  name: 'inquiries.see-answer',
  may: 'inquiries.ask',
  async handle(tx, { id }: { readonly id: string }, { at, by, record }): Promise<Decision<Kept>> {
    const locked = await lockInquiry(tx, id)
    if (!locked.ok) return locked
    const { version, seen_at: seenAt } = locked.value
    const unseen = isUnseenBy(viewOf(locked.value), by, seenAt !== null)
    if (!unseen.ok) return unseen
    if (unseen.value) {
      await tx.kysely.updateTable('inquiries.inquiry').set({ seen_at: at }).where('id', '=', id).execute()
      await record(`inquiry:${id}`, [{ type: 'inquiries.answer-seen', v: 1, id }])
      await publish(tx, 'inquiries', id)
    }
    return decided({ id, version })
  },
})
