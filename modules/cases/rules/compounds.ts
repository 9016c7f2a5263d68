import { addDays, dueOf, openLedger, workingDaysBetween } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Commitment, Conclusion, Dossier } from './dossier.ts'
import type { DossierEvent, LimitEntry, LimitOpening, OpenedTask } from './events.ts'
import type { Facts } from './facts.ts'
import { endings, opening, resumings, stoppings } from './scribe.ts'
import type { Scribe } from './scribe.ts'

/** The event by which acceptance comes about: a person's act, the law's, or the department's system. */
type AcceptanceEvent = Extract<DossierEvent, { type: 'intake.accepted' | 'intake.deemed-accepted' | 'intake.pushed' }>

export interface Acceptance {
  readonly event: AcceptanceEvent
  readonly dayZero: PlainDate
  readonly accepter: { readonly person: string; readonly name: string }
  readonly delegation?: string | undefined
  readonly isOnTheSpot: boolean
  readonly deferral?: DeferralPlan | undefined
}

/** What an applicant promises: which materials until when, and what follows. */
export type DeferralPlan = Pick<Commitment, 'materials' | 'until' | 'consequence' | 'moves' | 'signatureId'> & {
  /** working days allowed, of which `until` is the last unless a cap came earlier */
  readonly days: number
}

/** Ground under which the committed limit stands while promised materials are awaited. */
export const deferralGround = '容缺待补'

/** ACCEPT: the case opens with its limits, and as they apply commitment, fee, tasks, originals. (lifecycle 1.1) */
export function accept(scribe: Scribe, acceptance: Acceptance): void {
  const { facts } = scribe
  scribe.emit(acceptance.event)
  scribe.emit({
    type: 'cases.accepted',
    v: 1,
    caseNo: scribe.dossier().applicationNo,
    itemVersion: facts.item.version,
    how: howOf[acceptance.event.type],
    dayZero: acceptance.dayZero,
    limits: acceptanceLimits(scribe, acceptance),
    accepter: acceptance.accepter.person,
    accepterName: acceptance.accepter.name,
    delegation: acceptance.delegation,
    isOnTheSpot: acceptance.isOnTheSpot,
  })
  if (acceptance.deferral !== undefined) openDeferral(scribe, acceptance.deferral)
  const { fee } = facts.item
  if (fee.when !== 'none') scribe.emit({ type: 'cases.fee-due', v: 1, when: fee.when, fen: fee.fen })
  if (!acceptance.isOnTheSpot && scribe.dossier().case?.stage !== 'awaiting') openTasks(scribe)
  takeOriginals(scribe)
}

const howOf = { 'intake.accepted': 'personal', 'intake.deemed-accepted': 'deemed', 'intake.pushed': 'pushed' } as const

function acceptanceLimits(scribe: Scribe, { dayZero, deferral }: Acceptance): (LimitOpening | LimitEntry)[] {
  const { item, at } = scribe.facts
  // An instant item with deferred materials becomes a commitment case under its statutory limit (⚙ downgrade).
  const committed = item.kind === 'instant' && deferral !== undefined ? item.statutory : item.committed
  return [
    ...endings(scribe, ['notice'], 'accepted'),
    opening('committed', dayZero, committed, at),
    opening('statutory', dayZero, item.statutory, at),
  ]
}

function openDeferral(scribe: Scribe, { materials, until, consequence, moves, signatureId }: DeferralPlan): void {
  const commitment = { materials, until, consequence, moves, signatureId }
  const stop = { ground: deferralGround, basis: '容缺受理承诺书', notice: signatureId }
  // The promise runs to the day that was promised, which the cap may have brought forward.
  const value = workingDaysBetween(scribe.today, until, scribe.facts.calendar)
  const limits: (LimitOpening | LimitEntry)[] = [opening('deferral', scribe.today, { value, unit: 'workday' })]
  if (commitment.moves === 'after-materials') limits.push(...stoppings(scribe, ['committed'], stop))
  scribe.emit({ type: 'cases.deferral-opened', v: 1, commitment, limits })
}

/**
 * The last day for supplying what is deferred: the item's days, at most the statutory due day (the file waits) or the
 * committed one (the file moves). (lifecycle 2.1)
 */
export function deferralUntil(days: number, facts: Facts, dayZero: PlainDate): PlainDate {
  const own = dueOf(openLedger('deferral', { dayZero, value: days, unit: 'workday' }), facts.calendar).due ?? dayZero
  const cap =
    facts.item.deferralMoves === 'after-materials' || facts.item.kind === 'instant' ? 'statutory' : 'committed'
  const { value, unit } = facts.item[cap]
  const last = dueOf(openLedger(cap, { dayZero, value, unit }), facts.calendar).due
  return last !== null && last < own ? last : own
}

/** Opens the departments' tasks: one that leads, any that assist. Not while promised materials are awaited. */
export function openTasks(scribe: Scribe): void {
  const { item, newId } = scribe.facts
  const task = (department: string, part: OpenedTask['part']): OpenedTask => ({
    id: newId(),
    department,
    part,
    steps: part === 'lead' ? item.steps : ['承办'],
  })
  const tasks = [task(item.department, 'lead'), ...item.assisting.map((one) => task(one, 'assist'))]
  scribe.emit({ type: 'handling.tasks-opened', v: 1, tasks, limits: stepOpening(scribe) })
}

/** The lead task's current step has a limit of its own where the item's flow gives it one. (TIM-05) */
export function stepOpening({ facts, today }: Scribe): LimitOpening[] {
  const { stepDays } = facts.item
  return stepDays === 0 ? [] : [opening('step', today, { value: stepDays, unit: 'workday' })]
}

/** Papers that the hall keeps and that are not in custody yet are taken into it. (INT-09, I-34) */
export function takeOriginals(scribe: Scribe): void {
  const { dossier, facts } = scribe
  const hall = facts.by.hall ?? dossier().place.hall
  if (hall === undefined) return
  const originals = dossier().materials.flatMap((material) => {
    const known = dossier().originals.filter((original) => original.material === material.key).length
    const name = dossier().requirements.find(({ key }) => key === material.key)?.name ?? material.key
    return Array.from({ length: Math.max(0, material.originalsKept - known) }, () => ({
      id: facts.newId(),
      material: material.key,
      name,
      holder: { kind: 'window', hall } as const,
    }))
  })
  if (originals.length > 0) scribe.emit({ type: 'cases.original-taken', v: 1, originals })
}

export interface Concluding {
  readonly conclusion: Conclusion
  /** of a termination */
  readonly ground?: string | undefined
  readonly reason?: string | undefined
  readonly basis: readonly string[]
  readonly attributedTo?: 'department' | 'hall' | undefined
}

/** CONCLUDE: the conclusion, and everything that was open ends with it. (lifecycle 1.1; I-13, I-29) */
export function conclude(scribe: Scribe, { conclusion, ground, reason, basis, attributedTo }: Concluding): void {
  const { certificateDays } = scribe.facts.settings
  const limits: (LimitOpening | LimitEntry)[] = endings(scribe, endedBy[conclusion], conclusion)
  if (conclusion === 'granted')
    limits.push(opening('certificate', scribe.today, { value: certificateDays, unit: 'workday' }))
  scribe.emit({
    type: 'cases.concluded',
    v: 1,
    conclusion,
    ground,
    on: scribe.today,
    reason,
    basis,
    attributedTo,
    limits,
  })
  cancelOpenWork(scribe)
  if (conclusion !== 'granted') releaseDuties(scribe, conclusion)
  if (conclusion === 'granted' || conclusion === 'rejected') scribe.emit({ type: 'handout.result-owed', v: 1 })
  else issueEndNotice(scribe)
}

/**
 * The committed limit of a decided case runs on until the result is at the hand-out window (ZJ2 6.3.1); what was
 * promised for a granted one is still awaited, and it is handed out only then (I-18).
 */
const endedBy: Readonly<Record<Conclusion, readonly LimitName[]>> = {
  granted: ['statutory', 'step'],
  rejected: ['statutory', 'step', 'deferral'],
  withdrawn: ['statutory', 'committed', 'step', 'deferral'],
  terminated: ['statutory', 'committed', 'step', 'deferral'],
  forwarded: ['statutory', 'committed', 'step', 'deferral'],
}

/** VOID: a decision that never reached the applicant is taken back; nothing is owed or promised any more. */
export function voidDecision(
  scribe: Scribe,
  { reason, ground }: { readonly reason: string; readonly ground: string },
): void {
  const limits = endings(scribe, ['committed', 'certificate', 'deferral'], 'voided')
  scribe.emit({ type: 'handling.result-voided', v: 1, reason, ground, limits })
  releaseDuties(scribe, 'voided')
  issueEndNotice(scribe)
}

function issueEndNotice(scribe: Scribe): void {
  scribe.emit({ type: 'cases.end-notice-issued', v: 1, noticeId: scribe.facts.newId() })
}

function cancelOpenWork(scribe: Scribe): void {
  const { tasks, procedures, extension } = scribe.dossier()
  const open = tasks.filter(({ state }) => state === 'waiting' || state === 'claimed')
  if (open.length > 0) scribe.emit({ type: 'handling.tasks-cancelled', v: 1, taskIds: open.map(({ id }) => id) })
  for (const procedure of procedures) {
    if (!isProcedureOpen(procedure)) continue
    scribe.emit({ type: 'handling.procedure-cancelled', v: 1, procedureId: procedure.id, reason: '办件已办结' })
    resumeClock(scribe, procedure.noticeId, 'concluded')
  }
  if (extension?.state === 'requested' || extension?.state === 'approved')
    scribe.emit({ type: 'handling.extension-lapsed', v: 1 })
}

function releaseDuties(scribe: Scribe, cause: string): void {
  const { commitment, fee } = scribe.dossier()
  if (commitment?.state === 'open' || commitment?.state === 'defaulted') {
    scribe.emit({ type: 'cases.deferral-released', v: 1, cause })
  }
  if (fee?.state === 'due') scribe.emit({ type: 'cases.fee-waived', v: 1 })
}

/** Whether a special procedure still stands open, its clock stopped or not. */
export function isProcedureOpen({ state }: Dossier['procedures'][number]): boolean {
  return state === 'opened' || state === 'stopped' || state === 'overran'
}

/** The stop of a notice ends: every limit it stopped runs again; nothing when it stopped none any more. */
export function resumeClock(scribe: Scribe, noticeId: string, cause: string): void {
  const limits = resumings(scribe, noticeId, cause)
  if (limits.length > 0) scribe.emit({ type: 'cases.clock-resumed', v: 1, limits, cause, noticeId })
}

/** CLOSE: once the result is delivered or deposited, or the end notice served. (I-32) */
export function closeIfSettled(scribe: Scribe): void {
  const { result, endNotice, case: file } = scribe.dossier()
  const isSettled = result?.state === 'delivered' || result?.state === 'deposited' || endNotice?.state === 'served'
  if (!isSettled || file?.stage !== 'concluded') return
  scribe.emit({ type: 'cases.closed', v: 1, limits: endings(scribe, ['committed', 'certificate'], 'closed') })
}

/** The day after, on which the clock acts when something was not done in time. */
export function dayAfter(day: PlainDate): PlainDate {
  return addDays(day, 1)
}
