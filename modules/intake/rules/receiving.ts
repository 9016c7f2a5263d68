import { dateOf } from '@yichuang/modules/calendar/rules'
import {
  barIf,
  endings,
  firstRefusal,
  isNoticeTimeOver,
  notEnded,
  onDossier,
  opening,
  requesterOf,
} from '@yichuang/modules/cases/rules'
import type {
  Dossier,
  EndedRefusal,
  LimitOpening,
  ReceivedMaterial,
  RefusalOf,
  Requester,
  Scribe,
} from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import { timeNotPlausible } from './bars.ts'

export interface ReceiveApplication {
  /** when the platform got to know of an intake that happened off-line or by post; the act is dated to the real time */
  readonly recordedAt?: Instant | undefined
}

export type ReceiveApplicationRefusal =
  EndedRefusal | RefusalOf<'intake.already-received' | 'intake.time-not-plausible'>

/**
 * 收件: the materials are in the hall's hands, at the counter or by submission; the five days in which everything must
 * be told once begin to run. (行政许可法 32; lifecycle 2.1 notice; INT-03, TIM-02)
 */
export const receiveApplication = onDossier<ReceiveApplication, ReceiveApplicationRefusal>({
  name: 'intake.receive-application',
  check: (dossier, { recordedAt }, facts) =>
    firstRefusal(
      () => notEnded(dossier),
      () => alreadyReceived(dossier),
      () => timeNotPlausible(facts, { after: dossier.lastAt, recordedAt }),
    ),
  act(scribe) {
    const dossier = scribe.dossier()
    scribe.emit({
      type: 'intake.received',
      v: 1,
      receiptNo: dossier.applicationNo,
      materials: papersReceived(dossier),
      limits: [noticeOpening(scribe)],
    })
  },
})

export type DiscardDraft = Readonly<Record<never, never>>
export type DiscardDraftRefusal = EndedRefusal | RefusalOf<'intake.already-received'>

/** 删除草稿: what was never received leaves nothing to decide. */
export const discardDraft = onDossier<DiscardDraft, DiscardDraftRefusal>({
  name: 'intake.discard-draft',
  check: (dossier) =>
    firstRefusal(
      () => notEnded(dossier),
      () => alreadyReceived(dossier),
    ),
  act: (scribe) => scribe.emit({ type: 'intake.discarded', v: 1, cause: 'person' }),
})

export interface WithdrawApplication {
  /** whose document was shown, at the counter or at sign-in */
  readonly requester: Requester
}

export type WithdrawApplicationRefusal =
  EndedRefusal | RefusalOf<'intake.not-submitted' | 'intake.deemed-accepted' | 'intake.not-the-applicant'>

/** 撤回申请: the applicant, or the agent whose authority is in force, may leave before acceptance. (BAK-14) */
export const withdrawApplication = onDossier<WithdrawApplication, WithdrawApplicationRefusal>({
  name: 'intake.withdraw-application',
  check: (dossier, { requester }, facts) =>
    firstRefusal(
      () => notEnded(dossier),
      () => barIf(dossier.stage === 'draft', 'intake.not-submitted'),
      () => barIf(isNoticeTimeOver(dossier, facts), 'intake.deemed-accepted'),
      () => barIf(requesterOf(dossier, requester, dateOf(facts.at)) === undefined, 'intake.not-the-applicant'),
    ),
  act(scribe, { requester }) {
    const by = requesterOf(scribe.dossier(), requester, scribe.today) ?? 'applicant'
    const limits = endings(scribe, ['notice', 'correction', 'originals'], 'withdrawn')
    scribe.emit({ type: 'intake.withdrawn', v: 1, by, limits })
  },
})

/** The five working days in which everything must be told once, from today. (行政许可法 32) */
export function noticeOpening({ today, facts }: Scribe): LimitOpening {
  return opening('notice', today, { value: facts.settings.noticeDays, unit: 'workday' })
}

/** Only what nobody received yet is a draft. */
export function alreadyReceived({ stage, receivedAt }: Dossier): RefusalOf<'intake.already-received'> | undefined {
  return barIf(stage !== 'draft', 'intake.already-received', { receivedAt })
}

const online: readonly Dossier['channel'][] = ['full', 'half']

/** What the receipt lists: form and count of every material handed in; what was only shown stays with its holder. */
function papersReceived({ channel, requirements, materials }: Dossier): readonly ReceivedMaterial[] {
  return materials.flatMap(({ key, received, shared, files }) => {
    if (!received) return []
    if (shared) return [{ key, form: 'electronic', count: 1 }]
    if (online.includes(channel)) return [{ key, form: 'electronic', count: files.length }]
    const copies = requirements.find((one) => one.key === key)?.copies ?? []
    return copies.filter(({ action }) => action === 'submit').map(({ form, count }) => ({ key, form, count }))
  })
}
