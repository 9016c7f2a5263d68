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
  readonly prepare: (dossier: Dossier | undefined, facts: Facts, pick: Pick) => Prepared
}

/** A command with its input, ready to be performed. */
export interface Prepared {
  readonly input: unknown
  readonly facts: Facts
  readonly perform: () => Performance
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
    prepare(dossier, given, pick) {
      const facts = change === undefined ? given : change(given, pick)
      const made = input(dossier ?? nothing, pick, facts)
      return { input: made, facts, perform: () => perform(dossier, rule, made, { facts, id: 'dossier' }) }
    },
  }
}

/** Every input a move can make for a dossier, each once, up to a bound. */
export function everyInput(move: Move, dossier: Dossier | undefined, facts: Facts, bound = 200): readonly Prepared[] {
  const found = new Map<string, Prepared>()
  let script: number[] | undefined = []
  for (let run = 0; run < bound && script !== undefined; run += 1) {
    const taken: { choice: number; of: number }[] = []
    const pick: Pick = (choices) => {
      const choice = script?.[taken.length] ?? 0
      taken.push({ choice, of: choices.length })
      return nth(choices, choice)
    }
    const prepared = move.prepare(dossier, facts, pick)
    const key = JSON.stringify([prepared.input, prepared.facts.channel])
    if (!found.has(key)) found.set(key, prepared)
    script = next(taken)
  }
  return [...found.values()]
}

/** The next combination of choices, the last one turning fastest; undefined after the last. */
function next(taken: readonly { readonly choice: number; readonly of: number }[]): number[] | undefined {
  const last = taken.findLastIndex(({ choice, of }) => choice + 1 < of)
  if (last === -1) return undefined
  return taken.slice(0, last + 1).map(({ choice }, index) => (index === last ? choice + 1 : choice))
}

/** A pick by a seed: the same seed gives the same choices in the same order (mulberry32). */
export function pickBy(seed: number): Pick {
  let state = seed >>> 0
  return (choices) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return nth(choices, ((mixed ^ (mixed >>> 14)) >>> 0) % choices.length)
  }
}

// One of the choices may be undefined.
function nth<T>(choices: readonly [T, ...T[]], index: number): T {
  const [first, ...others] = choices
  return others.reduce((chosen, choice, position) => (position + 1 === index ? choice : chosen), first)
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
