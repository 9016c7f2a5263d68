import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import { runningLedger } from '@yichuang/modules/cases/rules'
import type { Dossier, DossierEventType, Power } from '@yichuang/modules/cases/rules'
import type { Told } from '../../modules/cases/rules/testing/story.ts'
import { count, defectsIn, end, missingIn, of } from './history.ts'
import type { History } from './history.ts'

/** An invariant of lifecycle 3: what was broken, undefined when it holds. */
export type Invariant = (history: History) => string | undefined

const finals: readonly DossierEventType[] = [
  'intake.refused',
  'intake.withdrawn',
  'intake.returned',
  'intake.discarded',
]

export const intakeInvariants = {
  'I-01 a case exists iff its application was accepted, once': (history) => {
    const accepted = count(history, 'cases.accepted')
    const dossier = end(history)
    if (accepted > 1) return `accepted ${accepted} times`
    const isAccepted = dossier?.stage === 'accepted'
    return isAccepted === (accepted === 1) && isAccepted === (dossier?.case !== undefined)
      ? undefined
      : `stage ${dossier?.stage}`
  },
  'I-02 refused, withdrawn, returned, discarded are final': ({ told }) => {
    const last = told.findIndex(({ event }) => finals.includes(event.type))
    return last === -1 || last === told.length - 1
      ? undefined
      : `${told[last + 1]?.event.type} after ${told[last]?.event.type}`
  },
  'I-03 a person accepts only when every missing material is deferrable and promised': (history) =>
    firstBroken(of(history, 'intake.accepted'), ({ before, event }) => {
      const missing = before === undefined ? [] : missingIn(before)
      const deferrable =
        before?.requirements.filter(({ deferralDays }) => deferralDays !== undefined).map(({ key }) => key) ?? []
      const promised = end(history)?.commitment?.materials ?? []
      const stranger = missing.find(
        (key) => !deferrable.includes(key) || !promised.includes(key) || !event.deferred.includes(key),
      )
      return stranger === undefined ? undefined : `${stranger} is neither there nor promised`
    }),
  'I-04 half on-line: no personal acceptance before originals': (history) =>
    firstBroken(of(history, 'intake.accepted'), ({ before }) =>
      before?.channel !== 'half' || of(history, 'intake.originals-presented').length > 0
        ? undefined
        : 'no originals were seen',
    ),
  'I-05 a correction notice lists every failed review point': (history) =>
    firstBroken(of(history, 'intake.correction-issued'), ({ before, event }) => {
      const told = event.defects.map(({ material, reviewPoint = '' }) => `${material}/${reviewPoint}`)
      const untold = (before === undefined ? [] : defectsIn(before)).filter((defect) => !told.includes(defect))
      return untold.length === 0 ? undefined : `not told: ${untold.join()}`
    }),
  'I-06 at most one notice without approval': (history) =>
    count(history, 'intake.correction-issued') <= 1 + count(history, 'intake.second-notice-approved')
      ? undefined
      : 'a second notice',
  'I-07 past the notice limit the only next act is deemed acceptance': ({ told, calendar }) =>
    firstBroken(told, ({ before, at, event }) => {
      if (before?.stage !== 'received') return undefined
      const ledger = runningLedger(before, 'notice')
      const due = ledger === undefined ? null : dueOf(ledger, calendar).due
      return due === null || dateOf(at) <= due || event.type === 'intake.deemed-accepted'
        ? undefined
        : `${event.type} after ${due}`
    }),
  'I-08 deemed day 0 is receipt or completed correction': (history) => {
    const starts = history.told.filter(({ event }) =>
      ['intake.received', 'intake.correction-answered', 'intake.originals-presented'].includes(event.type),
    )
    return firstBroken(of(history, 'cases.accepted'), ({ event }) => {
      const last = starts.at(-1)
      return event.how !== 'deemed' || (last !== undefined && event.dayZero === dateOf(last.at))
        ? undefined
        : `day 0 ${event.dayZero}`
    })
  },
  'I-09 proposer is not approver, everywhere': ({ told }) => firstBroken(told, selfApproved),
  'I-10 no refusal without reason, basis, remedies; all in the register': (history) =>
    firstBroken(of(history, 'intake.refused'), ({ event, after }) => {
      const isComplete = event.reason.trim() !== '' && event.basis.length > 0 && event.remedies.length > 0
      return isComplete && after.refused !== undefined ? undefined : 'a refusal without its text'
    }),
  'I-11 no act under delegation without one in force then': (history) =>
    firstBroken(history.told, (told) => withoutDelegation(told, history)),
} satisfies Record<string, Invariant>

/** The first event that breaks a rule, with what is wrong. */
export function firstBroken<One extends Told>(
  told: readonly One[],
  broken: (one: One) => string | undefined,
): string | undefined {
  for (const one of told) {
    const what = broken(one)
    if (what !== undefined) return `${one.event.type} at ${one.at}: ${what}`
  }
  return undefined
}

/** Who proposed what an event approves, rejects or countersigns. */
const proposers: Readonly<Partial<Record<DossierEventType, (before: Dossier) => string | undefined>>> = {
  'intake.correction-issued': ({ proposal }) => proposal?.by,
  'intake.refused': ({ proposal }) => proposal?.by,
  'intake.second-notice-approved': ({ notices }) => notices[0]?.issuedBy,
  'handling.extension-approved': ({ extension }) => extension?.requestedBy,
  'handling.extension-rejected': ({ extension }) => extension?.requestedBy,
  'cases.error-corrected': ({ clerical }) => clerical?.by,
  'cases.error-report-rejected': ({ clerical }) => clerical?.by,
  'cases.sheet-countersigned': ({ sheet }) => sheet?.giver,
}

function selfApproved({ event, before, by }: Told): string | undefined {
  const proposer = before === undefined ? undefined : proposers[event.type]?.(before)
  const isOwn = proposer === by.person || (event.type === 'handout.deposited' && event.approver === by.person)
  return isOwn ? `approved by the proposer ${by.person}` : undefined
}

/** The delegated power an event needs; none for what anybody of the post may do. */
const powers: Readonly<Partial<Record<DossierEventType, readonly Power[]>>> = {
  'intake.accepted': ['accept'],
  'intake.correction-issued': ['accept'],
  'intake.refused': ['refuse'],
  'cases.deferral-extended': ['decide'],
  'cases.error-corrected': ['decide'],
  'cases.error-report-rejected': ['decide'],
  'handling.decided': ['decide'],
  'handling.result-voided': ['decide'],
  'handling.extension-approved': ['extend'],
  'handling.extension-rejected': ['extend'],
  'handling.result-produced': ['seal'],
}

function powerOf({ event, after }: Told): readonly Power[] {
  if (event.type !== 'cases.concluded') return powers[event.type] ?? []
  return powersToConclude(event.conclusion, after.case?.isOnTheSpot === true)
}

function powersToConclude(conclusion: string, isOnTheSpot: boolean): readonly Power[] {
  if (isOnTheSpot && conclusion === 'granted') return ['accept', 'decide-instant', 'seal']
  if (conclusion === 'forwarded') return ['report-up']
  return conclusion === 'terminated' ? ['decide'] : []
}

function withoutDelegation(told: Told, { delegations, item }: History): string | undefined {
  const { at, by, bySystem } = told
  // What the clock does by the hall's setting rests on the commitment, not on a delegation.
  if (bySystem) return undefined
  const missing = powerOf(told).find(
    (power) =>
      !delegations.some(
        ({ department, items, powers, holder, from, to }) =>
          department === item.department &&
          (items.length === 0 || items.includes(item.id)) &&
          powers.includes(power) &&
          from <= at &&
          at <= to &&
          (holder.kind === 'person' ? holder.person === by.person : holder.hall === by.hall),
      ),
  )
  return missing === undefined ? undefined : `${by.person} has no ${missing} in force`
}
