import {
  accept,
  barIf,
  conclude,
  delegated,
  delegationFor,
  endings,
  firstRefusal,
  onDossier,
  underExamination,
} from '@yichuang/modules/cases/rules'
import type {
  Dossier,
  ExaminationRefusal,
  Facts,
  Power,
  RefusalOf,
  ResultDocument,
  Scribe,
} from '@yichuang/modules/cases/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import { departmentAccepts, originalsNotSeen, proposalOpen } from './bars.ts'
import { changedForm, formWrong } from './form-wrong.ts'
import { deferralPlan, deferralTerms } from './deferral.ts'
import { isBlocking, materialGaps } from './material-gaps.ts'
import type { MaterialGap } from './material-gaps.ts'

export interface AcceptApplication {
  /** the signed commitment, when something may follow */
  readonly commitment?: SignedCommitment | undefined
  /** open record of dishonesty of the applicant: bars a deferral until it is repaired */
  readonly dishonestyRecord?: string | undefined
  /** fields of the item's form that are filled in now, over those the application keeps */
  readonly form?: FormValues | undefined
}

export interface SignedCommitment {
  readonly signatureId: string
  /** what the applicant promised; must be everything that is missing */
  readonly materials: readonly string[]
}

export type AcceptApplicationRefusal =
  | ExaminationRefusal
  | RefusalOf<
      | 'intake.department-accepts'
      | 'intake.no-delegation-in-force'
      | 'intake.proposal-open'
      | 'intake.originals-not-seen'
      | 'intake.material-missing'
      | 'intake.deferral-barred'
      | 'intake.commitment-unsigned'
      | 'intake.form-wrong'
    >

/**
 * 受理: complete and in order, or with a signed commitment for everything that is missing. What cannot be deferred is
 * told at once, all of it. (行政许可法 32; ZJ2 6.1.1, 6.1.2; JL1 9.3.2, 9.3.6; INT-03, INT-04, CAT-15)
 */
export const acceptApplication = onDossier<AcceptApplication, AcceptApplicationRefusal>({
  name: 'intake.accept-application',
  check: (dossier, input, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => departmentAccepts(facts),
      () => delegated(facts, 'intake', 'accept'),
      () => proposalOpen(dossier),
      () => originalsNotSeen(dossier),
      () => materialMissing(materialGaps(dossier).filter(isBlocking)),
      () => deferralBarred(dossier, input, facts),
      () => commitmentUnsigned(dossier, input, facts),
      () => formWrong(dossier, input.form, facts),
    ),
  act(scribe, { commitment, form }) {
    const { facts, today } = scribe
    const terms = deferralTerms(scribe.dossier(), facts)
    const deferral =
      terms === undefined || commitment === undefined ? undefined : deferralPlan(terms, commitment.signatureId)
    accept(scribe, {
      event: {
        type: 'intake.accepted',
        v: 1,
        deferred: deferral?.materials ?? [],
        ...changedForm(scribe.dossier(), form, facts),
      },
      dayZero: today,
      accepter: { person: facts.by.person, name: facts.by.name },
      delegation: delegationFor('accept', facts)?.no,
      isOnTheSpot: false,
      deferral,
    })
  },
})

export interface CompleteOnTheSpot {
  /** the payment just made, when the item has a fee */
  readonly payment?: { readonly fen: number; readonly order: string } | undefined
  /** result documents; without them the item's own, numbered by the application */
  readonly documents?: readonly Omit<ResultDocument, 'id'>[] | undefined
  /** articles on which the grant rests */
  readonly basis?: readonly string[] | undefined
  /** fields of the item's form that are filled in now, over those the application keeps */
  readonly form?: FormValues | undefined
}

export type CompleteOnTheSpotRefusal =
  | ExaminationRefusal
  | RefusalOf<
      | 'intake.not-instant'
      | 'intake.no-delegation-in-force'
      | 'intake.proposal-open'
      | 'intake.originals-not-seen'
      | 'intake.material-missing'
      | 'cases.fee-unpaid'
      | 'intake.form-wrong'
    >

/** Powers that one clerk needs to do all steps of an instant item. (CAT-15) */
const spotPowers: readonly Power[] = ['accept', 'decide-instant', 'seal']

/**
 * 一人通办: accepts, grants, and makes the result of an instant item in one act, where the department delegated all of
 * it; nothing may be missing. The only case in which the accepter decides. (行政许可法 34; GD 三(四)2; BAK-03, I-12)
 */
export const completeOnTheSpot = onDossier<CompleteOnTheSpot, CompleteOnTheSpotRefusal>({
  name: 'intake.complete-on-the-spot',
  check: (dossier, input, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => barIf(facts.item.kind !== 'instant', 'intake.not-instant', { kind: facts.item.kind }),
      () => delegated(facts, 'intake', ...spotPowers),
      () => proposalOpen(dossier),
      () => originalsNotSeen(dossier),
      () => materialMissing(materialGaps(dossier)),
      () => feeUnpaid(input, facts),
      () => formWrong(dossier, input.form, facts),
    ),
  act(scribe, input) {
    const { facts, today } = scribe
    accept(scribe, {
      event: {
        type: 'intake.accepted',
        v: 1,
        deferred: [],
        ...changedForm(scribe.dossier(), input.form, facts),
      },
      dayZero: today,
      accepter: { person: facts.by.person, name: facts.by.name },
      delegation: delegationFor('accept', facts)?.no,
      isOnTheSpot: true,
    })
    if (input.payment !== undefined && facts.item.fee.when !== 'none') {
      scribe.emit({ type: 'cases.fee-paid', v: 1, ...input.payment })
    }
    conclude(scribe, { conclusion: 'granted', basis: input.basis ?? [] })
    makeResult(scribe, input)
  },
})

/** The result is made and lies at the same window: what ends with reaching it ends now. (lifecycle 2.1) */
function makeResult(scribe: Scribe, { documents }: CompleteOnTheSpot): void {
  const { facts } = scribe
  const { applicationNo } = scribe.dossier()
  const ownDocuments = facts.item.results.map(({ name, licence, validity }, index) => ({
    name,
    licence,
    validUntil: validity,
    number: `${applicationNo}-${index + 1}`,
  }))
  const made = (documents ?? ownDocuments).map((document) => ({ id: facts.newId(), ...document }))
  scribe.emit({ type: 'handling.result-produced', v: 1, documents: made, seal: facts.item.department })
  const limits = endings(scribe, ['committed', 'certificate'], 'result-received')
  scribe.emit({ type: 'handout.result-received', v: 1, sheetNo: applicationNo, limits })
}

function materialMissing(gaps: readonly MaterialGap[]): RefusalOf<'intake.material-missing'> | undefined {
  return barIf(gaps.length > 0, 'intake.material-missing', { gaps })
}

/** No deferral for instant items where the hall says so (JL1 3.5), nor while a record of dishonesty is open. */
function deferralBarred(dossier: Dossier, { dishonestyRecord }: AcceptApplication, { item, settings }: Facts) {
  const isInstant = item.kind === 'instant' && settings.instantDeferral === 'barred'
  const isBarred = materialGaps(dossier).length > 0 && (isInstant || dishonestyRecord !== undefined)
  return barIf(isBarred, 'intake.deferral-barred', { because: isInstant ? 'instant' : 'dishonesty', dishonestyRecord })
}

/** The commitment must be signed and name everything that is missing. (I-03) */
function commitmentUnsigned(dossier: Dossier, { commitment }: AcceptApplication, facts: Facts) {
  const terms = deferralTerms(dossier, facts)
  const isPromised =
    terms === undefined ||
    (commitment !== undefined && terms.materials.every((material) => commitment.materials.includes(material)))
  return barIf(!isPromised, 'intake.commitment-unsigned', { terms })
}

/** A fee that must be paid before the grant is paid at the counter, in full. (行政许可法 58; I-17) */
function feeUnpaid({ payment }: CompleteOnTheSpot, { item }: Facts) {
  const { when, fen } = item.fee
  return barIf(when === 'before' && payment?.fen !== fen, 'cases.fee-unpaid', { fen, paid: payment?.fen })
}
