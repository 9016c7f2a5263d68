import { formFaults } from '@yichuang/modules/forms/rules'
import { demand, demandUnique } from './check-format.ts'
import type { CheckScope, ItemContent } from './check-format.ts'
import { checkMaterial } from './check-material.ts'
import type { Effects, Item, Option, Question } from './format.ts'
import { isInstant } from './terms.ts'

/** Everything an item refers to exists, and its situation tree means what it says. (CAT-03; exchange format §1-3) */
export function checkItem(scope: CheckScope, item: ItemContent): void {
  checkReferences(scope, item)
  checkUnique(scope, item)
  checkTree(scope, item)
  checkForm(scope, item)
  const effects = allEffects(item)
  for (const { value, at } of effects) checkEffects(scope, item, value, at)
  checkUse(
    scope,
    item,
    effects.map(({ value }) => value),
  )
  if (isInstant(item) && item.limits.committed.value !== 0)
    scope.find('instant-committed', '/limits/committed/value', { name: item.name })
  if (item.fee.charged !== item.fee.lines.length > 0) scope.find('fee-charged', '/fee/charged', {})
}

function checkReferences(scope: CheckScope, item: ItemContent): void {
  const { known } = scope
  demand(scope, 'board', known.board, ['/board', item.board])
  demand(scope, 'department', known.department, ['/department', item.department])
  for (const [index, field] of item.formFields.entries())
    demand(scope, 'data-element', known['data-element'], [`/formFields/${index}`, field])
  for (const [index, { licence }] of item.results.entries())
    demand(scope, 'licence', known.licence, [`/results/${index}/licence`, licence])
  for (const [index, material] of item.materials.entries()) {
    demand(scope, 'library-material', known['library-material'], [`/materials/${index}/ref`, material.ref])
    checkMaterial(scope, material, `/materials/${index}`)
  }
}

/** Its form can be filled in: what is named exists, nothing waits for itself. (NET-05) */
function checkForm({ find }: CheckScope, { form, situation }: Item): void {
  if (form === undefined) return
  const choices = new Set(
    placedOptions(placedQuestions(situation.questions, '/situation/questions')).map(({ choice }) => choice),
  )
  const faults = formFaults(form, (question, option) => choices.has(`${question}.${option}`))
  for (const { code, pointer, label } of faults) find(`form-${code}`, `/form${pointer}`, { name: label })
}

function checkUnique(scope: CheckScope, { materials, specialProcedures, fee, rules }: Item): void {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  demandUnique(
    scope,
    materials.map(({ key }) => key),
    (index) => `/materials/${index}/key`,
  )
  demandUnique(scope, ids(specialProcedures), (index) => `/specialProcedures/${index}/id`)
  demandUnique(scope, ids(fee.lines), (index) => `/fee/lines/${index}/id`)
  demandUnique(scope, ids(rules ?? []), (index) => `/rules/${index}/id`)
}

interface Placed<Value> {
  readonly value: Value
  readonly at: string
}

/** All questions of a tree with their places, in document order. */
export function placedQuestions(questions: readonly Question[], below: string): Placed<Question>[] {
  return questions.flatMap((question, index) => {
    const at = `${below}/${index}`
    const next = question.options.flatMap((option, place) =>
      placedQuestions(option.next ?? [], `${at}/options/${place}/next`),
    )
    return [{ value: question, at }, ...next]
  })
}

/** All options of a tree with their places and choices (`question.option`). */
export function placedOptions(questions: readonly Placed<Question>[]): (Placed<Option> & { choice: string })[] {
  return questions.flatMap(({ value: { id, options }, at }) =>
    options.map((value, index) => ({ value, at: `${at}/options/${index}`, choice: `${id}.${value.id}` })),
  )
}

function allEffects(item: Item): Placed<Effects>[] {
  const options = placedOptions(placedQuestions(item.situation.questions, '/situation/questions'))
  return [
    ...options.flatMap(({ value: { effects }, at }) =>
      effects === undefined ? [] : [{ value: effects, at: `${at}/effects` }],
    ),
    ...(item.rules ?? []).map((value, index) => ({ value, at: `/rules/${index}` })),
  ]
}

function checkTree(scope: CheckScope, item: Item): void {
  const questions = placedQuestions(item.situation.questions, '/situation/questions')
  checkQuestions(scope, questions)
  const choices = new Set(placedOptions(questions).map(({ choice }) => choice))
  for (const [index, { when }] of (item.rules ?? []).entries()) {
    const parts = { all: when.all, any: when.any, none: when.none, 'atLeast/of': when.atLeast?.of }
    for (const [part, list] of Object.entries(parts))
      for (const [place, choice] of (list ?? []).entries())
        demand(scope, 'choice', choices, [`/rules/${index}/when/${part}/${place}`, choice])
  }
}

/** Ids of questions and of the options of one question occur once; only several answers can be excluded. */
export function checkQuestions(scope: CheckScope, questions: readonly Placed<Question>[]): void {
  demandUnique(
    scope,
    questions.map(({ value }) => value.id),
    (index) => `${questions[index]?.at ?? ''}/id`,
  )
  for (const { value, at } of questions) {
    demandUnique(
      scope,
      value.options.map(({ id }) => id),
      (index) => `${at}/options/${index}/id`,
    )
    for (const [index, { exclusive }] of value.options.entries())
      if (exclusive === true && value.type === 'single')
        scope.find('exclusive-on-single', `${at}/options/${index}/exclusive`, { id: value.id })
  }
}

function checkEffects(scope: CheckScope, item: Item, effects: Effects, at: string): void {
  const keys = new Set(item.materials.map(({ key }) => key))
  const procedures = new Set(item.specialProcedures.map(({ id }) => id))
  const fees = new Set(item.fee.lines.map(({ id }) => id))
  const { addMaterials = [], removeMaterials = [], setMaterials = [], addProcedures = [], addFees = [] } = effects
  const each = (list: readonly string[], name: string, look: (place: [string, string]) => void) => {
    for (const [index, id] of list.entries()) look([`${at}/${name}/${index}`, id])
  }
  each(addMaterials, 'addMaterials', (place) => demand(scope, 'material-key', keys, place))
  each(removeMaterials, 'removeMaterials', (place) => demand(scope, 'material-key', keys, place))
  each(addProcedures, 'addProcedures', (place) => demand(scope, 'procedure', procedures, place))
  each(addFees, 'addFees', (place) => demand(scope, 'fee', fees, place))
  for (const [index, { key }] of setMaterials.entries())
    demand(scope, 'material-key', keys, [`${at}/setMaterials/${index}/key`, key])
  demand(scope, 'item', scope.items, [`${at}/outcome/item`, effects.outcome?.item])
  each(removeMaterials, 'removeMaterials', ([pointer, id]) => {
    if (addMaterials.includes(id)) scope.find('adds-and-removes', pointer, { id })
  })
}

function checkUse({ find }: CheckScope, item: Item, effects: readonly Effects[]): void {
  const added = new Set(effects.flatMap(({ addMaterials }) => addMaterials ?? []))
  const procedures = new Set(effects.flatMap(({ addProcedures }) => addProcedures ?? []))
  const fees = new Set(effects.flatMap(({ addFees }) => addFees ?? []))
  for (const [index, { key, base }] of item.materials.entries())
    if (base === added.has(key)) find('base-contradicts', `/materials/${index}/base`, { id: key })
  for (const [index, { id, when }] of item.specialProcedures.entries())
    if (when === 'situation' && !procedures.has(id)) find('procedure-never', `/specialProcedures/${index}`, { id })
  for (const [index, { id, situational }] of item.fee.lines.entries())
    // Copies of documents are charged at the counter on demand, no answer leads to them.
    if (situational === true && !fees.has(id) && id !== 'copy') find('fee-never', `/fee/lines/${index}`, { id })
}
