import { addWorkingDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { Refusal } from '@yichuang/platform/pure'
import { onDossier } from './command.ts'
import { closeIfSettled, conclude } from './compounds.ts'
import type { Dossier } from './dossier.ts'
import type { ServiceMethod } from './events.ts'
import type { Facts } from './facts.ts'
import { barIf, delegated, firstRefusal, isBlank, notClosed, openCase, requesterOf } from './guards.ts'
import type { Requester } from './guards.ts'

export interface CaseWithdrawal {
  /** whose document was shown, at the counter or at sign-in */
  readonly requester: Requester
  readonly reason?: string | undefined
}

/** 撤回办件: the applicant may leave at any time before a conclusion. (BAK-14) */
export const withdrawCase = onDossier<CaseWithdrawal>({
  name: 'cases.withdraw-case',
  check: (dossier, { requester }, facts) =>
    firstRefusal(
      () => openCase(dossier),
      () => barIf(requesterOf(dossier, requester, dateOf(facts.at)) === undefined, 'cases.not-the-applicant'),
    ),
  act: (scribe, { reason }) => conclude(scribe, { conclusion: 'withdrawn', reason, basis: [] }),
})

/** Why a case may be ended without a decision. (lifecycle 1.1, terminate grounds) */
export type TerminationGround =
  'applicant-gone' | 'item-abolished' | 'fee-unpaid' | 'commitment-defaulted' | 'wrong-acceptance'

export interface Termination {
  readonly ground: TerminationGround
  readonly reason: string
  readonly basis: readonly string[]
  /** whose the wrong acceptance was; compulsory for that ground (INT-13) */
  readonly attributedTo?: 'department' | 'hall' | undefined
}

/** 终止办理, in writing, on one of five grounds. (BAK-14, INT-13) */
export const terminateCase = onDossier<Termination>({
  name: 'cases.terminate-case',
  check: (dossier, { ground, reason, basis, attributedTo }, facts) =>
    firstRefusal(
      () => openCase(dossier),
      () => delegated(facts, 'handling', 'decide'),
      () => barIf(isBlank(reason) || basis.length === 0, 'cases.reason-missing'),
      () => groundNotMet(grounds[ground](dossier, facts, attributedTo), ground),
    ),
  act: (scribe, { ground, reason, basis, attributedTo }) =>
    conclude(scribe, { conclusion: 'terminated', ground, reason, basis, attributedTo }),
})

type GroundRule = (dossier: Dossier, facts: Facts, attributedTo: Termination['attributedTo']) => boolean

const grounds: Readonly<Record<TerminationGround, GroundRule>> = {
  // Death and extinction are proven by papers the decider names in the reason.
  'applicant-gone': () => true,
  'item-abolished': (_dossier, { item }) => !item.isInForce,
  'fee-unpaid': (dossier, facts) => isFeeLate(dossier, facts),
  'commitment-defaulted': ({ commitment }) => commitment?.state === 'defaulted',
  'wrong-acceptance': (_dossier, _facts, attributedTo) => attributedTo !== undefined,
}

function groundNotMet(isMet: boolean, ground: TerminationGround): Refusal | undefined {
  return barIf(!isMet, 'cases.ground-not-met', { ground })
}

/** A fee that must be paid before the decision is late once its days (⚙ feeDays) after acceptance are over. */
function isFeeLate({ fee, case: file }: Dossier, { settings, calendar, at }: Facts): boolean {
  if (fee?.state !== 'due' || fee.when !== 'before' || file === undefined) return false
  return dateOf(at) > addWorkingDays(dateOf(file.acceptedAt), settings.feeDays, calendar)
}

export interface NoticeService {
  readonly method: ServiceMethod
  readonly proof?: string | undefined
}

/** 结果通知送达: a case that ends without a result closes with the service of its end notice. (I-32) */
export const serveEndNotice = onDossier<NoticeService>({
  name: 'cases.serve-end-notice',
  check: (dossier) =>
    firstRefusal(
      () => notClosed(dossier),
      () => barIf(dossier.endNotice?.state !== 'issued', 'cases.no-notice-issued'),
    ),
  act(scribe, { method, proof }) {
    scribe.emit({ type: 'cases.end-notice-served', v: 1, method, proof })
    closeIfSettled(scribe)
  },
})

export interface Archiving {
  readonly packageNo: string
}

/** 归档: only what is closed, once. */
export const archiveCase = onDossier<Archiving>({
  name: 'archive.archive-case',
  isVersioned: false,
  check: ({ case: file, archivedAt }) =>
    firstRefusal(
      () => barIf(file === undefined, 'cases.not-accepted'),
      () => barIf(file?.stage !== 'closed', 'archive.not-closed'),
      () => barIf(archivedAt !== undefined, 'archive.already-archived'),
    ),
  act: (scribe, { packageNo }) => scribe.emit({ type: 'archive.archived', v: 1, packageNo }),
})
