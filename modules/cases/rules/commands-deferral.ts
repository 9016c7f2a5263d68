import { addWorkingDays, dueOf, workingDaysBetween } from '@yichuang/modules/calendar/rules'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { onDossier } from './command.ts'
import { openTasks, takeOriginals } from './compounds.ts'
import type { Commitment, Dossier } from './dossier.ts'
import type { LimitEntry, MaterialBinding } from './events.ts'
import type { Facts } from './facts.ts'
import { rejectedFile } from './files.ts'
import { barIf, delegated, firstRefusal, isBlank, notClosed } from './guards.ts'
import { endings, resumings, runningLedger } from './scribe.ts'
import type { Scribe } from './scribe.ts'

export interface DeferredSupply {
  readonly bindings: readonly MaterialBinding[]
}

/** 补交容缺材料: what was promised comes in; with the last of it the commitment is kept and the file moves. (INT-04) */
export const supplyDeferred = onDossier<DeferredSupply>({
  name: 'cases.supply-deferred',
  check: (dossier, { bindings }, { settings }) =>
    firstRefusal(
      () => notClosed(dossier),
      () => barIf(!isOwed(dossier.commitment), 'cases.no-open-commitment'),
      () =>
        barIf(dossier.commitment?.state === 'defaulted' && !settings.lateSupply, 'cases.supply-too-late', {
          until: dossier.commitment?.until,
        }),
      () => notPromised(dossier, bindings),
      // A file is a file, whichever command brings it (SEC-05).
      () =>
        rejectedFile(
          bindings.flatMap(({ files }) => files),
          'cases.file-rejected',
        ),
    ),
  act(scribe, { bindings }) {
    const supplied = bindings.map((binding) => handedIn(binding, scribe.facts.by))
    const wasDefaulted = scribe.dossier().commitment?.state === 'defaulted'
    scribe.emit({ type: 'cases.deferred-supplied', v: 1, bindings: supplied })
    takeOriginals(scribe)
    if (isComplete(scribe.dossier().commitment)) fulfil(scribe, wasDefaulted)
  },
})

export interface DeferralExtension {
  readonly reason: string
}

/** 延长容缺期限: once, by the same days, under the same cap. (lifecycle 2.1) */
export const extendDeferral = onDossier<DeferralExtension>({
  name: 'cases.extend-deferral',
  check: (dossier, { reason }, facts) =>
    firstRefusal(
      () => notClosed(dossier),
      () => barIf(dossier.commitment?.state !== 'open', 'cases.no-open-commitment'),
      () => delegated(facts, 'handling', 'decide'),
      () => barIf(dossier.commitment?.isExtended === true, 'cases.deferral-extension-spent'),
      () => barIf(isBlank(reason), 'cases.reason-missing'),
    ),
  act(scribe, { reason }) {
    const { facts } = scribe
    const entry = deferralExtension(scribe.dossier(), facts)
    scribe.emit({ type: 'cases.deferral-extended', v: 1, until: entry.until, reason, limits: entry.limits })
  },
})

/** The extension of a running deferral: its own days once more, at most to the day its cap is due. */
function deferralExtension(dossier: Dossier, facts: Facts): { until: PlainDate; limits: readonly LimitEntry[] } {
  const ledger = runningLedger(dossier, 'deferral')
  const until = ledger === undefined ? null : dueOf(ledger, facts.calendar).due
  if (ledger === undefined || until === null) throw new Error('an open commitment has a running limit')
  const asked = addWorkingDays(until, ledger.entries[0].value, facts.calendar)
  const cap = capOf(dossier, facts)
  const last = cap !== undefined && cap < asked ? later(cap, until) : asked
  const value = workingDaysBetween(until, last, facts.calendar)
  const notice = facts.newId()
  const entry = { kind: 'extended', value, unit: 'workday', approver: facts.by.name, notice } as const
  return { until: last, limits: [{ limit: 'deferral', entry }] }
}

/** The file waits: the statutory due day is the last; it moves: the committed one. A clock that stands caps nothing. */
function capOf(dossier: Dossier, { calendar }: Facts): PlainDate | undefined {
  const ledger = dossier.ledgers[dossier.commitment?.moves === 'after-materials' ? 'statutory' : 'committed']
  return (ledger === undefined ? null : dueOf(ledger, calendar).due) ?? undefined
}

function later(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other
}

/** Ticks, originals and shared data are the hall's word; what an applicant sends carries none. */
function handedIn(binding: MaterialBinding, by: Actor): MaterialBinding {
  if (by.kind !== 'applicant') return { ...binding, received: true }
  return { ...binding, received: true, shared: false, originalsKept: 0, checks: {} }
}

function isOwed(commitment: Commitment | undefined): commitment is Commitment {
  return commitment?.state === 'open' || commitment?.state === 'defaulted'
}

function isComplete(commitment: Commitment | undefined): boolean {
  return commitment?.materials.every((key) => commitment.supplied.includes(key)) ?? false
}

function notPromised(dossier: Dossier, bindings: readonly MaterialBinding[]) {
  const promised = dossier.commitment?.materials ?? []
  const strangers = bindings.map(({ key }) => key).filter((key) => !promised.includes(key))
  return barIf(strangers.length > 0, 'cases.material-not-promised', { materials: strangers })
}

function fulfil(scribe: Scribe, late: boolean): void {
  const { commitment, case: file } = scribe.dossier()
  const waited = file?.stage === 'awaiting'
  const notice = commitment?.signatureId ?? ''
  const limits = [...endings(scribe, ['deferral'], 'fulfilled'), ...resumings(scribe, notice, 'fulfilled')]
  scribe.emit({ type: 'cases.deferral-fulfilled', v: 1, late, limits })
  if (waited) openTasks(scribe)
}
