import { addDays } from '@yichuang/modules/calendar/rules'
import {
  barIf,
  closeIfSettled,
  endings,
  firstRefusal,
  isBlank,
  onDossier,
  resultIn,
} from '@yichuang/modules/cases/rules'
import type { Dossier, RefusalOf, ResultRefusal } from '@yichuang/modules/cases/rules'
import { deferralOpen, feeUnpaid } from './bars.ts'

export interface MailResult {
  readonly carrier: string
  readonly waybill: string
}

export type MailResultRefusal =
  ResultRefusal | RefusalOf<'handout.mail-not-chosen' | 'cases.fee-unpaid' | 'handout.deferral-open'>

/** 交邮, to the address the applicant gave when choosing mail. (ZJ2 6.3.3; OUT-03) */
export const mailResult = onDossier<MailResult, MailResultRefusal>({
  name: 'handout.mail-result',
  check: (dossier) =>
    firstRefusal(
      () => resultIn(dossier, 'received'),
      () => mailNotChosen(dossier),
      () => feeUnpaid(dossier),
      () => deferralOpen(dossier),
    ),
  act(scribe, { carrier, waybill }) {
    const limits = endings(scribe, ['committed', 'certificate'], 'mailed')
    scribe.emit({ type: 'handout.mailed', v: 1, carrier, waybill, limits })
  },
})

export interface PutInLocker {
  readonly box: string
  /** of the code that the applicant was sent; the code itself is not kept */
  readonly codeHash: string
}

export type PutInLockerRefusal =
  ResultRefusal | RefusalOf<'handout.locker-not-suitable' | 'cases.fee-unpaid' | 'handout.deferral-open'>

/** 入柜, for ⚙ 7 days; what is not taken out by then comes back. (EL 三(三); OUT-04) */
export const putInLocker = onDossier<PutInLocker, PutInLockerRefusal>({
  name: 'handout.put-in-locker',
  check: (dossier) =>
    firstRefusal(
      () => resultIn(dossier, 'received'),
      () => lockerNotSuitable(dossier),
      () => feeUnpaid(dossier),
      () => deferralOpen(dossier),
    ),
  act(scribe, { box, codeHash }) {
    const until = addDays(scribe.today, scribe.facts.settings.lockerDays)
    const limits = endings(scribe, ['committed', 'certificate'], 'put-in-locker')
    scribe.emit({ type: 'handout.put-in-locker', v: 1, box, codeHash, until, limits })
  },
})

export interface PublishElectronic {
  /** what shows that it reached the applicant's space */
  readonly proof?: string | undefined
}

export type PublishElectronicRefusal =
  ResultRefusal | RefusalOf<'handout.no-electronic-service' | 'cases.fee-unpaid' | 'handout.deferral-open'>

/** 电子送达, only with the applicant's consent; straight from the department, without the window. (OUT-06, I-31) */
export const publishElectronic = onDossier<PublishElectronic, PublishElectronicRefusal>({
  name: 'handout.publish-electronic',
  isVersioned: false,
  check: (dossier) =>
    firstRefusal(
      () => resultIn(dossier, 'produced', 'received'),
      () => barIf(dossier.delivery.acceptsElectronic !== true, 'handout.no-electronic-service'),
      () => feeUnpaid(dossier),
      () => deferralOpen(dossier),
    ),
  act(scribe, { proof }) {
    const limits = endings(scribe, ['committed', 'certificate'], 'delivered')
    const recipient = scribe.dossier().applicant.name
    scribe.emit({ type: 'handout.delivered', v: 1, recipient, method: 'electronic', proof, limits })
    closeIfSettled(scribe)
  },
})

export interface RecordDelivery {
  /** signed waybill, opening record of the locker; absent: nothing shows the delivery */
  readonly proof?: string | undefined
  /** who took it; without it the recipient the applicant named */
  readonly recipient?: string | undefined
}

export type RecordDeliveryRefusal = ResultRefusal | RefusalOf<'handout.proof-missing'>

/** 邮件妥投、柜取, as carrier or locker report it. (OUT-03, OUT-04, OUT-05, I-31) */
export const recordDelivery = onDossier<RecordDelivery, RecordDeliveryRefusal>({
  name: 'handout.record-delivery',
  isVersioned: false,
  check: (dossier, { proof }) =>
    firstRefusal(
      () => resultIn(dossier, 'mailed', 'locker'),
      () => barIf(isBlank(proof), 'handout.proof-missing'),
    ),
  act(scribe, { proof, recipient }) {
    const { result, delivery, applicant } = scribe.dossier()
    const method = result?.state === 'locker' ? 'locker' : 'mail'
    const taker = recipient ?? delivery.recipient ?? applicant.name
    const limits = endings(scribe, ['committed', 'certificate'], 'delivered')
    scribe.emit({ type: 'handout.delivered', v: 1, recipient: taker, method, proof, limits })
    closeIfSettled(scribe)
  },
})

export interface RecordReturn {
  readonly reason: string
}

export type RecordReturnRefusal = ResultRefusal

/** 退件、柜满期: the result is back at the hand-out window. */
export const recordReturn = onDossier<RecordReturn, RecordReturnRefusal>({
  name: 'handout.record-return',
  isVersioned: false,
  check: (dossier) => resultIn(dossier, 'mailed', 'locker'),
  act: (scribe, { reason }) => scribe.emit({ type: 'handout.came-back', v: 1, reason }),
})

function mailNotChosen({ delivery }: Dossier): RefusalOf<'handout.mail-not-chosen'> | undefined {
  const isComplete = delivery.method === 'mail' && !isBlank(delivery.address)
  return barIf(!isComplete, 'handout.mail-not-chosen', { method: delivery.method, address: delivery.address })
}

/**
 * A rejection is served on the person, with its remedies told; what is to be mailed goes by mail. The rest may lie in
 * a box, chosen for it or not collected in time.
 */
function lockerNotSuitable({ case: file, delivery }: Dossier): RefusalOf<'handout.locker-not-suitable'> | undefined {
  const isSuitable = file?.conclusion?.kind === 'granted' && delivery.method !== 'mail'
  return barIf(!isSuitable, 'handout.locker-not-suitable', { method: delivery.method })
}
