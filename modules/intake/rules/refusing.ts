import {
  barIf,
  delegated,
  delegationFor,
  endings,
  firstRefusal,
  isBlank,
  onDossier,
  underExamination,
} from '@yichuang/modules/cases/rules'
import type { Dossier, ExaminationRefusal, Facts, RefusalGround, RefusalOf } from '@yichuang/modules/cases/rules'
import { departmentAccepts, hasUnservedNotice, proposalOpen } from './bars.ts'
import { refusalGrounds } from './refusal-text.ts'

/** Why an application is refused. */
export interface RefusalStatement {
  readonly ground: RefusalGround
  readonly reason: string
  readonly basis: readonly string[]
  /** who is competent; compulsory for that ground */
  readonly rightBody?: string | undefined
}

export type ProposeRefusalRefusal = ExaminationRefusal | RefusalOf<'intake.proposal-open' | 'intake.reason-missing'>

/** 提报不予受理: major or doubtful refusals are put before an approver first; the five days run on. (INT-06) */
export const proposeRefusal = onDossier<RefusalStatement, ProposeRefusalRefusal>({
  name: 'intake.propose-refusal',
  check: (dossier, input, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => proposalOpen(dossier),
      () => barIf(!isReasoned(input), 'intake.reason-missing'),
    ),
  act: (scribe, { ground, reason, basis, rightBody }) =>
    scribe.emit({ type: 'intake.refusal-proposed', v: 1, ground, reason, basis, rightBody }),
})

/** A refusal; what a proposal already says need not be said again. */
export type RefuseApplication = Partial<RefusalStatement> & {
  /** the sentences that tell the applicant what can be done against it */
  readonly remedies: readonly string[]
}

export type RefuseApplicationRefusal =
  | ExaminationRefusal
  | RefusalOf<
      | 'intake.department-accepts'
      | 'intake.no-delegation-in-force'
      | 'intake.refusal-needs-approval'
      | 'intake.no-proposal'
      | 'intake.proposal-open'
      | 'intake.self-approval'
      | 'intake.reason-missing'
    >

/**
 * 不予受理: in writing, with reason, basis, the right body and both remedies; registered. A major one is refused by an
 * approver whose delegation includes major cases, on somebody else's proposal.
 * (行政许可法 32; ZJ2 6.1.4; JL1 6.7, 9.3.3; INT-06, CAT-15, I-09, I-10)
 */
export const refuseApplication = onDossier<RefuseApplication, RefuseApplicationRefusal>({
  name: 'intake.refuse-application',
  check: (dossier, input, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => departmentAccepts(facts),
      () => delegated(facts, 'intake', 'refuse'),
      () => barIf(facts.item.isMajor && !isApprover(facts), 'intake.refusal-needs-approval'),
      () => barIf(facts.item.isMajor && dossier.proposal?.kind !== 'refusal', 'intake.no-proposal'),
      () => otherProposalOpen(dossier),
      () => barIf(dossier.proposal?.by === facts.by.person, 'intake.self-approval'),
      () => barIf(!isReasonedFully(dossier, input), 'intake.reason-missing'),
    ),
  act(scribe, input) {
    const statement = statementOf(scribe.dossier(), input)
    if (statement === undefined) return
    scribe.emit({
      type: 'intake.refused',
      v: 1,
      ...statement,
      remedies: input.remedies,
      approver: scribe.dossier().proposal === undefined ? undefined : scribe.facts.by.person,
      limits: endings(scribe, ['notice'], 'refused'),
    })
  },
})

export type DropProposal = Readonly<Record<never, never>>
export type DropProposalRefusal = ExaminationRefusal | RefusalOf<'intake.no-proposal'>

/** 退回提报: the proposal is not followed; the examination goes on, and so do the five days. */
export const dropProposal = onDossier<DropProposal, DropProposalRefusal>({
  name: 'intake.drop-proposal',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => underExamination(dossier, facts),
      () => barIf(dossier.proposal === undefined, 'intake.no-proposal'),
    ),
  act: (scribe) => scribe.emit({ type: 'intake.proposal-dropped', v: 1 }),
})

/** Whether this person's power to refuse covers major cases. */
function isApprover(facts: Facts): boolean {
  const delegations = facts.delegations.filter(({ includesMajor }) => includesMajor)
  return delegationFor('refuse', { ...facts, delegations }) !== undefined
}

// A proposal of this very refusal is what is being settled.
function otherProposalOpen(dossier: Dossier) {
  const isSettled = dossier.proposal?.kind === 'refusal' && !hasUnservedNotice(dossier)
  return isSettled ? undefined : proposalOpen(dossier)
}

function isReasonedFully(dossier: Dossier, input: RefuseApplication): boolean {
  const statement = statementOf(dossier, input)
  return statement !== undefined && isReasoned(statement) && input.remedies.some((remedy) => !isBlank(remedy))
}

function isReasoned({ ground, reason, basis, rightBody }: RefusalStatement): boolean {
  const isBodyNamed = !refusalGrounds[ground].namesRightBody || !isBlank(rightBody)
  return !isBlank(reason) && basis.some((article) => !isBlank(article)) && isBodyNamed
}

/** What is refused and why: as said now, else as proposed; undefined when nobody said on what ground. */
function statementOf({ proposal }: Dossier, input: RefuseApplication): RefusalStatement | undefined {
  const proposed: Partial<RefusalStatement> = proposal?.kind === 'refusal' ? proposal : {}
  const ground = input.ground ?? proposed.ground
  if (ground === undefined) return undefined
  return {
    ground,
    reason: input.reason ?? proposed.reason ?? '',
    basis: input.basis ?? proposed.basis ?? [],
    rightBody: input.rightBody ?? proposed.rightBody,
  }
}
