import type { Answers } from '@yichuang/modules/catalogue/rules'

/** Where a draft is on its way: combed, reviewed, tried by windows, waiting to be published, published; or given up. */
export const draftStates = ['combing', 'review', 'trial', 'ready', 'published', 'cancelled'] as const
export type DraftState = (typeof draftStates)[number]

/** Why an item is changed. (CAT-12) */
const changeCauses = ['law', 'power', 'practice', 'new'] as const
export type ChangeCause = (typeof changeCauses)[number]

/** Why a change of an item that is there is asked for or begun. */
export const requestCauses = ['law', 'power', 'practice'] as const satisfies readonly ChangeCause[]
export type RequestCause = (typeof requestCauses)[number]

/** What a business review looks at, each graded. (GD 三(一)5) */
export const reviewAspects = ['master', 'situations', 'materials', 'points', 'limits'] as const
export type ReviewAspect = (typeof reviewAspects)[number]

export const grades = ['high', 'medium', 'low'] as const
export type Grade = (typeof grades)[number]

export type Grades = Readonly<Record<ReviewAspect, Grade>>

/** General windows that must have handled an item before it is published. (CAT-09) */
export const windowsNeeded = 3

/** Working days a step usually gets, from the day it begins. */
export const stepDays: Readonly<Record<'combing' | 'review' | 'trial' | 'ready', number>> = {
  combing: 10,
  review: 3,
  trial: 5,
  ready: 2,
}

/** A draft as the rules see it. */
export interface DraftView {
  readonly version: number
  readonly state: DraftState
  readonly department: string
  readonly region: string
  readonly savedBy: string
  readonly savedByName: string
  readonly submittedBy: string | undefined
  /** the published version it began from; undefined: a new item */
  readonly baseVersion: number | undefined
}

/** An applicant who is played: the answers of a situation, and what the item asks for there. */
export interface MockApplication {
  readonly no: number
  readonly answers: Answers
  readonly status: 'complete' | 'stopped' | 'redirected'
  readonly materials: readonly string[]
}

/** A mock application that a window handled. */
export interface TrialView {
  readonly mock: number
  readonly window: string
  /** the clerk came to the list that the situation has */
  readonly isSame: boolean
}
