import type { Effects, Item, Rule } from '@yichuang/modules/catalogue/rules'
import type { AttachKind, AttachPlace, EditWishes } from './edits.ts'
import { findMaterial, freshId, mapEffects, withEffects, withOption, withoutEmpty } from './tree.ts'

type Do<Kind extends keyof EditWishes> = (item: Item, wish: EditWishes[Kind]) => Item

const lists = { add: 'addMaterials', remove: 'removeMaterials' } as const

export const addCondition: Do<'add-condition'> = (item, { when }) => {
  const rules = item.rules ?? []
  const id = freshId(new Set(rules.map((rule) => rule.id)), 'r')
  return { ...item, rules: [...rules, { id, when }] }
}

export const changeCondition: Do<'change-condition'> = (item, { rule: id, when }) =>
  withRule(item, id, (rule) => ({ ...rule, when }))

export const removeCondition: Do<'remove-condition'> = (item, { rule }) => ({
  ...item,
  ...(item.rules === undefined ? {} : { rules: item.rules.filter(({ id }) => id !== rule) }),
})

function withRule(item: Item, id: string, change: (rule: Rule) => Rule): Item {
  if (item.rules === undefined) return item
  return { ...item, rules: item.rules.map((rule) => (rule.id === id ? change(rule) : rule)) }
}

/**
 * A material that is here already, by library material and owner, is attached and not brought in twice; one that
 * everybody is asked for stays so.
 */
export const addMaterial: Do<'add-material'> = (item, { material, at }) => {
  const same = item.materials.find(({ ref, party }) => ref === material.ref && party === material.party)
  const taken = new Set(item.materials.map(({ key }) => key))
  const key = same?.key ?? (taken.has(material.key) ? freshId(taken, material.key) : material.key)
  const widened =
    same === undefined ? { ...item, materials: [...item.materials, { ...material, key, base: true }] } : item
  return at === undefined || same?.base === true ? widened : attachMaterial(widened, { key, at, kind: 'add' })
}

export const changeMaterial: Do<'change-material'> = (item, { key, change }) => ({
  ...item,
  materials: item.materials.map((material) => (material.key === key ? { ...material, ...change } : material)),
})

export const dropMaterial: Do<'drop-material'> = (item, { key }) => ({
  ...item,
  materials: item.materials.filter((material) => material.key !== key),
})

/**
 * Lets an answer or condition ask for a material, or free of it; it cannot do both. A material that everybody was asked
 * for is then asked for only there.
 */
export const attachMaterial: Do<'attach-material'> = (item, { key, at, kind }) => {
  if (findMaterial(item, key) === undefined) return item
  const other = kind === 'add' ? 'remove' : 'add'
  return withEffectsAt(item, at, (effects) => listed(unlisted(effects, other, key), kind, key))
}

export const detachMaterial: Do<'detach-material'> = (item, { key, at, kind }) =>
  withEffectsAt(item, at, (effects) => unlisted(effects, kind, key))

/** Asks everybody for a material, whatever they answer. */
export const askEverybody: Do<'ask-everybody'> = (item, { key }) => {
  const freed = mapEffects(item, (effects) => unlisted(effects, 'add', key))
  return {
    ...freed,
    materials: freed.materials.map((material) => (material.key === key ? { ...material, base: true } : material)),
  }
}

export const setOutcome: Do<'set-outcome'> = (item, { question, option, outcome }) =>
  withOption(item, { question, option }, (one) => {
    const { outcome: _former, ...rest } = one.effects ?? {}
    return withEffects(one, outcome === undefined ? rest : { ...rest, outcome })
  })

function withEffectsAt(item: Item, at: AttachPlace, change: (effects: Effects) => Effects): Item {
  if (!('rule' in at)) return withOption(item, at, (option) => withEffects(option, change(option.effects ?? {})))
  return withRule(item, at.rule, ({ id, when, ...effects }) => ({ id, when, ...withoutEmpty(change(effects)) }))
}

function listed(effects: Effects, kind: AttachKind, key: string): Effects {
  const list = effects[lists[kind]] ?? []
  return list.includes(key) ? effects : { ...effects, [lists[kind]]: [...list, key] }
}

function unlisted(effects: Effects, kind: AttachKind, key: string): Effects {
  const list = effects[lists[kind]]
  return list === undefined ? effects : { ...effects, [lists[kind]]: list.filter((one) => one !== key) }
}
