import { perform } from '@yichuang/modules/cases/rules'
import type { CommandRule, Dossier, Facts, Performance } from '@yichuang/modules/cases/rules'
import type { PersonName } from '../../modules/cases/rules/testing/hall.ts'

/** Picks one of several: by a seed in the walk, by turns in the search. */
export type Pick = <const T>(choices: readonly [T, ...T[]]) => T

/** A command that somebody may try on whatever dossier there is, with inputs made for it. */
export interface Move {
  readonly name: string
  /** whose act it is: the authority's own (with carriers and the clock), or the applicant's */
  readonly side: 'authority' | 'applicant'
  /** those whose post it is */
  readonly actors: readonly [PersonName, ...PersonName[]]
  readonly perform: (dossier: Dossier | undefined, facts: Facts, pick: Pick) => Performance
}

interface Moving<Input> {
  readonly by: readonly [PersonName, ...PersonName[]]
  readonly side?: Move['side']
  readonly input: (dossier: Dossier, pick: Pick, facts: Facts) => Input
  /** what the facts are for this command: a channel to come in by */
  readonly facts?: (facts: Facts, pick: Pick) => Facts
}

/** A move on a dossier; without one the command is asked what it makes of nothing. */
export function move<Input>(
  rule: CommandRule<Input>,
  { by, side = 'authority', input, facts: change }: Moving<Input>,
): Move {
  return {
    name: rule.name,
    side,
    actors: by,
    perform(dossier, given, pick) {
      const facts = change === undefined ? given : change(given, pick)
      return perform(dossier, rule, input(dossier ?? nothing, pick, facts), { facts, id: 'dossier' })
    },
  }
}

/** A pick by a seed: the same seed gives the same choices in the same order. */
export function pickBy(seed: number): Pick {
  let state = seed >>> 0
  return (choices) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return choices[(state >>> 8) % choices.length] ?? choices[0]
  }
}

// Inputs are made from the dossier's lists; where there is none yet, from empty ones.
const nothing = {
  materials: [],
  requirements: [],
  originals: [],
  tasks: [],
  procedures: [],
  notices: [],
} as unknown as Dossier
