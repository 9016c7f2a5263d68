import type { Option, Question } from '@yichuang/modules/catalogue/rules'

/** A question of a package that comes, goes or is another one; answers in the words of the version that has them. */
export interface QuestionChange {
  readonly kind: 'added' | 'dropped' | 'changed'
  readonly text: string
  /** its text, or whether one must or may give several answers, is another */
  readonly isReworded: boolean
  readonly added: readonly string[]
  readonly dropped: readonly string[]
  /** answers of the same meaning with other words, or that bring or answer something else */
  readonly changed: readonly string[]
}

/** The package's own questions of two versions, those below answers too, in the order of the newer one. (CAT-11, CAT-12) */
export function compareQuestions(before: readonly Question[], after: readonly Question[]): readonly QuestionChange[] {
  const former = new Map(allOf(before).map((question) => [question.id, question]))
  const newer = new Map(allOf(after).map((question) => [question.id, question]))
  const changes = [...newer.values()].flatMap((question) => changeOf(former.get(question.id), question) ?? [])
  const dropped = [...former.values()].filter(({ id }) => !newer.has(id)).map((question) => whole('dropped', question))
  return [...changes, ...dropped]
}

function allOf(questions: readonly Question[]): readonly Question[] {
  return questions.flatMap((question) => [question, ...question.options.flatMap(({ next }) => allOf(next ?? []))])
}

function whole(kind: 'added' | 'dropped', { text, options }: Question): QuestionChange {
  const answers = options.map(({ label }) => label)
  const [added, dropped] = kind === 'added' ? [answers, []] : [[], answers]
  return { kind, text, isReworded: false, added, dropped, changed: [] }
}

function changeOf(before: Question | undefined, after: Question): QuestionChange | undefined {
  if (before === undefined) return whole('added', after)
  const isReworded = askedAs(before) !== askedAs(after)
  const labels = (options: readonly Option[]) => options.map(({ label }) => label)
  const without = (options: readonly Option[], others: readonly Option[]) =>
    options.filter(({ id }) => others.every((other) => other.id !== id))
  const added = labels(without(after.options, before.options))
  const dropped = labels(without(before.options, after.options))
  const changed = labels(
    after.options.filter((option) => {
      const former = before.options.find(({ id }) => id === option.id)
      return former !== undefined && meaningOf(former) !== meaningOf(option)
    }),
  )
  if (!isReworded && added.length + dropped.length + changed.length === 0) return undefined
  return { kind: 'changed', text: after.text, isReworded, added, dropped, changed }
}

function askedAs({ text, type, required }: Question): string {
  return JSON.stringify([text, type, required])
}

/** What an answer says and does; the questions below it are compared by themselves. */
function meaningOf({ label, exclusive, effects, next = [] }: Option): string {
  return JSON.stringify([label, exclusive, effects, next.map(({ id }) => id)])
}
