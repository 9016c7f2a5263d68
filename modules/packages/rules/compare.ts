import { labelsOf } from '@yichuang/modules/catalogue/rules'
import type { Copy, PackageItem } from '@yichuang/modules/catalogue/rules'
import { completedBy, sampleApplications } from './applications.ts'
import { compareQuestions } from './compare-questions.ts'
import type { QuestionChange } from './compare-questions.ts'
import { exampleGiven } from './compose.ts'
import { nothingGiven } from './package-document.ts'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'
import { packageForm } from './package-form.ts'
import type { PackageField } from './package-form.ts'
import { packagePath } from './path.ts'
import type { PackagePath } from './path.ts'
import { savingOf } from './saving.ts'
import type { Saving } from './saving.ts'

/** An item that both versions hold, and in what it stands otherwise. */
export interface ItemChange {
  readonly item: string
  readonly what: readonly ('required' | 'optional' | 'order' | 'answers')[]
}

/** What changes for some of the applicants that were tried. */
export interface ApplicantChange {
  readonly kind: 'more' | 'fewer' | 'other' | 'details' | 'no-longer' | 'newly' | 'path-gone' | 'path-new'
  /** how many of those tried it concerns */
  readonly concerned: number
  readonly added: readonly Document[]
  readonly dropped: readonly Document[]
  /** the same documents in other numbers or forms */
  readonly changed: readonly Document[]
  /** answers that show it, in words */
  readonly example: readonly { readonly question: string; readonly answer: string }[]
}

interface Document {
  readonly key: string
  readonly name: string
}

/** Two versions of a package side by side. */
export interface PackageComparison {
  readonly items: {
    readonly added: readonly string[]
    readonly dropped: readonly string[]
    readonly changed: readonly ItemChange[]
  }
  readonly questions: readonly QuestionChange[]
  readonly fields: { readonly added: readonly PackageField[]; readonly dropped: readonly PackageField[] }
  /** members of the package itself that differ */
  readonly members: readonly string[]
  /** applicants that were tried with both versions, and how many of them meet no difference */
  readonly tried: number
  readonly unchanged: number
  readonly changes: readonly ApplicantChange[]
  /** what both spare the same applicant; undefined where nobody gets through both */
  readonly saving: { readonly before: Saving; readonly after: Saving } | undefined
}

/**
 * What changes between two versions of a package, over the items as they are in force: items, questions, fields, and
 * for applicants that give the answers of both versions which documents they need more, fewer or others. (CAT-11, CAT-12)
 */
export function comparePackages(before: PackageDocument, after: PackageDocument, itemOf: ItemOf): PackageComparison {
  const trials = trialsOf(before, after, itemOf)
  const through = trials.filter((trial) => isComplete(trial.before) && isComplete(trial.after))
  const changes = changesOf(trials)
  const same = through[0]?.given
  return {
    items: compareItems(before.items, after.items),
    questions: compareQuestions(before.questions, after.questions),
    fields: compareFields(
      through.flatMap(({ given }) => packageForm(before, given, itemOf).fields),
      through.flatMap(({ given }) => packageForm(after, given, itemOf).fields),
    ),
    members: members.filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member])),
    tried: trials.length,
    unchanged: trials.length - changes.reduce((sum, { concerned }) => sum + concerned, 0),
    changes,
    saving:
      same === undefined ? undefined : { before: savingOf(before, same, itemOf), after: savingOf(after, same, itemOf) },
  }
}

const members = ['name', 'leadDepartment', 'aliases', 'objects', 'limits'] as const

function compareItems(before: readonly PackageItem[], after: readonly PackageItem[]): PackageComparison['items'] {
  const former = new Map(before.map((entry) => [entry.item, entry]))
  const newer = new Set(after.map(({ item }) => item))
  return {
    added: after.flatMap(({ item }) => (former.has(item) ? [] : [item])),
    dropped: before.flatMap(({ item }) => (newer.has(item) ? [] : [item])),
    changed: after.flatMap((entry) => {
      const was = former.get(entry.item)
      const what = was === undefined ? [] : differenceOf(was, entry)
      return what.length === 0 ? [] : [{ item: entry.item, what }]
    }),
  }
}

function differenceOf(was: PackageItem, is: PackageItem): ItemChange['what'] {
  const orderOf = ({ stage, dependsOn }: PackageItem) => JSON.stringify([stage, dependsOn.toSorted()])
  return [
    ...(was.required === is.required ? [] : ([is.required ? 'required' : 'optional'] as const)),
    ...(orderOf(was) === orderOf(is) ? [] : (['order'] as const)),
    ...(JSON.stringify(was.presets ?? {}) === JSON.stringify(is.presets ?? {}) ? [] : (['answers'] as const)),
  ]
}

function compareFields(before: readonly PackageField[], after: readonly PackageField[]): PackageComparison['fields'] {
  const missingIn = (those: readonly PackageField[], others: readonly PackageField[]) => {
    const known = new Set(others.map(({ id }) => id))
    return [...new Map(those.filter(({ id }) => !known.has(id)).map((field) => [field.id, field])).values()]
  }
  return { added: missingIn(after, before), dropped: missingIn(before, after) }
}

/** The same answers given to both versions. */
interface Trial {
  readonly given: Given
  readonly before: PackagePath
  readonly after: PackagePath
}

/** Applicants that give the answers of both versions; first those of the worked examples. */
function trialsOf(before: PackageDocument, after: PackageDocument, itemOf: ItemOf): readonly Trial[] {
  const examples = [after, before].flatMap((pkg) => exampleGiven(pkg) ?? [])
  const samples = [after, before].flatMap((pkg) => sampleApplications(pkg, itemOf).map(({ given }) => given))
  const all = [...examples, ...samples, nothingGiven].map((given) =>
    completedBy(after, completedBy(before, given, itemOf), itemOf),
  )
  return [...new Map(all.map((given) => [JSON.stringify(given), given])).values()]
    .map((given) => ({ given, before: packagePath(before, given, itemOf), after: packagePath(after, given, itemOf) }))
    .filter((trial) => isComplete(trial.before) || isComplete(trial.after))
}

function isComplete({ isDone, resolution }: PackagePath): boolean {
  return isDone && resolution.status === 'complete'
}

function changesOf(trials: readonly Trial[]): readonly ApplicantChange[] {
  const found = new Map<string, ApplicantChange>()
  for (const trial of trials) {
    const change = changeOf(trial)
    if (change === undefined) continue
    const { kind, added, dropped, changed } = change
    const key = JSON.stringify([kind, added, dropped, changed])
    const known = found.get(key)
    found.set(key, known === undefined ? change : { ...known, concerned: known.concerned + 1 })
  }
  return [...found.values()].toSorted((one, other) => other.concerned - one.concerned)
}

function changeOf({ before, after }: Trial): ApplicantChange | undefined {
  const [was, is] = [isComplete(before), isComplete(after)]
  const nothing = { concerned: 1, added: [], dropped: [], changed: [] }
  const example = inWords(is ? after : before)
  if (!is) return { ...nothing, kind: after.resolution.status === 'invalid' ? 'path-gone' : 'no-longer', example }
  if (!was) return { ...nothing, kind: before.resolution.status === 'invalid' ? 'path-new' : 'newly', example }
  const [former, newer] = [documentsOf(before), documentsOf(after)]
  const added = [...newer.values()].filter(({ key }) => !former.has(key))
  const dropped = [...former.values()].filter(({ key }) => !newer.has(key))
  const changed = [...newer.values()].filter(({ key, copies }) => {
    const known = former.get(key)
    return known !== undefined && known.copies !== copies
  })
  const kind = kindOf(added.length, dropped.length, changed.length)
  if (kind === undefined) return undefined
  return {
    kind,
    concerned: 1,
    added: added.map(named),
    dropped: dropped.map(named),
    changed: changed.map(named),
    example,
  }
}

function kindOf(added: number, dropped: number, changed: number): 'more' | 'fewer' | 'other' | 'details' | undefined {
  if (added > 0) return dropped > 0 ? 'other' : 'more'
  if (dropped > 0) return 'fewer'
  return changed > 0 ? 'details' : undefined
}

function named({ key, name }: Document): Document {
  return { key, name }
}

function documentsOf({ resolution }: PackagePath) {
  const inOrder = (copies: readonly Copy[]) =>
    JSON.stringify(copies.map(({ form, action, count }) => [form, action, count].join(' ')).toSorted())
  return new Map(
    resolution.merged.map(({ ref, party, name, copies }) => {
      const key = `${ref} ${party}`
      return [key, { key, name, copies: inOrder(copies) }]
    }),
  )
}

function inWords({ questions }: PackagePath): ApplicantChange['example'] {
  return questions.flatMap(({ question, chosen }) => {
    const answer = labelsOf(question, chosen)
    return answer === '' ? [] : [{ question: question.text, answer }]
  })
}
