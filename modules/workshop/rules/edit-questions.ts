import type { Item, Material, Option, Question } from '@yichuang/modules/catalogue/rules'
import type { EditWishes } from './edits.ts'
import { findQuestion, freshId, inserted, listAt, mapQuestions, standing, withList, withQuestion } from './tree.ts'

type Do<Kind extends keyof EditWishes> = (item: Item, wish: EditWishes[Kind]) => Item

const questionIds = (item: Item) => new Set(standing(item.situation.questions).map(({ question }) => question.id))

export const addQuestion: Do<'add-question'> = (item, { under, index, type, text, options }) => {
  const id = freshId(questionIds(item), 'q')
  const answers = options.map((label, place): Option => ({ id: `a${place + 1}`, label }))
  return withList(item, under, (list) => inserted(list, { id, text, type, required: true, options: answers }, index))
}

export const changeQuestion: Do<'change-question'> = (item, { question: id, ...change }) =>
  withQuestion(item, id, (question) => {
    const changed = { ...question, ...change }
    // Only among several answers one can exclude the others.
    return changed.type === 'single' ? { ...changed, options: changed.options.map(notExclusive) } : changed
  })

function notExclusive({ exclusive: _gone, ...option }: Option): Option {
  return option
}

export const removeQuestion: Do<'remove-question'> = (item, { question }) =>
  withQuestion(item, question, () => undefined)

/** Moves a question with all below it; into itself it cannot go. `index` counts without the question itself. */
export const moveQuestion: Do<'move-question'> = (item, { question: id, under, index }) => {
  const found = findQuestion(item, id)
  if (found === undefined || listAt(item, under) === undefined) return item
  const below = new Set(standing([found.question]).map(({ question }) => question.id))
  if (under !== undefined && below.has(under.question)) return item
  const without = withQuestion(item, id, () => undefined)
  return withList(without, under, (list) => inserted(list, found.question, index))
}

export const copyQuestion: Do<'copy-question'> = (item, { question: id }) => {
  const found = findQuestion(item, id)
  if (found === undefined) return item
  const copy = renumbered([found.question], questionIds(item))
  return withList(item, found.under, (list) => [
    ...list.slice(0, found.index + 1),
    ...copy,
    ...list.slice(found.index + 1),
  ])
}

/** Questions with ids nobody else has; `taken` grows with them. */
function renumbered(questions: readonly Question[], taken: ReadonlySet<string>): readonly Question[] {
  const used = new Set(taken)
  return mapQuestions(questions, (question) => {
    const id = used.has(question.id) ? freshId(used, 'q') : question.id
    used.add(id)
    return { ...question, id }
  })
}

export const addOption: Do<'add-option'> = (item, { question: id, index, label }) =>
  withQuestion(item, id, (question) => {
    const option = { id: freshId(optionIds(question), 'a'), label }
    return { ...question, options: inserted(question.options, option, index) }
  })

const optionIds = (question: Question) => new Set(question.options.map(({ id }) => id))

export const changeOption: Do<'change-option'> = (item, { question: id, option: optionId, label, exclusive }) =>
  withQuestion(item, id, (question) => ({
    ...question,
    options: question.options.map((option) => {
      if (option.id !== optionId) return option
      const named = label === undefined ? option : { ...option, label }
      if (exclusive === undefined) return named
      return exclusive && question.type === 'multi' ? { ...named, exclusive } : notExclusive(named)
    }),
  }))

export const removeOption: Do<'remove-option'> = (item, { question: id, option }) =>
  withQuestion(item, id, (question) => ({ ...question, options: question.options.filter((one) => one.id !== option) }))

export const moveOption: Do<'move-option'> = (item, { question: id, option: optionId, index }) =>
  withQuestion(item, id, (question) => {
    const found = question.options.find((option) => option.id === optionId)
    if (found === undefined) return question
    const others = question.options.filter((option) => option.id !== optionId)
    return { ...question, options: inserted(others, found, index) }
  })

/** Copies an answer with what it does and asks; its questions get ids of their own. */
export const copyOption: Do<'copy-option'> = (item, { question: id, option: optionId }) => {
  const taken = questionIds(item)
  return withQuestion(item, id, (question) => {
    const at = question.options.findIndex((option) => option.id === optionId)
    const found = question.options[at]
    if (found === undefined) return question
    const { next, ...rest } = found
    const copy: Option = {
      ...notExclusive(rest),
      id: freshId(optionIds(question), 'a'),
      ...(next === undefined ? {} : { next: renumbered(next, taken) }),
    }
    return { ...question, options: inserted(question.options, copy, at + 1) }
  })
}

/**
 * Takes a question of another item over, with the materials its answers name: one that is here already, by library
 * material and owner, is used; the others come along. Answers that lead elsewhere or change procedures and fees of the
 * other item keep only their materials.
 */
export const reuseQuestion: Do<'reuse-question'> = (item, { question, materials, under, index }) => {
  const keys = new Map<string, string>()
  const taken = new Set(item.materials.map(({ key }) => key))
  const brought: Material[] = []
  for (const material of materials) {
    const same = item.materials.find(({ ref, party }) => ref === material.ref && party === material.party)
    // What everybody is asked for already needs no answer to ask for it.
    if (same?.base === true) continue
    const key = same?.key ?? (taken.has(material.key) ? freshId(taken, material.key) : material.key)
    keys.set(material.key, key)
    taken.add(key)
    if (same === undefined) brought.push({ ...material, key, base: false })
  }
  const translated = mapQuestions([question], (one) => ({
    ...one,
    options: one.options.map((option) => carried(option, keys)),
  }))
  const [fresh] = renumbered(translated, questionIds(item))
  if (fresh === undefined) return item
  const widened = { ...item, materials: [...item.materials, ...brought] }
  return withList(widened, under, (list) => inserted(list, fresh, index))
}

function carried({ effects, ...option }: Option, keys: ReadonlyMap<string, string>): Option {
  if (effects === undefined) return option
  const { addMaterials, removeMaterials, outcome } = effects
  const translated = (list: readonly string[] | undefined) => list?.flatMap((key) => keys.get(key) ?? [])
  const stop = outcome?.kind === 'stop' ? { outcome } : {}
  const lists = Object.entries({ addMaterials: translated(addMaterials), removeMaterials: translated(removeMaterials) })
  const kept = { ...Object.fromEntries(lists.filter(([, list]) => list !== undefined && list.length > 0)), ...stop }
  return Object.keys(kept).length === 0 ? option : { ...option, effects: kept }
}
