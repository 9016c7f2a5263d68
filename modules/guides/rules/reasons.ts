import type { Effects, Item, Question, Rule } from '@yichuang/modules/catalogue/rules'

/** An answer in the words of the item. */
export interface Choice {
  readonly question: string
  readonly answer: string
}

/** What makes a material needed, or not needed: answers that lead there one below the other, or a rule over several. */
export type Reason =
  | { readonly kind: 'answers'; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'rule'
      readonly all: readonly Choice[]
      readonly any: readonly Choice[]
      readonly none: readonly Choice[]
      readonly atLeast?: { readonly count: number; readonly of: readonly Choice[] }
    }

/** Why each material comes in and why it goes out, by its key. */
export interface MaterialReasons {
  readonly added: ReadonlyMap<string, readonly Reason[]>
  readonly removed: ReadonlyMap<string, readonly Reason[]>
}

/**
 * The answers and rules that add or remove each material, in the order of the questions: what a guide says of a material
 * that not everybody needs. (exchange format §3; CAT-13)
 */
export function materialReasons(item: Pick<Item, 'situation' | 'rules'>): MaterialReasons {
  const added = new Map<string, Reason[]>()
  const removed = new Map<string, Reason[]>()
  const words = new Map<string, Choice>()
  const note = (effects: Effects | undefined, reason: Reason) => {
    for (const key of effects?.addMaterials ?? []) push(added, key, reason)
    for (const key of effects?.removeMaterials ?? []) push(removed, key, reason)
  }
  const walk = (questions: readonly Question[], trail: readonly Choice[]) => {
    for (const question of questions) {
      for (const option of question.options) {
        const choice = { question: question.text, answer: option.label }
        words.set(`${question.id}.${option.id}`, choice)
        note(option.effects, { kind: 'answers', choices: [...trail, choice] })
        walk(option.next ?? [], [...trail, choice])
      }
    }
  }
  walk(item.situation.questions, [])
  for (const rule of item.rules ?? []) note(rule, reasonOf(rule, words))
  return { added, removed }
}

function reasonOf({ when }: Rule, words: ReadonlyMap<string, Choice>): Reason {
  const named = (keys: readonly string[] | undefined) => (keys ?? []).flatMap((key) => words.get(key) ?? [])
  return {
    kind: 'rule',
    all: named(when.all),
    any: named(when.any),
    none: named(when.none),
    ...(when.atLeast === undefined ? {} : { atLeast: { count: when.atLeast.count, of: named(when.atLeast.of) } }),
  }
}

function push(reasons: Map<string, Reason[]>, key: string, reason: Reason): void {
  const known = reasons.get(key)
  if (known === undefined) reasons.set(key, [reason])
  else known.push(reason)
}
