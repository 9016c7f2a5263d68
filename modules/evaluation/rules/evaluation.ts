import { parseMobileNumber } from '@yichuang/modules/codes/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { grades, isBad, reasonsOf } from './grades.ts'
import type { Grade, Reason } from './grades.ts'

/** What is evaluated: a visit, an acceptance at a window without a number, the end of a case. (SUP-01) */
export const services = ['visit', 'acceptance', 'handout'] as const
export type ServiceKind = (typeof services)[number]

/** 待评价, 不评, 已评价: the first two stay unrated in every figure. (SUP-11) */
export const evaluationStates = ['asked', 'declined', 'given'] as const
export type EvaluationState = (typeof evaluationStates)[number]

/** By what a grade came: the pad at the window, the link on a phone. */
export const channels = ['pad', 'phone'] as const
export type Channel = (typeof channels)[number]

export const MOST_COMMENT = 300

/** An evaluation as its rules see it. */
export interface EvaluationView {
  readonly state: EvaluationState
  /** until when a grade may be given */
  readonly until: Instant
}

/** What somebody says of a service. */
export interface Wish {
  readonly grade: number | undefined
  readonly reasons: readonly string[]
  readonly comment: string
  /** mobile number of who wants to be called back; '' for everybody else */
  readonly phone: string
}

export interface Given {
  readonly grade: Grade
  readonly reasons: readonly Reason[]
  readonly comment: string
  readonly phone: string | undefined
  /** a bad grade is followed by a call back */
  readonly isBad: boolean
}

/**
 * 评价: one grade, once, by who was served and never by staff; a grade that was given stays. (SUP-01, SUP-11)
 * Refuses with `evaluation.not-by-staff`, `-already-given`, `-too-late`, `-grade-missing`, `-reason-unknown`, `-phone-malformed`.
 */
export function decideGiving(
  view: EvaluationView,
  wish: Wish,
  { at, by }: { readonly at: Instant; readonly by: Pick<Actor, 'kind'> },
): Decision<Given> {
  const may = decideAnswering(view, { at, by })
  if (!may.ok) return may
  const grade = grades.find((one) => one === wish.grade)
  if (grade === undefined) return refused({ code: 'evaluation.grade-missing', pointer: '/grade' })
  const offered = reasonsOf(grade)
  const chosen = offered.filter((reason) => wish.reasons.includes(reason))
  if (chosen.length !== new Set(wish.reasons).size)
    return refused({ code: 'evaluation.reason-unknown', pointer: '/reasons' })
  const typed = wish.phone.trim()
  const phone = typed === '' ? undefined : parseMobileNumber(typed)
  if (typed !== '' && phone === undefined) return refused({ code: 'evaluation.phone-malformed', pointer: '/phone' })
  const comment = wish.comment.trim().slice(0, MOST_COMMENT)
  return decided({ grade, reasons: chosen, comment, phone, isBad: isBad(grade) })
}

/** Whether anything may be said of a service now: a grade, or that one gives none. */
export function decideAnswering(
  { state, until }: EvaluationView,
  { at, by }: { readonly at: Instant; readonly by: Pick<Actor, 'kind'> },
): Decision<true> {
  if (by.kind === 'staff') return refused({ code: 'evaluation.not-by-staff' })
  if (state === 'given') return refused({ code: 'evaluation.already-given' })
  return at > until ? refused({ code: 'evaluation.too-late' }) : decided(true)
}
