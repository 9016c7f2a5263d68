import type { Answers } from '../format.ts'
import type { Node } from './diagram.ts'
import type { Model } from './model.ts'
import type { Place } from './space.ts'

/** An error breaks the promise of the tree, a warning most likely does, a hint is an offer. */
export type ProofLevel = 'error' | 'warning' | 'hint'

/** Every finding the prover knows, with its level. (CAT-03, CAT-05) */
export const proofLevels = {
  'not-provable': 'error',
  'too-complex': 'warning',
  'no-answer': 'error',
  'answer-dead-end': 'error',
  'never-accepted': 'error',
  'question-unreachable': 'error',
  'rule-never': 'error',
  'material-never': 'error',
  'rule-always': 'warning',
  'rules-overlap': 'warning',
  'rules-same': 'hint',
  'add-meets-remove': 'warning',
  'settings-contradict': 'warning',
  'limits-contradict': 'warning',
  'outcomes-contradict': 'warning',
  'effect-idle': 'hint',
  'question-idle': 'warning',
  'answer-idle': 'hint',
  'answers-alike': 'hint',
  'no-material': 'warning',
  'hides-lists': 'warning',
  'hides-alternative': 'hint',
  'material-twice': 'warning',
  'vague-name': 'warning',
  'catch-all': 'hint',
  'share-asked': 'hint',
  'cancellation-open': 'warning',
  'question-order': 'hint',
} as const satisfies Readonly<Record<string, ProofLevel>>

export type ProofCode = keyof typeof proofLevels

/** Something found in an item: where, and a combination of answers that shows it. */
export interface ProofFinding {
  readonly code: ProofCode
  readonly level: ProofLevel
  /** JSON pointer in the item */
  readonly pointer: string
  readonly place: Place
  /** the second place of a finding between two */
  readonly other?: { readonly pointer: string; readonly place: Place }
  /** facts of its sentence */
  readonly facts: Readonly<Record<string, string>>
  /** answers that show it, complete unless they end the questions */
  readonly example?: Answers
}

/** A finding with its level, and its example where one is given. */
export function proofFinding(
  code: ProofCode,
  { pointer, place }: { readonly pointer: string; readonly place: Place },
  facts: Readonly<Record<string, string>>,
  shown: { readonly example?: Answers | undefined; readonly other?: ProofFinding['other'] } = {},
): ProofFinding {
  const { example, other } = shown
  return {
    code,
    level: proofLevels[code],
    pointer,
    place,
    ...(other === undefined ? {} : { other }),
    facts,
    ...(example === undefined ? {} : { example }),
  }
}

/** A combination for which a function holds; undefined where there is none. */
export function exampleOf({ diagram, space }: Model, when: Node): Answers | undefined {
  const levels = diagram.fewest(when)
  return levels === undefined ? undefined : space.answersOf(levels)
}

/** What the checks look at: the functions of the item and its combinations. */
export interface Proving {
  readonly model: Model
  /** every combination of answers, each once */
  readonly valid: Node
  /** those that end in a list */
  readonly accepted: Node
  /** what the valid combinations look like to a function of these variables: the same, in far fewer nodes */
  readonly near: (levels: Iterable<number>) => Node
}
