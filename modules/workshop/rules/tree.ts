import type { Effects, Item, Material, Option, Question, Rule } from '@yichuang/modules/catalogue/rules'

/** An answer of a question, by its ids. */
export interface AnswerPlace {
  readonly question: string
  readonly option: string
}

/** `question.option`, as conditions name an answer. */
export function choiceOf({ question, option }: AnswerPlace): string {
  return `${question}.${option}`
}

/** A question where it stands. */
export interface StandingQuestion {
  readonly question: Question
  /** 0 for the questions everybody is asked */
  readonly depth: number
  /** the answer it hangs on; undefined: asked of everybody */
  readonly under: AnswerPlace | undefined
  /** its place among its neighbours */
  readonly index: number
}

/** All questions in document order, each with where it stands. */
export function standing(questions: readonly Question[], under?: AnswerPlace, depth = 0): StandingQuestion[] {
  return questions.flatMap((question, index) => [
    { question, depth, under, index },
    ...question.options.flatMap((option) =>
      standing(option.next ?? [], { question: question.id, option: option.id }, depth + 1),
    ),
  ])
}

/** A question by its id. */
export function findQuestion(item: Item, id: string): StandingQuestion | undefined {
  return standing(item.situation.questions).find(({ question }) => question.id === id)
}

/** The questions below an answer, or those of everybody. */
export function listAt(item: Item, under: AnswerPlace | undefined): readonly Question[] | undefined {
  if (under === undefined) return item.situation.questions
  const found = findQuestion(item, under.question)?.question.options.find(({ id }) => id === under.option)
  return found && (found.next ?? [])
}

/** Changes every question for which `change` answers another one; `undefined` takes it and what is below it away. */
export function mapQuestions(
  questions: readonly Question[],
  change: (question: Question) => Question | undefined,
): readonly Question[] {
  return questions.flatMap((question) => {
    const changed = change(question)
    if (changed === undefined) return []
    return [
      {
        ...changed,
        options: changed.options.map((option) => withNext(option, mapQuestions(option.next ?? [], change))),
      },
    ]
  })
}

/** An answer with other questions below it; without any it has no such member. */
function withNext({ next: _former, ...option }: Option, next: readonly Question[]): Option {
  return next.length === 0 ? option : { ...option, next }
}

/** An answer with other effects; without any it has no such member. */
export function withEffects({ effects: _former, ...option }: Option, effects: Effects): Option {
  const kept = withoutEmpty(effects)
  return Object.keys(kept).length === 0 ? option : { ...option, effects: kept }
}

/** Effects without the lists that say nothing. */
export function withoutEmpty<Some extends Effects>(effects: Some): Some {
  const said = Object.entries(effects).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said) as Some
}

/** The item with other questions. */
function withQuestions(item: Item, questions: readonly Question[]): Item {
  return { ...item, situation: { ...item.situation, questions } }
}

/** The item with the list of questions at a place changed. */
export function withList(
  item: Item,
  under: AnswerPlace | undefined,
  change: (list: readonly Question[]) => readonly Question[],
): Item {
  if (under === undefined) return withQuestions(item, change(item.situation.questions))
  const changeOption = (option: Option) =>
    option.id === under.option ? withNext(option, change(option.next ?? [])) : option
  return withQuestions(
    item,
    mapQuestions(item.situation.questions, (question) =>
      question.id === under.question ? { ...question, options: question.options.map(changeOption) } : question,
    ),
  )
}

/** The item with one question changed. */
export function withQuestion(item: Item, id: string, change: (question: Question) => Question | undefined): Item {
  return withQuestions(
    item,
    mapQuestions(item.situation.questions, (question) => (question.id === id ? change(question) : question)),
  )
}

/** The item with one answer changed. */
export function withOption(item: Item, place: AnswerPlace, change: (option: Option) => Option): Item {
  return withQuestion(item, place.question, (question) => ({
    ...question,
    options: question.options.map((option) => (option.id === place.option ? change(option) : option)),
  }))
}

/** Effects of answers and conditions, changed alike. */
export function mapEffects(item: Item, change: (effects: Effects) => Effects): Item {
  const questions = mapQuestions(item.situation.questions, (question) => ({
    ...question,
    options: question.options.map((option) => withEffects(option, change(option.effects ?? {}))),
  }))
  const rules = item.rules?.map(({ id, when, ...effects }): Rule => ({ id, when, ...withoutEmpty(change(effects)) }))
  return { ...withQuestions(item, questions), ...(rules === undefined ? {} : { rules }) }
}

/** All effects of an item, of answers first. */
export function effectsOf(item: Item): Effects[] {
  const ofAnswers = standing(item.situation.questions).flatMap(({ question }) =>
    question.options.flatMap(({ effects }) => effects ?? []),
  )
  return [...ofAnswers, ...(item.rules ?? [])]
}

/** Keys of the materials that some answer or condition adds. */
export function addedKeys(item: Item): ReadonlySet<string> {
  return new Set(effectsOf(item).flatMap(({ addMaterials }) => addMaterials ?? []))
}

/** All answers of an item as conditions name them. */
export function choicesOf(item: Item): ReadonlySet<string> {
  return new Set(
    standing(item.situation.questions).flatMap(({ question }) =>
      question.options.map(({ id }) => choiceOf({ question: question.id, option: id })),
    ),
  )
}

/** A list with one entry put at a place; beyond the end it is the last. */
export function inserted<Entry>(list: readonly Entry[], entry: Entry, index = list.length): Entry[] {
  return [...list.slice(0, Math.max(0, index)), entry, ...list.slice(Math.max(0, index))]
}

/** The first id of the row stem1, stem2 … that is not taken. */
export function freshId(taken: ReadonlySet<string>, stem: string): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}

/** A material by its key. */
export function findMaterial(item: Item, key: string): Material | undefined {
  return item.materials.find((material) => material.key === key)
}
