import { addDays, dateOf } from '@yichuang/modules/calendar/rules'
import {
  barIf,
  closeIfSettled,
  endings,
  firstRefusal,
  isBlank,
  onDossier,
  requesterOf,
  resultIn,
} from '@yichuang/modules/cases/rules'
import type { Dossier, Facts, RefusalOf, Requester, ResultRefusal } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { deferralOpen, feeUnpaid } from './bars.ts'

/** Who stands at the window for the result. */
export interface Recipient extends Requester {
  readonly name: string
  /** written authority shown at the window, when the recipient is neither the applicant nor the known agent */
  readonly authority?: { readonly until?: PlainDate | undefined } | undefined
}

export interface HandOver {
  readonly recipient: Recipient
  /** how the identity was verified; absent when it was not */
  readonly identityCheck?: string | undefined
  /** the signature on the receipt; absent when nobody signed */
  readonly signatureId?: string | undefined
}

export type HandOverRefusal =
  | ResultRefusal
  | RefusalOf<
      | 'handout.identity-not-verified'
      | 'handout.agent-not-authorised'
      | 'cases.fee-unpaid'
      | 'handout.deferral-open'
      | 'handout.signature-missing'
    >

/** 窗口发放, to the applicant or an agent with written authority, verified, against signature. (ZJ2 6.3.2; OUT-02, I-31) */
export const handOver = onDossier<HandOver, HandOverRefusal>({
  name: 'handout.hand-over',
  check: (dossier, { recipient, identityCheck, signatureId }, facts) =>
    firstRefusal(
      () => resultIn(dossier, 'received'),
      () => barIf(isBlank(identityCheck), 'handout.identity-not-verified'),
      () => barIf(!isEntitled(dossier, recipient, facts), 'handout.agent-not-authorised'),
      () => feeUnpaid(dossier),
      () => deferralOpen(dossier),
      () => barIf(isBlank(signatureId), 'handout.signature-missing'),
    ),
  act(scribe, { recipient, identityCheck, signatureId }) {
    const limits = endings(scribe, ['committed', 'certificate'], 'delivered')
    const { name } = recipient
    scribe.emit({
      type: 'handout.delivered',
      v: 1,
      recipient: name,
      method: 'window',
      identityCheck,
      signatureId,
      limits,
    })
    closeIfSettled(scribe)
  },
})

export interface DepositResult {
  /** the manager who approved it */
  readonly approver: string
}

export type DepositResultRefusal =
  ResultRefusal | RefusalOf<'handout.not-yet-unclaimed' | 'handout.deferral-open' | 'cases.self-approval'>

/**
 * 逾期未领存档: what nobody collected for ⚙ 180 days after it was ready is kept in the archive; a second person approved
 * it. (lifecycle 4, unclaimed; I-09)
 */
export const depositResult = onDossier<DepositResult, DepositResultRefusal>({
  name: 'handout.deposit-result',
  check: (dossier, { approver }, facts) =>
    firstRefusal(
      () => resultIn(dossier, 'received'),
      () => notYetUnclaimed(dossier, facts),
      () => deferralOpen(dossier),
      () => barIf(isBlank(approver) || approver === facts.by.person, 'cases.self-approval'),
    ),
  act(scribe, { approver }) {
    const limits = endings(scribe, ['committed', 'certificate'], 'deposited')
    scribe.emit({ type: 'handout.deposited', v: 1, approver, limits })
    closeIfSettled(scribe)
  },
})

function isEntitled(dossier: Dossier, recipient: Recipient, { at }: Facts): boolean {
  const today = dateOf(at)
  if (requesterOf(dossier, recipient, today) !== undefined) return true
  const { authority } = recipient
  return authority !== undefined && (authority.until === undefined || today <= authority.until)
}

function notYetUnclaimed(
  { result }: Dossier,
  { at, settings }: Facts,
): RefusalOf<'handout.not-yet-unclaimed'> | undefined {
  const from =
    result?.receivedAt === undefined ? undefined : addDays(dateOf(result.receivedAt), settings.depositAfterDays)
  return barIf(from === undefined || dateOf(at) < from, 'handout.not-yet-unclaimed', { from })
}
