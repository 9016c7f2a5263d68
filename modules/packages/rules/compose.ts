import type { Item, Option, PackageItem, Question } from '@yichuang/modules/catalogue/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { sampleApplications } from './applications.ts'
import { longestChain, workingDaysOf } from './chain.ts'
import {
  freeId,
  implying,
  mergeQuestions,
  withEachQuestion,
  withEffects,
  withMore,
  withOption,
  withQuestion,
} from './edit-questions.ts'
import { withAnswerOf } from './edits.ts'
import type { PackageEdit } from './edits.ts'
import { needsAmong, orderItems } from './order.ts'
import type { CycleRefusal } from './order.ts'
import { emptyPackage } from './package-document.ts'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'
import { packagePath, targetsOf } from './path.ts'
import { sameQuestions } from './same-questions.ts'
import { savingOf } from './saving.ts'

type Composed = Decision<PackageDocument, CycleRefusal>

/**
 * One step of composing. Afterwards the items stand in the order of their stages, the form holds the fields of all items,
 * and every item that is not always in can be brought by an answer. A dependency that closes a ring is refused by the
 * names of its items. (CAT-11)
 */
export function applyPackageEdit(pkg: PackageDocument, edit: PackageEdit, itemOf: ItemOf): Composed {
  switch (edit.kind) {
    case 'add-item':
      return decided(settled(addItem(pkg, edit.item, itemOf), itemOf, pkg))
    case 'remove-item':
      return decided(settled(removeItem(pkg, edit.item), itemOf, pkg))
    case 'set-required':
      return decided(
        settled(
          withEntry(pkg, edit.item, (entry) => ({ ...entry, required: edit.isRequired })),
          itemOf,
        ),
      )
    case 'set-dependency':
      return setDependency(pkg, edit, itemOf)
    case 'fix-answer':
      return decided(withEntry(pkg, edit.item, (entry) => fixed(entry, edit.question, edit.answer)))
    case 'set-master':
      return decided(setMaster(pkg, edit.wish))
    case 'set-merged-form':
      return decided(setMergedForm(pkg, edit))
    case 'set-example':
      return decided({ ...pkg, dedup: { ...pkg.dedup, example: exampleOf(pkg, edit.given, itemOf) } })
    default:
      return decided(settled(editQuestion(pkg, edit, itemOf), itemOf))
  }
}

type QuestionEdit = Exclude<
  PackageEdit,
  {
    readonly kind:
      | 'add-item'
      | 'remove-item'
      | 'set-required'
      | 'set-dependency'
      | 'fix-answer'
      | 'set-master'
      | 'set-merged-form'
      | 'set-example'
  }
>

function editQuestion(pkg: PackageDocument, edit: QuestionEdit, itemOf: ItemOf): PackageDocument {
  if (edit.kind === 'merge-questions') return mergeQuestions(pkg, edit.members, itemOf)
  if (edit.kind === 'add-question') {
    const question = { ...edit.question, id: freeId(pkg, edit.question.id), options: [] }
    return { ...pkg, questions: [...pkg.questions, question] }
  }
  if (edit.kind === 'move-question') return moved(pkg, edit.question, edit.by)
  return withQuestion(pkg, edit.question, (question) => {
    switch (edit.kind) {
      case 'remove-question':
        return undefined
      case 'change-question':
        return { ...question, ...edit.wish }
      case 'add-option':
        return { ...question, options: [...question.options, { id: edit.id, label: edit.label }] }
      case 'change-option':
        return withOption(question, edit.option, (option) => ({ ...option, label: edit.label }))
      case 'remove-option':
        return withOption(question, edit.option, () => undefined)
      case 'imply-answer':
        return withOption(question, edit.option, (option) => implying(option, edit.target, edit.answer))
      case 'set-brought':
        return withOption(question, edit.option, (option) =>
          withEffects(option, (effects) => ({ ...effects, includeItems: edit.items })),
        )
    }
  })
}

function moved(pkg: PackageDocument, id: string, by: number): PackageDocument {
  const from = pkg.questions.findIndex((question) => question.id === id)
  const question = pkg.questions[from]
  if (question === undefined) return pkg
  const to = Math.min(Math.max(0, from + by), pkg.questions.length - 1)
  return { ...pkg, questions: pkg.questions.toSpliced(from, 1).toSpliced(to, 0, question) }
}

/** A package of these items, everything about it made from the items. What is not in force is left out. (CAT-11) */
export function composePackage(
  start: { readonly id: string; readonly name: string; readonly leadDepartment: string },
  items: readonly string[],
  itemOf: ItemOf,
): PackageDocument {
  return items.reduce((pkg, item) => settled(addItem(pkg, item, itemOf), itemOf, pkg), emptyPackage(start))
}

/** An item more: it waits for those whose results it needs unless that closes a ring; same questions become one. */
function addItem(pkg: PackageDocument, id: string, itemOf: ItemOf): PackageDocument {
  const item = itemOf(id)
  if (item === undefined || pkg.items.some((entry) => entry.item === id)) return pkg
  const present = pkg.items.flatMap((entry) => itemOf(entry.item) ?? [])
  const all = [...present, item]
  const entries: readonly PackageItem[] = [...pkg.items, { item: id, required: true, stage: 1, dependsOn: [] }]
  const needs = needsAmong(all).filter((need) => need.item === id || need.from === id)
  const waiting = needs.reduce((before, { item: who, from }) => {
    const after = before.map((entry) => (entry.item === who ? waitingFor(entry, from) : entry))
    return orderItems(after).ok ? after : before
  }, entries)
  const forms = item.materials.flatMap(({ ref, blankForm, party, base }) =>
    blankForm === true && base && party === 'applicant' ? [ref] : [],
  )
  const grown: PackageDocument = {
    ...pkg,
    items: waiting,
    mergedForm: { ...pkg.mergedForm, replaces: [...new Set([...pkg.mergedForm.replaces, ...forms])] },
  }
  return sameQuestions(all)
    .filter(({ kind, members }) => kind === 'same' && members.some((member) => member.item === id))
    .reduce((merged, { members }) => mergeQuestions(merged, members, itemOf), grown)
}

function waitingFor(entry: PackageItem, item: string): PackageItem {
  return entry.dependsOn.includes(item) ? entry : { ...entry, dependsOn: [...entry.dependsOn, item] }
}

function removeItem(pkg: PackageDocument, id: string): PackageDocument {
  const items = pkg.items
    .filter(({ item }) => item !== id)
    .map((entry) => ({ ...entry, dependsOn: entry.dependsOn.filter((item) => item !== id) }))
  return withEachQuestion({ ...pkg, items }, (question) => {
    const left = { ...question, options: question.options.map((option) => withoutItem(option, id)) }
    // What is left of several same questions is one item's own.
    const isOwn = targetsOf(question).length > 1 && targetsOf(left).length === 1 && !brings(left)
    return isOwn ? { ...left, options: left.options.map((option) => withEffects(option, () => ({}))) } : left
  })
}

function withoutItem(option: Option, id: string): Option {
  const without = (list: readonly string[] | undefined) => (list ?? []).filter((item) => item !== id)
  if (option.effects === undefined) return option
  return withEffects(option, (effects) => ({
    ...effects,
    includeItems: without(effects.includeItems),
    excludeItems: without(effects.excludeItems),
    presetAnswers: (effects.presetAnswers ?? []).filter(({ item }) => item !== id),
  }))
}

function brings({ options }: Question): boolean {
  return options.some(({ effects, next }) => effects?.includeItems !== undefined || next !== undefined)
}

function setDependency(
  pkg: PackageDocument,
  { item, on, isHeld }: Extract<PackageEdit, { kind: 'set-dependency' }>,
  itemOf: ItemOf,
): Composed {
  const changed = withEntry(pkg, item, (entry) =>
    isHeld ? waitingFor(entry, on) : { ...entry, dependsOn: entry.dependsOn.filter((one) => one !== on) },
  )
  const ordered = orderItems(changed.items)
  if (!ordered.ok) return refused({ ...ordered.refusal, items: ordered.refusal.items.map((id) => nameOf(id, itemOf)) })
  return decided(settled(changed, itemOf, pkg))
}

function nameOf(id: string, itemOf: ItemOf): string {
  return itemOf(id)?.name ?? id
}

function withEntry(pkg: PackageDocument, id: string, change: (entry: PackageItem) => PackageItem): PackageDocument {
  return { ...pkg, items: pkg.items.map((entry) => (entry.item === id ? change(entry) : entry)) }
}

function fixed({ presets = {}, ...entry }: PackageItem, question: string, answer: readonly string[]): PackageItem {
  const answers = withAnswerOf(presets, question, answer)
  return Object.keys(answers).length === 0 ? entry : { ...entry, presets: answers }
}

function setMergedForm(
  { mergedForm, ...pkg }: PackageDocument,
  { name = mergedForm.name, replaces = mergedForm.replaces }: Extract<PackageEdit, { kind: 'set-merged-form' }>,
): PackageDocument {
  return { ...pkg, mergedForm: { ...mergedForm, name, replaces } }
}

function setMaster(pkg: PackageDocument, { committed, ...wish }: Extract<PackageEdit, { kind: 'set-master' }>['wish']) {
  const named = { ...pkg, ...wish }
  const isOwnName = pkg.mergedForm.name === `${pkg.name}申请表`
  const form = isOwnName ? { ...pkg.mergedForm, name: `${named.name}申请表` } : pkg.mergedForm
  return { ...named, mergedForm: form, ...(committed === undefined ? {} : { limits: { committed } }) }
}

/**
 * What follows from the items, after a step from the package there was before: stages and their order, fields and forms that some item has, service objects, the answers
 * that bring items, and, where nobody chose one, the example and the time it takes. (CAT-11)
 */
export function settled(pkg: PackageDocument, itemOf: ItemOf, before = pkg): PackageDocument {
  const ordered = orderItems(pkg.items)
  const stageOf = (entry: PackageItem) => (ordered.ok ? (ordered.value.get(entry.item) ?? 1) : entry.stage)
  const items = pkg.items
    .map((entry) => ({ ...entry, stage: stageOf(entry) }))
    .toSorted((one, other) => one.stage - other.stage)
  const found = items.flatMap(({ item }) => itemOf(item) ?? [])
  const refs = new Set(found.flatMap(({ materials }) => materials.map(({ ref }) => ref)))
  const held = withMore({ ...pkg, items, ...madeFrom(found) }, itemOf)
  const { mergedForm } = held
  const fields = [...new Set(found.flatMap(({ formFields = [] }) => formFields))]
  const grown: PackageDocument = {
    ...held,
    mergedForm: { ...mergedForm, replaces: mergedForm.replaces.filter((ref) => refs.has(ref)), formFields: fields },
  }
  return withOwnTime(grown, before, itemOf)
}

function madeFrom(items: readonly Item[]): Pick<PackageDocument, 'objects'> {
  return { objects: [...new Set(items.flatMap(({ objects }) => objects))] }
}

/** The time promised follows the items as long as nobody promised another one. */
function withOwnTime(pkg: PackageDocument, before: PackageDocument, itemOf: ItemOf): PackageDocument {
  const { committed } = before.limits
  const isOwn = committed.unit !== 'workday' || committed.value !== daysOf(before, itemOf)
  return isOwn ? pkg : { ...pkg, limits: { committed: { value: daysOf(pkg, itemOf), unit: 'workday' } } }
}

/** Working days of the longest chain over all items, whoever needs them. */
export function daysOf(pkg: PackageDocument, itemOf: ItemOf): number {
  return chainOf(pkg, itemOf).days
}

/** The items that decide how long the package takes when somebody needs all of it. */
export function criticalOf(pkg: PackageDocument, itemOf: ItemOf): readonly string[] {
  return chainOf(pkg, itemOf).items
}

function chainOf({ items }: PackageDocument, itemOf: ItemOf) {
  const links = items.flatMap(({ item: id, dependsOn }) => {
    const item = itemOf(id)
    return item === undefined ? [] : [{ id, dependsOn, days: workingDaysOf(item.limits.committed) }]
  })
  return longestChain(links)
}

/** The worked example of a package for some answers, as the exchange format keeps it. */
function exampleOf(pkg: PackageDocument, given: Given, itemOf: ItemOf): Readonly<Record<string, unknown>> {
  const { resolution } = packagePath(pkg, given, itemOf)
  const { items, before, after, suppressed, merged, perItem } = resolution
  return {
    ...given,
    items,
    before,
    perItem: Object.fromEntries(Object.entries(perItem).map(([id, { materials }]) => [id, materials])),
    suppressed,
    merged: merged.map(({ ref, party, name, usedBy }) => ({ ref, party, name, usedBy })),
    after,
  }
}

/** The answers of the worked example, where it has some. */
export function exampleGiven({ dedup: { example } }: PackageDocument): Given | undefined {
  const { answers, itemAnswers = {} } = example as Partial<Given>
  return answers === undefined ? undefined : { answers, itemAnswers }
}

/**
 * The package as it goes out: its worked example is that of the composer where the answers still lead to the end, else
 * the first applicant who can apply. (CAT-11; exchange format §5)
 */
export function finished(pkg: PackageDocument, itemOf: ItemOf): PackageDocument {
  const chosen = exampleGiven(pkg)
  const isGood = chosen !== undefined && savingOf(pkg, chosen, itemOf).isComplete
  const answers = isGood ? chosen : sampleApplications(pkg, itemOf, 1)[0]?.given
  const example = answers === undefined ? {} : exampleOf(pkg, answers, itemOf)
  return { ...pkg, dedup: { ...pkg.dedup, example } }
}
