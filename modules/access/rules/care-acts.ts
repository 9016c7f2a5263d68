import { decided } from '@yichuang/platform/pure'
import { changePerson, deactivatePerson, reactivatePerson, resetPassword } from './care.ts'
import { mayAct } from './may.ts'
import type { CareAct, CareDecision, CareFacts, Person } from './person.ts'
import { grantRole, revokeRole, rightsOfOthers, unlockAccount } from './rights.ts'

/** The acts of the administrators on one account. */
export const careActs = {
  changePerson,
  deactivatePerson,
  reactivatePerson,
  resetPassword,
  grantRole,
  revokeRole,
  unlockAccount,
} as const

/**
 * Decides an act on an account: permission and area first, then the rule of the act.
 * An account of another area is answered as if it did not exist. (JL1 6.1)
 */
export function decideCare<Input>(act: CareAct<Input>, person: Person, input: Input, facts: CareFacts): CareDecision {
  const may = mayAct(facts.by, act.may, { region: person.region })
  return may.ok ? act.decide(person, input, facts) : may
}

/** An act as a page offers it: whether it may be done now and, if not, what stands in the way. */
export interface CareOffer {
  readonly name: string
  readonly allowed: boolean
  readonly reason?: string
}

/** The acts somebody has the permission for, each with what stands in its way apart from what is still to be filled in. */
export function careOffers(person: Person, facts: CareFacts): readonly CareOffer[] {
  const filled = { reason: '–', evenWithWork: true }
  const tried: readonly (readonly [string, CareDecision])[] = [
    [changePerson.name, decideCare(nameChange, person, {}, facts)],
    [deactivatePerson.name, decideCare(deactivatePerson, person, filled, facts)],
    [reactivatePerson.name, decideCare(reactivatePerson, person, filled, facts)],
    [resetPassword.name, decideCare(resetPassword, person, {}, facts)],
    [grantRole.name, decideCare(anyRole, person, {}, facts)],
    [unlockAccount.name, decideCare(unlockAccount, person, {}, facts)],
  ]
  return tried.flatMap(([name, decision]): readonly CareOffer[] => {
    if (decision.ok) return [{ name, allowed: true }]
    const { code } = decision.refusal
    return code === 'access.not-permitted' || code === 'access.out-of-scope'
      ? []
      : [{ name, allowed: false, reason: code }]
  })
}

/** A name may always be put right, so only permission and area stand in the way. */
const nameChange: CareAct<object> = { ...changePerson, decide: () => decided([]) }
/** What stands in the way of every role. */
const anyRole: CareAct<object> = { ...grantRole, decide: (person, _input, { by }) => rightsOfOthers(person, by) }
