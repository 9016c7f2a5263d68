import { addWorkingDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import type { EvaluationTerms } from './terms.ts'

/** 待回访, 已联系, 已办结. */
export const callbackStates = ['opened', 'contacted', 'answered'] as const
export type CallbackState = (typeof callbackStates)[number]

/** What came of it: something was mended, it was explained, nothing was found. The grade counts in each case. (SUP-11) */
export const outcomes = ['mended', 'explained', 'unfounded'] as const
export type Outcome = (typeof outcomes)[number]

export interface CallbackView {
  readonly version: number
  readonly state: CallbackState
}

/** The days by which who gave a bad grade is called, and by which the matter is answered. */
export function callbackDays(
  givenAt: Instant,
  { contactDays, answerDays }: EvaluationTerms,
  calendar: CompiledCalendar,
): { readonly contactBy: PlainDate; readonly answerBy: PlainDate } {
  const day = dateOf(givenAt)
  return {
    contactBy: addWorkingDays(day, contactDays, calendar),
    answerBy: addWorkingDays(day, answerDays, calendar),
  }
}

interface Words {
  readonly expectedVersion: number
  readonly text: string
}

/** 回访: what the person said, or that nobody could be reached. (SUP-02) */
export function decideContact(view: CallbackView, { expectedVersion, text }: Words): Decision<true> {
  if (view.version !== expectedVersion) return refused({ code: 'evaluation.stale-version' })
  if (view.state !== 'opened') return refused({ code: 'evaluation.not-in-this-state', state: view.state })
  return text.trim() === '' ? refused({ code: 'evaluation.note-missing', pointer: '/note' }) : decided(true)
}

/** 办结: what was done about it; who was called first, or left no number. (SUP-02) */
export function decideOutcome(
  view: CallbackView & { readonly hasPhone: boolean },
  { expectedVersion, text }: Words,
): Decision<true> {
  if (view.version !== expectedVersion) return refused({ code: 'evaluation.stale-version' })
  if (view.state === 'answered') return refused({ code: 'evaluation.not-in-this-state', state: view.state })
  if (view.state === 'opened' && view.hasPhone) return refused({ code: 'evaluation.contact-first' })
  return text.trim() === '' ? refused({ code: 'evaluation.answer-missing', pointer: '/answer' }) : decided(true)
}
