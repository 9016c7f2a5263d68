import type { Effects, Item, Rule } from '@yichuang/modules/catalogue/rules'
import { withKnownAnswers } from '@yichuang/modules/forms/rules'
import type { ItemForm } from '@yichuang/modules/forms/rules'
import { addedKeys, choiceOf, choicesOf, mapEffects } from './tree.ts'

/**
 * Brings a draft in order after an edit: conditions name answers that exist, effects name materials that exist, and
 * `base` is true exactly for the materials no answer or condition adds. A material that only some were asked for and
 * that nothing adds any more goes out: nobody needs it, and nobody shall be asked for it by accident. (exchange format §3, §4.6)
 */
export function settled(item: Item): Item {
  const conditions = formInOrder(conditionsInOrder(item))
  const added = addedKeys(conditions)
  const materials = conditions.materials
    .filter(({ key, base }) => base || added.has(key))
    .map((material) => (material.base === added.has(material.key) ? { ...material, base: !material.base } : material))
  const keys = new Set(materials.map(({ key }) => key))
  return mapEffects({ ...conditions, materials }, (effects) => known(effects, keys))
}

/** The item with another form; one without a group is none. What stays the same is the same object. */
export function withForm(item: Item, form: ItemForm): Item {
  if (form === item.form) return item
  const { form: former, ...rest } = item
  if (form.groups.length > 0) return { ...item, form }
  return former === undefined ? item : rest
}

/** Its form asks for no answer that is gone. */
function formInOrder(item: Item): Item {
  if (item.form === undefined) return item
  const choices = choicesOf(item)
  const form = withKnownAnswers(item.form, (question, option) => choices.has(choiceOf({ question, option })))
  return withForm(item, form)
}

function known(effects: Effects, keys: ReadonlySet<string>): Effects {
  const { addMaterials, removeMaterials, setMaterials, ...rest } = effects
  const kept = (list: readonly string[] | undefined) => list?.filter((key) => keys.has(key))
  const lists = {
    addMaterials: kept(addMaterials),
    removeMaterials: kept(removeMaterials),
    setMaterials: setMaterials?.filter(({ key }) => keys.has(key)),
  }
  const said = Object.entries(lists).filter(([, list]) => list !== undefined)
  return { ...rest, ...Object.fromEntries(said) }
}

function conditionsInOrder(item: Item): Item {
  if (item.rules === undefined) return item
  const choices = choicesOf(item)
  return { ...item, rules: item.rules.flatMap((rule) => conditionInOrder(rule, choices)) }
}

/** A condition without the answers that are gone; one that could no longer hold, or would hold always, goes with them. */
function conditionInOrder(rule: Rule, choices: ReadonlySet<string>): Rule[] {
  const { all, any, none, atLeast } = rule.when
  const kept = (list: readonly string[] = []) => list.filter((choice) => choices.has(choice))
  const isLost =
    kept(all).length < (all?.length ?? 0) ||
    (any !== undefined && kept(any).length === 0) ||
    (atLeast !== undefined && kept(atLeast.of).length < atLeast.count)
  if (isLost) return []
  const parts = {
    all,
    any: any && kept(any),
    none: kept(none).length === 0 ? undefined : kept(none),
    atLeast: atLeast && { count: atLeast.count, of: kept(atLeast.of) },
  }
  const when = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
  return Object.keys(when).length === 0 ? [] : [{ ...rule, when }]
}
