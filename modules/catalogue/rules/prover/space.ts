import type { Answers, Item, Option, Question } from '../format.ts'

/** Where in an item a finding is. */
export interface Place {
  readonly question?: string
  readonly option?: string
  readonly rule?: string
  readonly material?: string
}

/** A question of one item with its JSON pointer and what it hangs on. */
export interface PlacedQuestion {
  readonly question: Question
  readonly at: string
  /** the answer that leads to it; undefined: always asked */
  readonly parent: PlacedOption | undefined
  readonly options: readonly PlacedOption[]
}

export interface PlacedOption {
  readonly question: Question
  readonly option: Option
  readonly at: string
  readonly place: Place
  readonly next: readonly PlacedQuestion[]
}

/** The questions of an item as a tree with places. */
export function placedTree(questions: readonly Question[], at: string, parent?: PlacedOption): PlacedQuestion[] {
  return questions.map((question, index) => placedQuestion(question, `${at}/${index}`, parent))
}

function placedQuestion(question: Question, at: string, parent: PlacedOption | undefined): PlacedQuestion {
  const options = question.options.map((option, index) => {
    const next: PlacedQuestion[] = []
    const placed: PlacedOption = {
      question,
      option,
      at: `${at}/options/${index}`,
      place: { question: question.id, option: option.id },
      next,
    }
    next.push(...placedTree(option.next ?? [], `${placed.at}/next`, placed))
    return placed
  })
  return { question, at, parent, options }
}

/** A tree's questions one after the other, in document order. */
export function inOrder(tree: readonly PlacedQuestion[]): PlacedQuestion[] {
  return tree.flatMap((placed) => [placed, ...placed.options.flatMap(({ next }) => inOrder(next))])
}

/**
 * The variables: one per answer that can be given, true where it was given. Questions below an answer have theirs
 * right behind, so that what depends on each other stays together and the diagrams stay small.
 */
export interface Space {
  /** level of an answer; undefined: no item has it */
  levelOf(question: string, option: string): number | undefined
  /** levels of a question's answers, in order */
  levelsOf(question: string): readonly number[]
  readonly questions: readonly string[]
  readonly size: number
  /** the answers of a combination given as the levels that are set */
  answersOf(levels: readonly number[]): Answers
}

/** The variables of one item, or of two versions side by side: an answer both have is one variable. */
export function spaceOf(items: readonly Pick<Item, 'situation' | 'rules'>[]): Space {
  const levels = new Map<string, Map<string, number>>()
  const names: { readonly question: string; readonly option: string }[] = []
  const versions = items.map(({ situation }) => new Map(allQuestions(situation.questions).map((one) => [one.id, one])))
  const add = (question: Question) => {
    if (levels.has(question.id)) return
    const known = new Map<string, number>()
    levels.set(question.id, known)
    const options = versions.flatMap((version) => version.get(question.id)?.options ?? [])
    const below = (id: string) => {
      for (const { next } of options.filter((option) => option.id === id)) for (const one of next ?? []) add(one)
    }
    const place = (id: string) => {
      known.set(id, names.length)
      names.push({ question: question.id, option: id })
    }
    const ids = new Set(options.map(({ id }) => id))
    // Of a single choice one answer is remembered, of a multiple choice every one: there each is dealt with at once.
    if (question.type === 'single') {
      ids.forEach(place)
      ids.forEach(below)
    } else
      for (const id of ids) {
        place(id)
        below(id)
      }
  }
  for (const item of items) for (const question of neighboursTogether(item)) add(question)
  return {
    levelOf: (question, option) => levels.get(question)?.get(option),
    levelsOf: (question) => [...(levels.get(question)?.values() ?? [])],
    questions: [...levels.keys()],
    size: names.length,
    answersOf: (set) => answersOf(set, names),
  }
}

/** The top-level questions, those that one condition names side by side: far apart they would make large diagrams. */
function neighboursTogether({
  situation: { questions },
  rules,
}: Pick<Item, 'situation' | 'rules'>): readonly Question[] {
  if (rules === undefined || rules.length === 0) return questions
  const owners = new Map<string, Question>()
  for (const top of questions)
    for (const { id, options } of allQuestions([top]))
      for (const option of options) owners.set(`${id}.${option.id}`, top)
  const groups = rules.map(({ when: { all = [], any = [], none = [], atLeast } }) => {
    const choices = [...all, ...any, ...none, ...(atLeast?.of ?? [])]
    return new Set(choices.map((choice) => owners.get(choice)))
  })
  return questions.flatMap((top) => {
    const near = new Set(groups.filter((group) => group.has(top)).flatMap((group) => [...group]))
    return [top, ...questions.filter((other) => other !== top && near.has(other))]
  })
}

function allQuestions(questions: readonly Question[]): Question[] {
  return questions.flatMap((question) => [
    question,
    ...question.options.flatMap(({ next }) => allQuestions(next ?? [])),
  ])
}

function answersOf(
  set: readonly number[],
  names: readonly { readonly question: string; readonly option: string }[],
): Answers {
  const answers = new Map<string, string[]>()
  for (const level of set) {
    const name = names[level]
    if (name !== undefined) answers.set(name.question, [...(answers.get(name.question) ?? []), name.option])
  }
  return Object.fromEntries(answers)
}
