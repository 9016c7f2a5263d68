import type { Question } from '@yichuang/modules/catalogue/rules'
import { sampleApplications } from './applications.ts'
import { daysOf } from './compose.ts'
import { doesSomething } from './edit-questions.ts'
import { needsAmong, orderItems } from './order.ts'
import type { ItemOf, PackageDocument } from './package-document.ts'
import { answeredQuestions, keyOf } from './path.ts'
import { sameQuestions } from './same-questions.ts'
import type { QuestionRef } from './same-questions.ts'
import { workingDaysOf } from './chain.ts'

/** `error`: it cannot be published; `warning`: look at it; `offer`: it can be made better. */
export type FindingLevel = 'error' | 'warning' | 'offer'

/** Something about a package that somebody should see; `facts` stand in its sentence. */
export interface PackageFinding {
  readonly code: FindingCode
  readonly level: FindingLevel
  readonly facts: Readonly<Record<string, string | number>>
  /** questions it offers to make one */
  readonly members?: readonly QuestionRef[]
  /** a dependency it offers */
  readonly dependency?: { readonly item: string; readonly on: string }
}

type FindingCode =
  | 'no-name'
  | 'too-few-items'
  | 'item-gone'
  | 'cycle'
  | 'no-way-through'
  | 'idle-question'
  | 'no-answers'
  | 'never-brought'
  | 'time-too-short'
  | 'need-unheld'
  | 'same-question'
  | 'like-question'

/** What stands in the way of a package, what to look at, and what can be made better. (CAT-11) */
export function packageFindings(pkg: PackageDocument, itemOf: ItemOf): readonly PackageFinding[] {
  return [...standing(pkg, itemOf), ...questionFindings(pkg), ...offers(pkg, itemOf)]
}

function standing(pkg: PackageDocument, itemOf: ItemOf): PackageFinding[] {
  const { name, items, limits } = pkg
  const found: PackageFinding[] = []
  const error = (code: FindingCode, facts: PackageFinding['facts'] = {}) => found.push({ code, level: 'error', facts })
  if (name.trim() === '') error('no-name')
  if (items.length < 2) error('too-few-items', { count: items.length })
  for (const { item } of items) if (itemOf(item) === undefined) error('item-gone', { item })
  const ordered = orderItems(items)
  const nameOf = (id: string) => itemOf(id)?.name ?? id
  if (!ordered.ok) error('cycle', { items: ordered.refusal.items.map(nameOf).join(' → ') })
  else if (items.length > 1 && sampleApplications(pkg, itemOf, 1).length === 0) error('no-way-through')
  const needed = daysOf(pkg, itemOf)
  const promised = workingDaysOf(limits.committed)
  if (promised < needed) found.push({ code: 'time-too-short', level: 'warning', facts: { promised, needed } })
  return found
}

function questionFindings({ items, questions }: PackageDocument): PackageFinding[] {
  const found: PackageFinding[] = []
  const brought = new Set<string>()
  const walk = (list: readonly Question[]) => {
    for (const question of list) {
      const { text, options } = question
      if (options.length === 0) found.push({ code: 'no-answers', level: 'error', facts: { text } })
      else if (!doesSomething(question)) found.push({ code: 'idle-question', level: 'warning', facts: { text } })
      for (const { effects, next } of options) {
        for (const item of effects?.includeItems ?? []) brought.add(item)
        walk(next ?? [])
      }
    }
  }
  walk(questions)
  for (const { item, required } of items)
    if (!required && !brought.has(item)) found.push({ code: 'never-brought', level: 'error', facts: { item } })
  return found
}

/** Results that are needed but not waited for, and questions that could be one. */
function offers(pkg: PackageDocument, itemOf: ItemOf): PackageFinding[] {
  const { items } = pkg
  const present = items.flatMap(({ item }) => itemOf(item) ?? [])
  const nameOf = (id: string) => itemOf(id)?.name ?? id
  const waits = new Map(items.map(({ item, dependsOn }) => [item, dependsOn]))
  const needs = needsAmong(present)
    .filter(({ item, from }) => waits.get(item)?.includes(from) !== true)
    .filter(({ item, from }) => orderItems(items.map((entry) => (entry.item === item ? held(entry, from) : entry))).ok)
    .map(({ item, from, materialName }): PackageFinding => ({
      code: 'need-unheld',
      level: 'offer',
      facts: { item: nameOf(item), from: nameOf(from), material: materialName },
      dependency: { item, on: from },
    }))
  const fixed = items.flatMap(({ item, presets = {} }) => Object.keys(presets).map((question) => ({ item, question })))
  const answered = new Set([...answeredQuestions(pkg), ...fixed.map(keyOf)])
  const same = sameQuestions(present).flatMap(({ kind, members }): PackageFinding[] => {
    const open = members.filter((member) => !answered.has(keyOf(member)))
    const [first] = open
    if (first === undefined || open.length < 2) return []
    const facts = { text: first.asked.text, items: open.map(({ item }) => nameOf(item)).join('、') }
    const refs = open.map(({ item, question }) => ({ item, question }))
    return [{ code: `${kind}-question`, level: 'offer', facts, members: refs }]
  })
  return [...new Map(needs.map((need) => [JSON.stringify(need.dependency), need])).values(), ...same]
}

function held<Entry extends { readonly dependsOn: readonly string[] }>(entry: Entry, from: string): Entry {
  return { ...entry, dependsOn: [...entry.dependsOn, from] }
}
