import { addDays, daysBetween } from '@yichuang/modules/calendar/rules'
import type { Dossier, ResultState } from '@yichuang/modules/cases/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { draftsOf } from './applicant-messages.ts'
import type { Draft } from './applicant-messages.ts'

/** What is waited for, and reminded of. */
export const awaitedKinds = ['deferral', 'correction', 'result'] as const
export type AwaitedKind = (typeof awaitedKinds)[number]

/** Something awaited of an applicant: the last day for it, or since when a result lies there. */
export interface Awaited {
  readonly kind: AwaitedKind
  readonly day: PlainDate
}

/** ⚙ How reminders go in an area. */
export interface ReminderSetting {
  /** calendar days before the last day of promised materials */
  readonly deferralDays: readonly number[]
  /** calendar days before the last day of corrections */
  readonly correctionDays: readonly number[]
  /** calendar days for which a result lies there uncollected; behind the last it is listed as overdue */
  readonly resultDays: readonly number[]
}

export const usualReminders: ReminderSetting = { deferralDays: [3], correctionDays: [2], resultDays: [10, 30, 90] }

const hours = { first: 9, last: 19 } as const
// Asia/Shanghai is UTC+8 all year
const SHANGHAI_HOURS = 8

/** Whether people may be reminded at this hour: from nine in the morning until eight in the evening. */
export function isHourToRemind(at: Instant): boolean {
  const hour = (Number(at.slice(11, 13)) + SHANGHAI_HOURS) % 24
  return hour >= hours.first && hour <= hours.last
}

/** What a dossier waits for as it stands. `correctionDue` is the last day for corrections; `since` when its result came to lie where it lies. */
export function awaitedOf(
  { stage, commitment, result, delivery }: Dossier,
  { correctionDue, since }: { readonly correctionDue: PlainDate | undefined; readonly since: PlainDate },
): readonly Awaited[] {
  const awaited: Awaited[] = []
  if (commitment?.state === 'open') awaited.push({ kind: 'deferral', day: commitment.until })
  if (stage === 'correcting' && correctionDue !== undefined) awaited.push({ kind: 'correction', day: correctionDue })
  if (result !== undefined && isToBeFetched(result, delivery)) awaited.push({ kind: 'result', day: since })
  return awaited
}

/** In a box, or at the window without having to be mailed from there. */
function isToBeFetched({ state, returns }: ResultState, { method }: Dossier['delivery']): boolean {
  return state === 'locker' || (state === 'received' && (method === 'window' || returns > 0))
}

/**
 * The step that is due today and has not been told: of several that were missed the last one only. Before a last day the
 * steps count down, behind the arrival of a result they count up. `told` is the step told before, undefined when none.
 * @returns days of the step, undefined when there is nothing to remind of
 */
export function stepDue(
  { kind, day }: Awaited,
  {
    today,
    told,
    setting,
  }: { readonly today: PlainDate; readonly told: number | undefined; readonly setting: ReminderSetting },
): number | undefined {
  if (kind === 'result') {
    const waited = daysBetween(day, today)
    return setting.resultDays
      .filter((step) => step <= waited && (told === undefined || step > told))
      .toSorted(byNumber)
      .at(-1)
  }
  const left = daysBetween(today, day)
  if (left < 0) return undefined
  const steps = kind === 'deferral' ? setting.deferralDays : setting.correctionDays
  return steps.filter((step) => step >= left && (told === undefined || step < told)).toSorted(byNumber)[0]
}

/** The reminder itself. */
export function reminderOf(dossier: Dossier, { kind, day }: Awaited, today: PlainDate): readonly Draft[] {
  if (kind === 'deferral') return draftsOf(dossier, { template: 'remindDeferral', facts: { until: day } })
  if (kind === 'correction') return draftsOf(dossier, { template: 'remindCorrection', facts: { until: day } })
  return draftsOf(dossier, { template: 'remindResult', facts: { count: daysBetween(day, today) } })
}

/** 逾期未领: the last reminder has gone by. */
export function isUnclaimed(since: PlainDate, today: PlainDate, { resultDays }: ReminderSetting): boolean {
  return today >= addDays(since, Math.max(...resultDays))
}

function byNumber(one: number, other: number): number {
  return one - other
}
