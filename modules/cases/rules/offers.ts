import { mayAct } from '@yichuang/modules/access/rules'
import type { Refusal } from '@yichuang/platform/pure'
import type { CommandRule } from './command.ts'
import type { Dossier } from './dossier.ts'
import type { Facts } from './facts.ts'
import { runTimers } from './timers.ts'

/** What a person may do with a dossier, and the refusal code when not: what buttons and answers show. */
export interface ActionOffer {
  readonly name: string
  readonly allowed: boolean
  readonly reason?: string
}

/**
 * The least a person would have to fill in, tried from the modest to the complete; the last one's refusal is shown.
 * Texts that a person will type are stood in for by any text.
 */
export type Probe<Input> = (dossier: Dossier | undefined, facts: Facts) => readonly [Input, ...Input[]]

/** A command that can say beforehand whether it would be allowed. */
export interface Offering {
  readonly name: string
  readonly offer: (dossier: Dossier | undefined, facts: Facts) => ActionOffer
}

/** A command together with the minimal inputs by which its own decider is asked. */
export function offering<Input>(rule: CommandRule<Input>, probe: NoInfer<Probe<Input>>): Offering {
  return {
    name: rule.name,
    offer(dossier, facts) {
      const refusal =
        notPermitted(rule.name, dossier, facts) ?? firstBar(rule, probe(dossier, facts), { dossier, facts })
      return refusal === undefined
        ? { name: rule.name, allowed: true }
        : { name: rule.name, allowed: false, reason: refusal.code }
    },
  }
}

/**
 * What may be done with a dossier now, by the permissions and the very deciders of the commands, so that buttons and
 * endpoints cannot disagree. What fell due by itself counts as having happened.
 */
export function offersOf(
  offerings: readonly Offering[],
  dossier: Dossier | undefined,
  facts: Facts,
): readonly ActionOffer[] {
  const settled = dossier === undefined ? undefined : runTimers(dossier, facts).dossier
  return offerings.map(({ offer }) => offer(settled, facts))
}

function notPermitted(name: string, dossier: Dossier | undefined, { by, place }: Facts): Refusal | undefined {
  const { region, hall } = dossier?.place ?? place
  const departments = dossier === undefined ? [] : [dossier.item.department, ...dossier.item.assisting]
  const answer = mayAct(by, name, { region, hall, departments })
  return answer.ok ? undefined : answer.refusal
}

/** Undefined as soon as one input passes, else the refusal of the last one. */
function firstBar<Input>(
  rule: CommandRule<Input>,
  inputs: readonly Input[],
  { dossier, facts }: { readonly dossier: Dossier | undefined; readonly facts: Facts },
): Refusal | undefined {
  let last: Refusal | undefined
  for (const input of inputs) {
    const decision = rule.decide(dossier, input, facts)
    if (decision.ok) return undefined
    last = decision.refusal
  }
  return last
}
