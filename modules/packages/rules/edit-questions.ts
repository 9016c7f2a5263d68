import type { Effects, Option, Question } from '@yichuang/modules/catalogue/rules'
import { withAnswerOf } from './edits.ts'
import type { ItemOf, PackageDocument } from './package-document.ts'
import { counterpart, questionsOf } from './same-questions.ts'
import type { PlacedQuestion, QuestionRef } from './same-questions.ts'

/** The id of the question of what else somebody wants to apply for. */
export const moreQuestion = 'more'

/** A package with a question of its own changed; the same package when there is no such question. */
export function withQuestion(
  pkg: PackageDocument,
  id: string,
  change: (question: Question) => Question | undefined,
): PackageDocument {
  const walk = (questions: readonly Question[]): readonly Question[] =>
    questions.flatMap((question) => {
      const changed = question.id === id ? change(question) : question
      if (changed === undefined) return []
      const options = changed.options.map((option) =>
        option.next === undefined ? option : withNext(option, walk(option.next)),
      )
      return [{ ...changed, options }]
    })
  return { ...pkg, questions: walk(pkg.questions) }
}

function withNext(before: Option, next: readonly Question[]): Option {
  const { next: _, ...option } = before
  return next.length === 0 ? option : { ...option, next }
}

/** A question with an option changed. */
export function withOption(question: Question, id: string, change: (option: Option) => Option | undefined): Question {
  return {
    ...question,
    options: question.options.flatMap((option) => (option.id === id ? (change(option) ?? []) : [option])),
  }
}

/** An option with its effects changed; effects that do nothing are left out. */
export function withEffects(option: Option, change: (effects: Effects) => Effects): Option {
  const { effects: before = {}, ...rest } = option
  const effects = Object.fromEntries(
    Object.entries(change(before)).filter(([, list]) => !Array.isArray(list) || list.length > 0),
  ) as Effects
  return Object.keys(effects).length === 0 ? rest : { ...rest, effects }
}

/** An option that answers a question of an item too; no answer: it no longer does. */
export function implying(option: Option, target: QuestionRef, answer: readonly string[]): Option {
  return withEffects(option, (effects) => {
    const presets = effects.presetAnswers ?? []
    const known = presets.find(({ item }) => item === target.item)
    const answers = withAnswerOf(known?.answers ?? {}, target.question, answer)
    const others = presets.filter((preset) => preset !== known)
    const mine = Object.keys(answers).length === 0 ? [] : [{ item: target.item, answers }]
    return { ...effects, presetAnswers: [...others, ...mine] }
  })
}

/**
 * Questions of items that ask the same become one question of the package, worded as the first of them; every answer of
 * it answers the others by what means the same there. An answer with no counterpart leaves that item's question to be
 * asked. Fewer than two questions: nothing changes. (CAT-11)
 */
export function mergeQuestions(pkg: PackageDocument, members: readonly QuestionRef[], itemOf: ItemOf): PackageDocument {
  const placed = members.flatMap((ref) => placedOf(ref, itemOf))
  const [first] = placed
  if (first === undefined || placed.length < 2) return pkg
  const cleared = placed.reduce(withoutTarget, pkg)
  const { asked } = first
  const options = asked.options.map(({ id, label, hint, exclusive }) =>
    placed.reduce<Option>(
      (option, { item, question, asked: other }) => {
        const same = counterpart({ id, label }, other)
        return same === undefined ? option : implying(option, { item, question }, [same.id])
      },
      { id, label, ...(hint === undefined ? {} : { hint }), ...(exclusive === undefined ? {} : { exclusive }) },
    ),
  )
  const isAlways = placed.some((one) => one.isAlways && isAlwaysIn(pkg, one.item))
  const merged: Question = {
    id: freeId(cleared, asked.id),
    text: asked.text,
    type: asked.type,
    required: isAlways && asked.required,
    options,
  }
  return { ...cleared, questions: [...cleared.questions, merged] }
}

function placedOf({ item, question }: QuestionRef, itemOf: ItemOf): readonly PlacedQuestion[] {
  const found = itemOf(item)
  return found === undefined ? [] : questionsOf(found).filter((one) => one.question === question)
}

function isAlwaysIn({ items }: PackageDocument, item: string): boolean {
  return items.some((entry) => entry.item === item && entry.required)
}

/** A package in which nothing answers a question of an item; its own questions that did nothing else are gone. */
function withoutTarget(pkg: PackageDocument, target: QuestionRef): PackageDocument {
  return withEachQuestion(pkg, (question) => ({
    ...question,
    options: question.options.map((option) => implying(option, target, [])),
  }))
}

/** A package with every own question changed; one that did something before and does nothing now is gone. */
export function withEachQuestion(pkg: PackageDocument, change: (question: Question) => Question): PackageDocument {
  const walk = (questions: readonly Question[]): readonly Question[] =>
    questions.flatMap((question) => {
      const changed = change(question)
      const options = changed.options.map((option) =>
        option.next === undefined ? option : withNext(option, walk(option.next)),
      )
      const now = { ...changed, options }
      return doesSomething(question) && !doesSomething(now) ? [] : [now]
    })
  return { ...pkg, questions: walk(pkg.questions) }
}

/** Whether an answer to a question changes anything. */
export function doesSomething({ options }: Question): boolean {
  return options.some(({ effects, next }) => effects !== undefined || next !== undefined)
}

/** An id that no question of the package has yet. */
export function freeId({ questions }: PackageDocument, wished: string): string {
  const taken = new Set<string>()
  const walk = (list: readonly Question[]) => {
    for (const { id, options } of list) {
      taken.add(id)
      for (const { next } of options) walk(next ?? [])
    }
  }
  walk(questions)
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wished : `${wished}-${number}`
    if (!taken.has(id)) return id
  }
}

/** All answers of questions, also those of questions below answers. */
function optionsOf(questions: readonly Question[]): readonly Option[] {
  return questions.flatMap(({ options }) => options.flatMap((option) => [option, ...optionsOf(option.next ?? [])]))
}

/** The question of what else somebody wants to apply for, with an answer for every item that nothing else brings. */
export function withMore(pkg: PackageDocument, itemOf: ItemOf): PackageDocument {
  const others = pkg.questions.filter(({ id }) => id !== moreQuestion)
  const elsewhere = new Set(optionsOf(others).flatMap(({ effects }) => effects?.includeItems ?? []))
  const known = pkg.questions.find(({ id }) => id === moreQuestion)
  const wanted = pkg.items.filter(({ item, required }) => !required && !elsewhere.has(item))
  if (known === undefined && wanted.length === 0) return pkg
  const options = wanted.map(({ item }): Option => {
    const kept = known?.options.find(({ effects }) => effects?.includeItems?.includes(item))
    return kept ?? { id: item, label: itemOf(item)?.name ?? item, effects: { includeItems: [item] } }
  })
  if (options.length === 0) return { ...pkg, questions: others }
  const more: Question = {
    id: moreQuestion,
    text: known?.text ?? '还要一并办理哪些？',
    type: 'multi',
    required: false,
    options,
  }
  const at = known === undefined ? 0 : pkg.questions.indexOf(known)
  return { ...pkg, questions: others.toSpliced(at, 0, more) }
}
