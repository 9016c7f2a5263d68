import type { Answers, Item, Question } from '@yichuang/modules/catalogue/rules'

/** What an answer's name begins with in an address: `a.operator=cn`. */
const PREFIX = 'a.'

/** Most options taken from one address. */
const MOST = 200

/** The answers in an address, to questions the item has; what is no question of it is left out. */
export function answersIn(search: URLSearchParams, item: Pick<Item, 'situation'>): Answers {
  const known = new Set(questionIds(item.situation.questions))
  const answers: Record<string, string[]> = {}
  for (const [name, option] of [...search].slice(0, MOST)) {
    const id = name.slice(PREFIX.length)
    if (!name.startsWith(PREFIX) || !known.has(id) || option === '') continue
    answers[id] = [...(answers[id] ?? []), option.slice(0, 60)]
  }
  return answers
}

/** The name an answer to a question has in an address. */
export function answerName(question: string): string {
  return `${PREFIX}${question}`
}

/** Answers as part of an address, `a.operator=cn&a.place=own`; empty without answers. */
export function addressOf(answers: Answers): string {
  const search = new URLSearchParams()
  for (const [id, options] of Object.entries(answers)) {
    for (const option of options) search.append(answerName(id), option)
  }
  return search.toString()
}

function questionIds(questions: readonly Question[]): readonly string[] {
  return questions.flatMap(({ id, options }) => [id, ...options.flatMap(({ next }) => questionIds(next ?? []))])
}
