import { activeQuestions, includedItems, resolvePackage, walkQuestions } from '@yichuang/modules/catalogue/rules'
import type { Answers, IncludedItem, Item, PackageResolution, Question } from '@yichuang/modules/catalogue/rules'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'
import type { QuestionRef } from './same-questions.ts'

/** One question of the path, as it comes up. */
export interface PathQuestion {
  /** unique in the path */
  readonly key: string
  /** the item that asks it; undefined: the package asks it for several */
  readonly item?: string
  readonly question: Question
  readonly depth: number
  readonly chosen: readonly string[]
  /** items it is asked for */
  readonly serves: readonly string[]
  readonly isOpen: boolean
}

/** The one question path of a package for the answers given so far. */
export interface PackagePath {
  readonly questions: readonly PathQuestion[]
  /** no question that must be answered is open */
  readonly isDone: boolean
  readonly resolution: PackageResolution
  /** how many questions the included items would ask one by one */
  readonly asked: { readonly before: number; readonly after: number }
}

/**
 * The one path of questions: the package's own ones that matter, then what is left of each item. A question of the
 * package that only answers for items matters when one of the questions it answers comes up; an item's question that the
 * package answers, or will answer, is not asked again. (CAT-11)
 */
export function packagePath(pkg: PackageDocument, given: Given, itemOf: ItemOf): PackagePath {
  const included = includedItems(pkg, given)
  const active = new Map(included.map((one) => [one.entry.item, activeOf(one, itemOf)]))
  const own = ownQuestions(pkg, given.answers).flatMap(({ question, depth }) => {
    const targets = targetsOf(question).filter(
      // Until the package knows which items there are, every one may be.
      ({ item, question: id }) => included.length === 0 || isUp(active.get(item), id),
    )
    if (!isAsked(question, targets)) return []
    const chosen = given.answers[question.id] ?? []
    const isNeeded =
      question.required ||
      targets.some(
        ({ item, question: id }) => given.itemAnswers[item]?.[id] === undefined && isRequired(active.get(item), id),
      )
    const serves = [...new Set([...targets.map(({ item }) => item), ...broughtBy(question)])]
    return [{ key: question.id, question, depth, chosen, serves, isOpen: isNeeded && chosen.length === 0, targets }]
  })
  const awaited = new Set(
    own.flatMap(({ targets, chosen }) => (chosen.length > 0 ? [] : targets.map((one) => keyOf(one)))),
  )
  const left = included.flatMap((one) => leftOf(one, active.get(one.entry.item) ?? [], awaited, given))
  const questions = [...own.map(withoutTargets), ...left]
  return {
    questions,
    isDone: questions.every(({ isOpen }) => !isOpen),
    resolution: resolvePackage(pkg, given, itemOf),
    asked: { before: [...active.values()].reduce((sum, all) => sum + all.length, 0), after: questions.length },
  }
}

function withoutTargets(question: PathQuestion & { readonly targets: readonly QuestionRef[] }): PathQuestion {
  const { targets: _, ...rest } = question
  return rest
}

interface Up {
  readonly question: Question
  readonly depth: number
}

function activeOf({ entry, answers }: IncludedItem, itemOf: ItemOf): readonly Up[] {
  const item: Item | undefined = itemOf(entry.item)
  return item === undefined ? [] : activeQuestions(item, answers)
}

function isUp(active: readonly Up[] | undefined, id: string): boolean {
  return active?.some(({ question }) => question.id === id) === true
}

function isRequired(active: readonly Up[] | undefined, id: string): boolean {
  return active?.some(({ question }) => question.id === id && question.required) === true
}

/** The package's questions that are up, with how deep they stand. */
function ownQuestions({ questions }: PackageDocument, answers: Answers): readonly Up[] {
  const up = new Set(walkQuestions(questions, answers).active.map(({ id }) => id))
  const found: Up[] = []
  const walk = (list: readonly Question[], depth: number) => {
    for (const question of list) {
      if (up.has(question.id)) found.push({ question, depth })
      for (const { next } of question.options) walk(next ?? [], depth + 1)
    }
  }
  walk(questions, 0)
  return found
}

/** Questions of items that some answer to a package's question answers. */
export function targetsOf({ options }: Pick<Question, 'options'>): readonly QuestionRef[] {
  const keys = options.flatMap(({ effects }) =>
    (effects?.presetAnswers ?? []).flatMap(({ item, answers }) =>
      Object.keys(answers).map((question) => ({ item, question })),
    ),
  )
  return [...new Map(keys.map((target) => [keyOf(target), target])).values()]
}

/** One word for a question of an item. */
export function keyOf({ item, question }: QuestionRef): string {
  return `${item}/${question}`
}

/** The questions of items that a package's questions answer, also those below answers, as `item/question`. */
export function answeredQuestions({ questions }: Pick<PackageDocument, 'questions'>): ReadonlySet<string> {
  const answered = new Set<string>()
  const walk = (list: readonly Question[]) => {
    for (const question of list) {
      for (const target of targetsOf(question)) answered.add(keyOf(target))
      for (const { next } of question.options) walk(next ?? [])
    }
  }
  walk(questions)
  return answered
}

function broughtBy({ options }: Question): readonly string[] {
  return options.flatMap(({ effects }) => [...(effects?.includeItems ?? []), ...(effects?.excludeItems ?? [])])
}

function isAsked(question: Question, targets: readonly QuestionRef[]): boolean {
  const { required, options } = question
  if (required || targets.length > 0 || broughtBy(question).length > 0) return true
  // A question that answers nothing and brings nothing still leads to those below its answers.
  return options.some(({ next }) => next !== undefined)
}

function leftOf(
  { entry: { item }, inAdvance }: IncludedItem,
  active: readonly Up[],
  awaited: ReadonlySet<string>,
  { itemAnswers }: Given,
): readonly PathQuestion[] {
  return active
    .filter(({ question: { id } }) => inAdvance[id] === undefined && !awaited.has(keyOf({ item, question: id })))
    .map(({ question, depth }) => {
      const chosen = itemAnswers[item]?.[question.id] ?? []
      const isOpen = question.required && chosen.length === 0
      return { key: `${item}/${question.id}`, item, question, depth, chosen, serves: [item], isOpen }
    })
}

/** The answers with one more given at a question of the path. */
export function withAnswer(
  given: Given,
  { item, question }: Pick<PathQuestion, 'item' | 'question'>,
  chosen: readonly string[],
): Given {
  if (item === undefined) return { ...given, answers: { ...given.answers, [question.id]: chosen } }
  const itemAnswers = { ...given.itemAnswers, [item]: { ...given.itemAnswers[item], [question.id]: chosen } }
  return { ...given, itemAnswers }
}
