import type { Item, Option, Question } from '@yichuang/modules/catalogue/rules'

/** A question of an item. */
export interface QuestionRef {
  readonly item: string
  readonly question: string
}

/** A question of an item where it stands. */
export interface PlacedQuestion extends QuestionRef {
  readonly asked: Question
  /** it always comes up, whatever was answered before */
  readonly isAlways: boolean
}

/** Questions of several items that ask the same. */
export interface SameQuestions {
  readonly members: readonly PlacedQuestion[]
  /** `same`: word for word, with the same answers; `like`: much the same words, somebody must say so */
  readonly kind: 'same' | 'like'
}

/** All questions of an item, also those below answers, in document order. */
export function questionsOf({ id, situation }: Item): readonly PlacedQuestion[] {
  const found: PlacedQuestion[] = []
  const walk = (questions: readonly Question[], isAlways: boolean) => {
    for (const asked of questions) {
      found.push({ item: id, question: asked.id, asked, isAlways })
      for (const { next } of asked.options) walk(next ?? [], false)
    }
  }
  walk(situation.questions, true)
  return found
}

/** Words without what does not change their meaning: spaces, punctuation, width of letters. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}

function wordsOf({ type, text, options }: Question): string {
  return [type, plainWords(text), ...options.map(({ label }) => plainWords(label)).toSorted()].join('\n')
}

/** Share of the pairs of characters of two texts that both have, from which on they may ask the same. */
const ALIKE = 0.5

/**
 * The questions of some items that ask the same thing: those with the same words and the same answers may become one
 * question without asking anybody; those with much the same words are offered, somebody must say that they mean the same.
 * Each group names every item at most once. (CAT-11)
 */
export function sameQuestions(items: readonly Item[]): readonly SameQuestions[] {
  const all = items.flatMap(questionsOf)
  const same = grouped(all, ({ asked }) => wordsOf(asked))
  const taken = new Set(same.flat())
  const rest = all.filter((one) => !taken.has(one))
  return [
    ...same.map((members) => ({ members, kind: 'same' as const })),
    ...alike(rest).map((members) => ({ members, kind: 'like' as const })),
  ]
}

/** Questions of different items with much the same words and at least two answers in common. */
function alike(questions: readonly PlacedQuestion[]): readonly (readonly PlacedQuestion[])[] {
  const groups: PlacedQuestion[][] = []
  for (const question of questions) {
    const group = groups.find(
      ([first, ...others]) =>
        first !== undefined &&
        ![first, ...others].some(({ item }) => item === question.item) &&
        first.asked.type === question.asked.type &&
        likeness(first.asked.text, question.asked.text) >= ALIKE &&
        first.asked.options.filter((option) => counterpart(option, question.asked) !== undefined).length > 1,
    )
    if (group === undefined) groups.push([question])
    else group.push(question)
  }
  return groups.filter(({ length }) => length > 1)
}

/** How much alike two texts are by the pairs of characters they have: 0 to 1. */
function likeness(one: string, other: string): number {
  const [here, there] = [one, other].map((text) => {
    const plain = plainWords(text)
    return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)))
  })
  if (here === undefined || there === undefined) return 0
  const common = [...here].filter((pair) => there.has(pair)).length
  return common / Math.max(1, here.size + there.size - common)
}

/** Groups of at least two items; of several questions of one item the first. */
function grouped(
  questions: readonly PlacedQuestion[],
  keyOf: (question: PlacedQuestion) => string,
): readonly (readonly PlacedQuestion[])[] {
  const groups = new Map<string, PlacedQuestion[]>()
  for (const question of questions) {
    const key = keyOf(question)
    const group = groups.get(key) ?? []
    if (!group.some(({ item }) => item === question.item)) group.push(question)
    groups.set(key, group)
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** The answer of another question that means the same as an option: by its label, else by its id. */
export function counterpart(option: Pick<Option, 'id' | 'label'>, { options }: Question): Option | undefined {
  return (
    options.find(({ label }) => plainWords(label) === plainWords(option.label)) ??
    options.find(({ id }) => id === option.id)
  )
}
