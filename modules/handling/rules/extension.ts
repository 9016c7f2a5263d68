import { effectiveDue } from '@yichuang/modules/calendar/rules'
import type { Due, LimitName } from '@yichuang/modules/calendar/rules'
import {
  atDepartments,
  barIf,
  delegated,
  firstRefusal,
  isBlank,
  onDossier,
  runningLedger,
} from '@yichuang/modules/cases/rules'
import type {
  AtDepartmentsRefusal,
  Dossier,
  Extension,
  Facts,
  LimitEntry,
  RefusalOf,
  Scribe,
  ServiceMethod,
} from '@yichuang/modules/cases/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'

export interface RequestExtension {
  /** working days */
  readonly days: number
  readonly reason: string
}

export type RequestExtensionRefusal =
  | AtDepartmentsRefusal
  | RefusalOf<
      | 'handling.extension-not-allowed'
      | 'handling.extension-too-late'
      | 'handling.extension-already-used'
      | 'handling.extension-too-long'
      | 'handling.reason-missing'
    >

/** 申请延期: once, by at most the item's days, while there is time left. (行政许可法 42; lifecycle 2.3; TIM-05, BAK-12) */
export const requestExtension = onDossier<RequestExtension, RequestExtensionRefusal>({
  name: 'handling.request-extension',
  check: (dossier, { days, reason }, facts) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => barIf(maximumOf(facts) === 0, 'handling.extension-not-allowed'),
      () => tooLate(dossier, facts),
      () => barIf(isUsed(dossier.extension), 'handling.extension-already-used', { state: dossier.extension?.state }),
      () => barIf(!isWithin(days, maximumOf(facts)), 'handling.extension-too-long', { days, most: maximumOf(facts) }),
      () => barIf(isBlank(reason), 'handling.reason-missing'),
    ),
  act: (scribe, { days, reason }) => scribe.emit({ type: 'handling.extension-requested', v: 1, days, reason }),
})

export type SettleExtension =
  { readonly outcome: 'approved' } | { readonly outcome: 'rejected'; readonly reason: string }

export type SettleExtensionRefusal =
  | AtDepartmentsRefusal
  | RefusalOf<
      | 'handling.extension-too-late'
      | 'handling.extension-not-requested'
      | 'handling.no-delegation-in-force'
      | 'handling.self-approval'
    >

/** 审批延期, by the head of the body or whom he named in writing, never by who asked. (行政许可法 42; CAT-15, I-09) */
export const settleExtension = onDossier<SettleExtension, SettleExtensionRefusal>({
  name: 'handling.settle-extension',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => tooLate(dossier, facts),
      () => barIf(dossier.extension?.state !== 'requested', 'handling.extension-not-requested'),
      () => delegated(facts, 'handling', 'extend'),
      () => barIf(dossier.extension?.requestedBy === facts.by.person, 'handling.self-approval'),
    ),
  act(scribe, input) {
    if (input.outcome === 'rejected') {
      scribe.emit({ type: 'handling.extension-rejected', v: 1, reason: input.reason })
      return
    }
    scribe.emit({ type: 'handling.extension-approved', v: 1, noticeId: scribe.facts.newId() })
  },
})

export interface ServeExtensionNotice {
  readonly method: ServiceMethod
}

export type ServeExtensionNoticeRefusal =
  AtDepartmentsRefusal | RefusalOf<'handling.extension-too-late' | 'handling.extension-not-approved'>

/** 延期告知书送达: the extension is in force and adds its days to committed and statutory alike. (行政许可法 42; I-28) */
export const serveExtensionNotice = onDossier<ServeExtensionNotice, ServeExtensionNoticeRefusal>({
  name: 'handling.serve-extension-notice',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => tooLate(dossier, facts),
      () => barIf(dossier.extension?.state !== 'approved', 'handling.extension-not-approved'),
    ),
  act(scribe, { method }) {
    const { extension } = scribe.dossier()
    if (extension === undefined) return
    const { days, reason, settledBy: approver = '' } = extension
    const limits = extendedLimits(scribe, extension)
    scribe.emit({ type: 'handling.extension-served', v: 1, method })
    scribe.emit({ type: 'cases.limit-extended', v: 1, limits, days, approver, reason })
  },
})

const extended: readonly LimitName[] = ['committed', 'statutory']

/** The day that binds now: the earlier of committed and statutory; no day while the clock stands. (lifecycle 2.1) */
export function bindingDue(dossier: Dossier, { calendar }: Facts): Due {
  const running = extended.flatMap((limit) => runningLedger(dossier, limit) ?? [])
  return effectiveDue(running, calendar)
}

function extendedLimits(
  scribe: Scribe,
  { days, settledBy: approver = '', noticeId: notice = '' }: Extension,
): LimitEntry[] {
  const entry = { kind: 'extended', value: days, unit: 'workday', approver, notice } as const
  return extended.flatMap((limit) => (runningLedger(scribe.dossier(), limit) === undefined ? [] : [{ limit, entry }]))
}

function tooLate(dossier: Dossier, facts: Facts): RefusalOf<'handling.extension-too-late'> | undefined {
  const { due } = bindingDue(dossier, facts)
  return barIf(due !== null && due < dateOf(facts.at), 'handling.extension-too-late', { due })
}

/** The most an extension may add, in working days; an instant item has none. */
function maximumOf({ item }: Facts): number {
  return item.kind === 'instant' ? 0 : item.extensionDays
}

function isWithin(days: number, most: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= most
}

function isUsed(extension: Extension | undefined): boolean {
  return extension !== undefined && ['requested', 'approved', 'in-force'].includes(extension.state)
}
