import { demand, demandUnique, pointerStep } from './check-format.ts'
import type { CheckScope } from './check-format.ts'
import { checkQuestions, placedOptions, placedQuestions } from './check-item.ts'
import type { Answers, Effects, Package } from './format.ts'
import { resolvePackage } from './package.ts'

/** A package's items, order, presets, merged form and worked example hold. (CAT-11; exchange format §5) */
export function checkPackage(scope: CheckScope, pkg: Package): void {
  const { known, items } = scope
  demand(scope, 'department', known.department, ['/leadDepartment', pkg.leadDepartment])
  for (const [index, ref] of pkg.mergedForm.replaces.entries())
    demand(scope, 'library-material', known['library-material'], [`/mergedForm/replaces/${index}`, ref])
  for (const [index, field] of pkg.mergedForm.formFields.entries())
    demand(scope, 'data-element', known['data-element'], [`/mergedForm/formFields/${index}`, field])
  checkEntries(scope, pkg)
  const questions = placedQuestions(pkg.questions, '/questions')
  checkQuestions(scope, questions)
  for (const { value, at } of placedOptions(questions)) checkEffects(scope, pkg, value.effects ?? {}, `${at}/effects`)
  if (pkg.items.every(({ item }) => items.has(item))) checkExample(scope, pkg)
}

function checkEntries(scope: CheckScope, { items }: Package): void {
  const stages = new Map(items.map(({ item, stage }) => [item, stage]))
  demandUnique(
    scope,
    items.map(({ item }) => item),
    (index) => `/items/${index}/item`,
  )
  for (const [index, { item, stage, dependsOn, presets }] of items.entries()) {
    demand(scope, 'item', scope.items, [`/items/${index}/item`, item])
    for (const [place, other] of dependsOn.entries()) {
      demand(scope, 'package-item', stages, [`/items/${index}/dependsOn/${place}`, other])
      if ((stages.get(other) ?? 0) >= stage)
        scope.find('stage-not-before', `/items/${index}/dependsOn/${place}`, { id: other, item })
    }
    checkAnswers(scope, item, presets ?? {}, `/items/${index}/presets`)
  }
}

function checkEffects(scope: CheckScope, { items }: Package, effects: Effects, at: string): void {
  const own = new Set(items.map(({ item }) => item))
  for (const name of ['includeItems', 'excludeItems'] as const)
    for (const [index, item] of (effects[name] ?? []).entries())
      demand(scope, 'package-item', own, [`${at}/${name}/${index}`, item])
  for (const [index, { item, answers }] of (effects.presetAnswers ?? []).entries()) {
    demand(scope, 'package-item', own, [`${at}/presetAnswers/${index}/item`, item])
    checkAnswers(scope, item, answers, `${at}/presetAnswers/${index}/answers`)
  }
}

/** Answers given in advance name questions and options that the item has. */
function checkAnswers(scope: CheckScope, id: string, answers: Answers, at: string): void {
  const item = scope.items.get(id)
  if (item === undefined) return
  const placed = placedQuestions(item.situation.questions, '')
  const options = new Map(placed.map(({ value }) => [value.id, new Set(value.options.map((option) => option.id))]))
  for (const [question, given] of Object.entries(answers)) {
    const pointer = `${at}/${pointerStep(question)}`
    const known = options.get(question)
    if (known === undefined) scope.find('unknown-question', pointer, { id: `${id}.${question}` })
    else for (const [index, one] of given.entries()) demand(scope, 'option', known, [`${pointer}/${index}`, one])
  }
}

interface Example {
  readonly answers?: Answers
  readonly itemAnswers?: Readonly<Record<string, Answers>>
  readonly items?: readonly string[]
  readonly before?: number
  readonly after?: number
}

/** The worked example comes to the figures it states, where it states any. */
function checkExample(scope: CheckScope, pkg: Package): void {
  const example = pkg.dedup.example as Example
  if (typeof example.answers !== 'object') return
  const { answers, itemAnswers = {} } = example
  const found = resolvePackage(pkg, { answers, itemAnswers }, (id) => scope.items.get(id))
  const pairs: [name: string, stated: unknown, found: unknown][] = [
    ['items', example.items, found.items],
    ['before', example.before, found.before],
    ['after', example.after, found.after],
  ]
  for (const [name, stated, comesTo] of pairs) {
    if (stated === undefined || JSON.stringify(stated) === JSON.stringify(comesTo)) continue
    const facts = { name, stated: JSON.stringify(stated), found: JSON.stringify(comesTo) }
    scope.find('example-differs', `/dedup/example/${name}`, facts)
  }
}
