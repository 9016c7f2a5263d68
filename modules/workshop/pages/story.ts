import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import { standing } from '../rules/index.ts'

/** What a mock applicant would tell, question by question. */
export function storyOf(
  item: Item,
  answers: Answers,
): readonly { readonly question: string; readonly answer: string }[] {
  return standing(item.situation.questions).flatMap(({ question: { id, text, options } }) => {
    const chosen = options.filter((option) => answers[id]?.includes(option.id)).map(({ label }) => label)
    return chosen.length === 0 ? [] : [{ question: text, answer: chosen.join('、') }]
  })
}
