import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import type { Actor, PlainDate, Refusal } from '@yichuang/platform/pure'
import type { DocumentType, Dossier } from './dossier.ts'
import type { DelegationFact, Facts, Power } from './facts.ts'
import { runningLedger } from './scribe.ts'
import type { ResultState } from './papers.ts'

/** A refusal with one of these codes; a command's refusals are the union of its row. */
export type RefusalOf<Code extends string> = Refusal & { readonly code: Code }

/** A check: what stands in the way, undefined when nothing does. */
export type Check<R extends Refusal = Refusal> = () => R | undefined

/** The first thing that stands in the way; checks run in the order written. (lifecycle 1.1) */
export function firstRefusal<Answers extends readonly (Refusal | undefined)[]>(
  ...checks: { readonly [Index in keyof Answers]: () => Answers[Index] }
): Answers[number] | undefined {
  for (const check of checks) {
    const refusal = check()
    if (refusal !== undefined) return refusal
  }
  return undefined
}

/** A check from a condition: refuses with the code (and facts) when it holds. */
export function barIf<Code extends string>(
  isBarred: boolean,
  code: Code,
  facts: Readonly<Record<string, unknown>> = {},
): RefusalOf<Code> | undefined {
  return isBarred ? { ...facts, code } : undefined
}

/** Whether a compulsory text was left empty. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** The document shown by whoever asks for something in the applicant's name. */
export interface Requester {
  readonly documentType: DocumentType
  readonly documentNumber: string
}

/** As whom somebody asks: the applicant, or an agent whose written authority is in force; undefined: a stranger. */
export function requesterOf(
  dossier: Dossier,
  requester: Requester,
  today: PlainDate,
): 'applicant' | 'agent' | undefined {
  const { applicant, agent } = dossier
  if (isSamePaper(applicant, requester)) return 'applicant'
  if (agent === undefined || !isSamePaper(agent, requester)) return undefined
  return agent.authorisedUntil === undefined || today <= agent.authorisedUntil ? 'agent' : undefined
}

function isSamePaper(one: Requester, other: Requester): boolean {
  return (
    one.documentType === other.documentType && one.documentNumber.toUpperCase() === other.documentNumber.toUpperCase()
  )
}

const ends: readonly Dossier['stage'][] = ['refused', 'withdrawn', 'returned', 'discarded']

export type ExaminationRefusal = RefusalOf<
  'intake.already-accepted' | 'intake.already-ended' | 'intake.not-under-examination' | 'intake.deemed-accepted'
>

/** X: under examination. A deemed acceptance answers for itself; so does a notice period that is over. */
export function underExamination(dossier: Dossier, facts: Facts): ExaminationRefusal | undefined {
  return firstRefusal(
    () => accepted(dossier),
    () => barIf(ends.includes(dossier.stage), 'intake.already-ended', { stage: dossier.stage }),
    () => barIf(dossier.stage !== 'received', 'intake.not-under-examination', { stage: dossier.stage }),
    () => barIf(isNoticeTimeOver(dossier, facts), 'intake.deemed-accepted'),
  )
}

export type EndedRefusal = RefusalOf<'intake.already-ended' | 'intake.already-accepted'>

/** E: the application has not ended. */
export function notEnded(dossier: Dossier): EndedRefusal | undefined {
  return firstRefusal(
    () => barIf(ends.includes(dossier.stage), 'intake.already-ended', { stage: dossier.stage }),
    () => barIf(dossier.stage === 'accepted', 'intake.already-accepted'),
  )
}

/** Whether the five days in which everything had to be told are over (许可法 32). */
export function isNoticeTimeOver(dossier: Dossier, facts: Facts): boolean {
  const ledger = runningLedger(dossier, 'notice')
  const due = ledger === undefined ? null : dueOf(ledger, facts.calendar).due
  return due !== null && due < dateOf(facts.at)
}

function accepted({
  stage,
  case: file,
}: Dossier): RefusalOf<'intake.deemed-accepted' | 'intake.already-accepted'> | undefined {
  if (stage !== 'accepted') return undefined
  return { code: file?.how === 'deemed' ? 'intake.deemed-accepted' : 'intake.already-accepted' }
}

export type ClosedRefusal = RefusalOf<'cases.not-accepted' | 'cases.closed'>

/** N: accepted and not closed. */
export function notClosed({ case: file }: Dossier): ClosedRefusal | undefined {
  if (file === undefined) return { code: 'cases.not-accepted' }
  return barIf(file.stage === 'closed', 'cases.closed')
}

export type OpenCaseRefusal = ClosedRefusal | RefusalOf<'cases.already-concluded'>

/** O: an open case, not concluded. */
export function openCase(dossier: Dossier): OpenCaseRefusal | undefined {
  return notClosed(dossier) ?? barIf(dossier.case?.stage === 'concluded', 'cases.already-concluded')
}

export type AtDepartmentsRefusal = OpenCaseRefusal | RefusalOf<'handling.file-held'>

/** H: an open case that lies with the departments. */
export function atDepartments(dossier: Dossier): AtDepartmentsRefusal | undefined {
  return openCase(dossier) ?? barIf(dossier.case?.stage === 'awaiting', 'handling.file-held')
}

export type ResultRefusal =
  ClosedRefusal | RefusalOf<'handout.no-result-yet' | 'handout.already-settled' | 'handout.result-not-here'>

/** R(states): the result is at one of these points. */
export function resultIn(dossier: Dossier, ...states: readonly ResultState['state'][]): ResultRefusal | undefined {
  const { result } = dossier
  return firstRefusal(
    () => notClosed(dossier),
    () => barIf(result === undefined || (result.state === 'owed' && !states.includes('owed')), 'handout.no-result-yet'),
    () => barIf(isSettled(result), 'handout.already-settled', { state: result?.state }),
    () =>
      barIf(result !== undefined && !states.includes(result.state), 'handout.result-not-here', {
        state: result?.state,
      }),
  )
}

function isSettled(result: ResultState | undefined): boolean {
  return result !== undefined && ['delivered', 'deposited', 'voided'].includes(result.state)
}

/**
 * D:power. The written delegation in force for this person, item and moment; undefined when there is none. (CAT-15)
 */
export function delegationFor(power: Power, { delegations, item, by, at, place }: Facts): DelegationFact | undefined {
  return delegations.find(
    (one) =>
      one.department === item.department &&
      one.powers.includes(power) &&
      (one.items.length === 0 || one.items.includes(item.id)) &&
      isHolder(one, by, place.hall) &&
      one.from <= at &&
      at <= one.to,
  )
}

function isHolder({ holder }: DelegationFact, by: Actor, hall: string | undefined): boolean {
  if (holder.kind === 'person') return holder.person === by.person
  return holder.hall === (by.hall ?? hall) && by.hall !== undefined
}

/** D:power as a check, with the prefix of the module that asks. */
export function delegated<Prefix extends 'intake' | 'handling'>(
  facts: Facts,
  prefix: Prefix,
  ...powers: readonly Power[]
): RefusalOf<`${Prefix}.no-delegation-in-force`> | undefined {
  const missing = powers.filter((power) => delegationFor(power, facts) === undefined)
  return barIf(missing.length > 0, `${prefix}.no-delegation-in-force` as const, {
    powers: missing,
    item: facts.item.id,
  })
}
