import type { CompiledCalendar, Limit } from '@yichuang/modules/calendar/rules'
import type { ItemForm } from '@yichuang/modules/forms/rules'
import type { Actor, Instant } from '@yichuang/platform/pure'
import type { Channel, Place, StepName } from './dossier.ts'

/** Powers that a department delegates in writing. (CAT-15) */
export type Power = 'accept' | 'refuse' | 'decide-instant' | 'decide' | 'extend' | 'seal' | 'report-up'

/** 授权委托书 that may cover an act: candidates for this item, whatever their dates. */
export interface DelegationFact {
  readonly no: string
  readonly department: string
  readonly powers: readonly Power[]
  /** item ids; empty: all items of the department */
  readonly items: readonly string[]
  /** one person, or everybody who serves in the hall */
  readonly holder:
    { readonly kind: 'person'; readonly person: string } | { readonly kind: 'hall'; readonly hall: string }
  readonly from: Instant
  readonly to: Instant
  readonly includesMajor: boolean
}

/** How long a procedure is announced to take: working days, or natural ones (公示不少于七日). */
export interface ExpectedTime {
  readonly value: number
  readonly unit: 'workday' | 'day'
}

export interface ProcedureTerms {
  readonly kind: string
  readonly name: string
  /** how long it is announced to take; undefined where the item does not say: then who opens it does, in working days */
  readonly expected: ExpectedTime | undefined
  readonly isRequired: boolean
  readonly basis?: string | undefined
  /** one of the kinds of 行政许可法 45, or a stated basis: stops the statutory limit too */
  readonly stopsStatutory: boolean
}

export interface ResultTerms {
  readonly name: string
  readonly licence?: string | undefined
  readonly validity?: string | undefined
}

/** What the lifecycle needs of an item's version in a situation. (lifecycle 1, Item properties) */
export interface ItemTerms {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: 'instant' | 'commitment' | 'joint'
  readonly department: string
  readonly assisting: readonly string[]
  readonly isInForce: boolean
  readonly channels: readonly Channel[]
  readonly committed: Limit
  readonly statutory: Limit
  /** working days an extension may add at most; 0: none */
  readonly extensionDays: number
  readonly authority: 'accept' | 'receive'
  readonly correctionBy: 'window' | 'department'
  readonly deferralMoves: 'after-materials' | 'at-once'
  readonly onDefault: 'terminate' | 'decide-as-is'
  readonly procedures: readonly ProcedureTerms[]
  readonly fee: { readonly when: 'none' | 'before' | 'after'; readonly fen: number }
  readonly steps: readonly StepName[]
  /** working days for each step of the flow; 0: steps have no limit of their own */
  readonly stepDays: number
  readonly isMajor: boolean
  readonly reportUp: boolean
  readonly transferable: boolean
  readonly publication: boolean
  readonly results: readonly ResultTerms[]
  /** what the item asks for beside its materials */
  readonly form?: ItemForm | undefined
}

/** Settings ⚙ of hall or item. (lifecycle) */
export const defaultSettings = {
  /** working days after receipt within which everything must be told once (许可法 32) */
  noticeDays: 5,
  correctionDays: 10,
  originalsDays: 20,
  /** the deferred supply is taken after the day, too */
  lateSupply: true,
  /** deferral of an instant item: `downgrade` makes it a commitment case under the statutory limit */
  instantDeferral: 'downgrade' as 'downgrade' | 'barred',
  draftDays: 30,
  lockerDays: 7,
  unclaimedReminderDays: [10, 30, 90] as readonly number[],
  depositAfterDays: 180,
  offlineDays: 3,
  certificateDays: 10,
  /** working days after acceptance in which a fee before the decision is to be paid; later the case may be terminated */
  feeDays: 10,
  /** a defaulted commitment is terminated by a person, not by the clock */
  terminateByPerson: true,
}
export type Settings = typeof defaultSettings

/** A new edition of the calendar taking the place of the one before, at the moment it was published. */
export interface CalendarReplacement {
  readonly former: CompiledCalendar
  readonly calendar: CompiledCalendar
  readonly at: Instant
}

/** Everything a decider may know beside the dossier: moment, person, item, delegations, calendar, settings. */
export interface Facts {
  readonly at: Instant
  readonly by: Actor
  readonly channel: Channel
  readonly place: Place
  readonly item: ItemTerms
  readonly delegations: readonly DelegationFact[]
  readonly calendar: CompiledCalendar
  readonly settings: Settings
  /** editions published since the days of the dossier were last judged, the last one being `calendar` */
  readonly replacements?: readonly CalendarReplacement[]
  /** makes identifiers; the only thing a decider takes from outside that is not the same twice */
  readonly newId: () => string
}
