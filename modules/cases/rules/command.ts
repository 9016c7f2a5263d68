import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Refusal } from '@yichuang/platform/pure'
import type { Dossier } from './dossier.ts'
import type { Batch, DossierEvent } from './events.ts'
import type { Facts } from './facts.ts'
import { foldAll } from './fold.ts'
import type { RefusalOf } from './guards.ts'
import { runReplacements } from './reprojection.ts'
import { startScribe } from './scribe.ts'
import type { Scribe } from './scribe.ts'
import { runTimers } from './timers.ts'

/** What a command on a dossier answers when there is none. */
export type AbsentRefusal = RefusalOf<'intake.not-opened' | 'cases.not-accepted'>

/** A command of the lifecycle: state + command → events, or one refusal. */
export interface CommandRule<Input, R extends Refusal = Refusal> {
  /** `module.verb-noun`, also the permission */
  readonly name: string
  /** persons must say which version they saw; carriers, payment and timers need not (lifecycle 5) */
  readonly isVersioned: boolean
  readonly decide: (
    dossier: Dossier | undefined,
    input: Input,
    facts: Facts,
  ) => Decision<readonly DossierEvent[], R | AbsentRefusal>
}

/** Declares a command on an existing dossier. @param absent refusal code when there is none */
export function onDossier<Input, R extends Refusal = Refusal>(rule: {
  readonly name: string
  readonly isVersioned?: boolean
  readonly check: (dossier: Dossier, input: Input, facts: Facts) => R | undefined
  readonly act: (scribe: Scribe, input: Input) => void
}): CommandRule<Input, R> {
  return {
    name: rule.name,
    isVersioned: rule.isVersioned ?? true,
    decide(dossier, input, facts) {
      if (dossier === undefined)
        return refused({ code: rule.name.startsWith('intake.') ? 'intake.not-opened' : 'cases.not-accepted' })
      const refusal = rule.check(dossier, input, facts)
      if (refusal !== undefined) return refused(refusal)
      const scribe = startScribe(dossier, facts)
      rule.act(scribe, input)
      return decided(scribe.events())
    },
  }
}

/** What became of a command: the clock's own batches first, then the act or the refusal. */
export interface Performance {
  /** what fell due by itself before the command was looked at; stands whatever the command's fate */
  readonly timers: readonly Batch[]
  readonly settled: Dossier | undefined
  readonly decision: Decision<{ readonly dossier: Dossier; readonly events: readonly DossierEvent[] }>
}

/**
 * Lets late timers act, then decides the command on what they left. Legal time never runs backwards: an act dated
 * before the last fact is refused (I-38).
 */
export function perform<Input>(
  dossier: Dossier | undefined,
  rule: CommandRule<Input>,
  input: Input,
  context: { readonly facts: Facts; readonly id: string },
): Performance {
  const { facts, id } = context
  const { dossier: settled, batches: timers } =
    dossier === undefined ? { dossier: undefined, batches: [] } : settle(dossier, facts)
  if (settled !== undefined && facts.at < settled.lastAt) {
    return { timers, settled, decision: refused({ code: 'intake.time-not-plausible', after: settled.lastAt }) }
  }
  const decision = rule.decide(settled, input, facts)
  if (!decision.ok) return { timers, settled, decision }
  const { at, by, channel } = facts
  const after = foldAll(settled, decision.value, { at, person: by.person, name: by.name, channel }, id)
  if (after === undefined) throw new Error(`command ${rule.name} recorded nothing`)
  return { timers, settled, decision: decided({ dossier: after, events: decision.value }) }
}

/** What a new calendar and the clock do to a dossier by themselves, before anybody acts on it. */
function settle(dossier: Dossier, facts: Facts) {
  const judged = runReplacements(dossier, facts)
  const timed = runTimers(judged.dossier, facts)
  return { dossier: timed.dossier, batches: [...judged.batches, ...timed.batches] }
}
