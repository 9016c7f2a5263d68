import { command } from '@yichuang/platform/commands'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideTelling, decideWithdrawal, isUnseenBy } from '../rules/index.ts'
import type { TellingWay } from '../rules/index.ts'
import type { InquiriesTables } from '../tables.ts'
import { keepInquiry, lockInquiry, viewOf } from './keep-inquiry.ts'
import type { Kept } from './keep-inquiry.ts'

export interface TellApplicant {
  readonly id: string
  readonly how: TellingWay
  readonly note?: string
  readonly expectedVersion: number
}

/** 告知: the applicant was told the answer, by whom, how and when; closes the question. (INT-10; JL1 9.3.5) */
export const tellApplicant = command<InquiriesTables>()({
  name: 'inquiries.tell-applicant',
  may: 'inquiries.tell',
  async handle(tx, input: TellApplicant, { at, by, record }): Promise<Decision<Kept>> {
    const { id, how, expectedVersion } = input
    const locked = await lockInquiry(tx, id)
    if (!locked.ok) return locked
    const may = decideTelling(viewOf(locked.value), { by, expectedVersion })
    if (!may.ok) return may
    const note = input.note?.trim() ?? ''
    await record(`inquiry:${id}`, [{ type: 'inquiries.applicant-told', v: 1, id, how, note }])
    const who = { told_at: at, told_by: by.person, told_by_name: by.name }
    return decided(await keepInquiry(tx, locked.value, { state: 'told', told_how: how, told_note: note, ...who }))
  },
})

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
