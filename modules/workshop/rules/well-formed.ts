import type { Item } from '@yichuang/modules/catalogue/rules'
import { formFaults } from '@yichuang/modules/forms/rules'
import { addedKeys, choiceOf, choicesOf, effectsOf, standing } from './tree.ts'

/**
 * What is broken in the bones of an item, each as a short English line; empty: every id is there once and everything
 * that is named exists. Edits never break this. (exchange format §3)
 */
export function brokenBones(item: Item): readonly string[] {
  const questions = standing(item.situation.questions).map(({ question }) => question)
  const keys = item.materials.map(({ key }) => key)
  const known = new Set(keys)
  const choices = choicesOf(item)
  const added = addedKeys(item)
  const named = effectsOf(item).flatMap(({ addMaterials = [], removeMaterials = [], setMaterials = [] }) => [
    ...addMaterials,
    ...removeMaterials,
    ...setMaterials.map(({ key }) => key),
  ])
  const wanted = (item.rules ?? []).flatMap(({ when: { all = [], any = [], none = [], atLeast } }) => [
    ...all,
    ...any,
    ...none,
    ...(atLeast?.of ?? []),
  ])
  return [
    ...twice(questions.map(({ id }) => id)).map((id) => `question ${id} twice`),
    ...questions.flatMap(({ id, options }) =>
      twice(options.map((one) => one.id)).map((one) => `answer ${id}.${one} twice`),
    ),
    ...twice(keys).map((key) => `material ${key} twice`),
    ...twice((item.rules ?? []).map(({ id }) => id)).map((id) => `condition ${id} twice`),
    ...named.filter((key) => !known.has(key)).map((key) => `no material ${key}`),
    ...wanted.filter((choice) => !choices.has(choice)).map((choice) => `no answer ${choice}`),
    ...brokenForm(item, choices),
    ...item.materials.filter(({ key, base }) => base === added.has(key)).map(({ key }) => `base of ${key}`),
    ...questions
      .filter(({ type, options }) => type === 'single' && options.some(({ exclusive }) => exclusive === true))
      .map(({ id }) => `exclusive answer of ${id}`),
  ]
}

/** What names nothing in its form; what is only unfinished is no break. (NET-05) */
function brokenForm({ form }: Item, choices: ReadonlySet<string>): readonly string[] {
  if (form === undefined) return []
  return formFaults(form, (question, option) => choices.has(choiceOf({ question, option })))
    .filter(({ code }) => ['code-twice', 'test-unknown'].includes(code))
    .map(({ code, pointer }) => `${code} ${pointer}`)
}

function twice(list: readonly string[]): readonly string[] {
  return list.filter((entry, index) => list.indexOf(entry) !== index)
}
