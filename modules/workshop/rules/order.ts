import type { Item, Option, Question } from '@yichuang/modules/catalogue/rules'
import { choiceOf, standing } from './tree.ts'
import type { AnswerPlace } from './tree.ts'

/** Where a question stands: below an answer, or asked of everybody. A list of places is in the order of asking. */
export interface QuestionPlace {
  readonly question: string
  readonly under?: AnswerPlace
}

/** Where every question stands, in the order of asking. */
export function placesOf(questions: readonly Question[]): QuestionPlace[] {
  return standing(questions).map(({ question: { id }, under }) => ({
    question: id,
    ...(under === undefined ? {} : { under }),
  }))
}

const everybody = ''

/**
 * The item with its questions at other places, each with its own text, answers and effects. Places that do not name
 * every question of the item exactly once, or an answer that is not there, change nothing: the item has changed since
 * they were computed. (CAT-03)
 */
export function orderQuestions(item: Item, { places }: { readonly places: readonly QuestionPlace[] }): Item {
  const own = new Map(standing(item.situation.questions).map(({ question }) => [question.id, question]))
  const answers = new Set(
    [...own.values()].flatMap(({ id, options }) =>
      options.map((option) => choiceOf({ question: id, option: option.id })),
    ),
  )
  const isWhole =
    places.length === own.size &&
    new Set(places.map(({ question }) => question)).size === own.size &&
    places.every(({ question, under }) => own.has(question) && (under === undefined || answers.has(choiceOf(under))))
  if (!isWhole) return item
  const below = new Map<string, string[]>()
  for (const { question, under } of places) {
    const key = under === undefined ? everybody : choiceOf(under)
    below.set(key, [...(below.get(key) ?? []), question])
  }
  const questions = questionsAt(everybody, below, own)
  // What hangs below itself would be lost.
  if (standing(questions).length !== own.size) return item
  return { ...item, situation: { ...item.situation, questions } }
}

function questionsAt(
  key: string,
  below: ReadonlyMap<string, readonly string[]>,
  own: ReadonlyMap<string, Question>,
): Question[] {
  return (below.get(key) ?? []).flatMap((id) => {
    const question = own.get(id)
    if (question === undefined) return []
    const options = question.options.map(({ next: _former, ...option }): Option => {
      const next = questionsAt(choiceOf({ question: id, option: option.id }), below, own)
      return next.length === 0 ? option : { ...option, next }
    })
    return [{ ...question, options }]
  })
}
