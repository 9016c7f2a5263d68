import {
  atDepartments,
  barIf,
  conclude,
  delegated,
  delegationFor,
  firstRefusal,
  isBlank,
  isProcedureOpen,
  onDossier,
} from '@yichuang/modules/cases/rules'
import type { AtDepartmentsRefusal, Dossier, Facts, ItemTerms, RefusalOf } from '@yichuang/modules/cases/rules'

export interface DecideCase {
  readonly decision: 'granted' | 'rejected'
  /** compulsory for a rejection, like basis and remedies */
  readonly reason?: string | undefined
  readonly basis: readonly string[]
  /** the sentences that tell the applicant what can be done against it */
  readonly remedies?: readonly string[] | undefined
}

export type DecideCaseRefusal =
  | AtDepartmentsRefusal
  | RefusalOf<
      | 'handling.no-delegation-in-force'
      | 'handling.major-not-delegated'
      | 'handling.decider-accepted-it'
      | 'handling.must-report-up'
      | 'handling.opinions-missing'
      | 'handling.procedure-open'
      | 'handling.procedure-needed'
      | 'cases.commitment-defaulted'
      | 'cases.fee-unpaid'
      | 'handling.reason-missing'
    >

/**
 * 作出决定: grants or rejects what all departments gave their opinion on, never by who accepted it, with no procedure
 * open. A grant needs the required procedures, the promise kept and the fee paid; a rejection its reason, basis and
 * remedies. (行政许可法 37, 38, 58; BAK-02, BAK-03, CAT-15, I-12, I-14 to I-17)
 */
export const decideCase = onDossier<DecideCase, DecideCaseRefusal>({
  name: 'handling.decide-case',
  check: (dossier, input, facts) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => delegated(facts, 'handling', 'decide'),
      () => barIf(facts.item.isMajor && !mayDecideMajor(facts), 'handling.major-not-delegated'),
      () => barIf(dossier.case?.accepter === facts.by.person, 'handling.decider-accepted-it'),
      () => barIf(facts.item.reportUp, 'handling.must-report-up'),
      () => opinionsMissing(dossier),
      () => procedureOpen(dossier),
      () => grantBarred(dossier, input, facts),
      () => barIf(!isReasoned(input), 'handling.reason-missing'),
    ),
  act(scribe, { decision, reason, basis, remedies = [] }) {
    const delegation = delegationFor('decide', scribe.facts)?.no ?? ''
    scribe.emit({ type: 'handling.decided', v: 1, decision, reason, basis, remedies, delegation })
    conclude(scribe, { conclusion: decision, reason, basis })
  },
})

export interface ForwardUp {
  /** the authority that decides */
  readonly to: string
  readonly basis?: readonly string[] | undefined
}

export type ForwardUpRefusal =
  | AtDepartmentsRefusal
  | RefusalOf<
      | 'handling.not-a-reported-item'
      | 'handling.no-delegation-in-force'
      | 'handling.opinions-missing'
      | 'handling.procedure-open'
      | 'handling.deferral-open'
    >

/** 转报上级: after the first review the case passes to the authority that decides. (行政许可法 43; BAK-07) */
export const forwardUp = onDossier<ForwardUp, ForwardUpRefusal>({
  name: 'handling.forward-up',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => atDepartments(dossier),
      () => barIf(!facts.item.reportUp, 'handling.not-a-reported-item'),
      () => delegated(facts, 'handling', 'report-up'),
      () => opinionsMissing(dossier),
      () => procedureOpen(dossier),
      () => barIf(isPromiseOpen(dossier), 'handling.deferral-open', { materials: dossier.commitment?.materials }),
    ),
  act: (scribe, { to, basis = [] }) => conclude(scribe, { conclusion: 'forwarded', reason: `转报${to}`, basis }),
})

function mayDecideMajor(facts: Facts): boolean {
  const delegations = facts.delegations.filter(({ includesMajor }) => includesMajor)
  return delegationFor('decide', { ...facts, delegations }) !== undefined
}

function opinionsMissing({ tasks }: Dossier): RefusalOf<'handling.opinions-missing'> | undefined {
  const missing = tasks.filter(({ state }) => state !== 'done').map(({ department }) => department)
  return barIf(tasks.length === 0 || missing.length > 0, 'handling.opinions-missing', { departments: missing })
}

function procedureOpen({ procedures }: Dossier): RefusalOf<'handling.procedure-open'> | undefined {
  const open = procedures.filter(isProcedureOpen).map(({ name }) => name)
  return barIf(open.length > 0, 'handling.procedure-open', { procedures: open })
}

type GrantRefusal = RefusalOf<'handling.procedure-needed' | 'cases.commitment-defaulted' | 'cases.fee-unpaid'>

/** What stands in the way of a grant only; a rejection needs none of it. */
function grantBarred(dossier: Dossier, { decision }: DecideCase, { item }: Facts): GrantRefusal | undefined {
  if (decision === 'rejected') return undefined
  const needed = proceduresNeeded(dossier, item)
  const { fee, commitment } = dossier
  return firstRefusal(
    () => barIf(needed.length > 0, 'handling.procedure-needed', { procedures: needed }),
    () => barIf(commitment?.state === 'defaulted', 'cases.commitment-defaulted', { until: commitment?.until }),
    () => barIf(fee?.state === 'due' && fee.when === 'before', 'cases.fee-unpaid', { fen: fee?.fen }),
  )
}

/** Names of the required procedures that were not held to their end; one that was given up does not count. (I-16) */
export function proceduresNeeded({ procedures }: Dossier, item: Pick<ItemTerms, 'procedures'>): readonly string[] {
  const isHeld = (kind: string) => procedures.some((one) => one.kind === kind && one.state === 'ended')
  return item.procedures.filter(({ isRequired, kind }) => isRequired && !isHeld(kind)).map(({ name }) => name)
}

function isPromiseOpen({ commitment }: Dossier): boolean {
  return commitment?.state === 'open' || commitment?.state === 'defaulted'
}

function isReasoned({ decision, reason, basis, remedies = [] }: DecideCase): boolean {
  if (decision === 'granted') return true
  const isSaid = (text: string) => !isBlank(text)
  return !isBlank(reason) && basis.some(isSaid) && remedies.some(isSaid)
}
