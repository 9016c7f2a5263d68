import type { Option, Question } from '@yichuang/modules/catalogue/rules'
import { nothingGiven } from './package-document.ts'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'
import { packagePath, withAnswer } from './path.ts'
import type { PackagePath, PathQuestion } from './path.ts'

/** An applicant with every question answered, and what the package comes to for them. */
export interface SampleApplication {
  readonly given: Given
  readonly path: PackagePath
}

const MOST = 24
/** questions one applicant answers at most */
const LONGEST = 200
/** applicants that bring nothing new, one after the other, before it is over */
const PATIENCE = 3

/** How often each answer was given so far. */
type Met = Map<string, number>

/**
 * Few applicants that together give the answers with which one can apply. The first takes the first answers and
 * everything the package can bring; the next ones what was given least. Answers after which nobody can apply here are
 * left out. (CAT-11)
 */
export function sampleApplications(pkg: PackageDocument, itemOf: ItemOf, most = MOST): readonly SampleApplication[] {
  const met: Met = new Map()
  const samples: SampleApplication[] = []
  for (let stale = 0; stale < PATIENCE && samples.length < most;) {
    const sample = applyOnce(pkg, itemOf, met)
    const given = answersOf(sample.path)
    const isNew = given.some((answer) => !met.has(answer))
    for (const answer of given) met.set(answer, (met.get(answer) ?? 0) + 1)
    if (isNew && sample.path.resolution.status === 'complete') samples.push(sample)
    stale = isNew ? 0 : stale + 1
  }
  return samples
}

/** The answers with those added that are still needed: what leads on, and of several what brings most. (CAT-12) */
export function completedBy(pkg: PackageDocument, begun: Given, itemOf: ItemOf): Given {
  let given = begun
  const seen = new Set<string>()
  for (let step = 0; step < LONGEST; step += 1) {
    const next = packagePath(pkg, given, itemOf).questions.find(({ key, isOpen }) => isOpen && !seen.has(key))
    if (next === undefined) return given
    seen.add(next.key)
    given = withAnswer(given, next, choiceAt(next, new Map()))
  }
  return given
}

function answersOf({ questions }: PackagePath): readonly string[] {
  return questions.flatMap(({ key, chosen }) => chosen.map((option) => `${key}=${option}`))
}

function applyOnce(pkg: PackageDocument, itemOf: ItemOf, met: Met): SampleApplication {
  let given: Given = nothingGiven
  const seen = new Set<string>()
  for (let step = 0; step < LONGEST; step += 1) {
    const path = packagePath(pkg, given, itemOf)
    const next = path.questions.find(({ key, chosen }) => chosen.length === 0 && !seen.has(key))
    if (next === undefined) return { given, path }
    seen.add(next.key)
    given = withAnswer(given, next, choiceAt(next, met))
  }
  return { given, path: packagePath(pkg, given, itemOf) }
}

function choiceAt({ key, item, question }: PathQuestion, met: Met): readonly string[] {
  const possible = question.options.filter(({ effects }) => effects?.outcome === undefined)
  if (met.size === 0 && question.type === 'multi' && brings(question))
    return possible.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id)
  const countOf = ({ id }: Option) => met.get(`${key}=${id}`) ?? 0
  const unmet = possible.find((option) => countOf(option) === 0)
  const leading = possible.filter((option) => hasUnmetBelow(option, item, met))
  const [least] = (leading.length > 0 ? leading : possible).toSorted((one, other) => countOf(one) - countOf(other))
  const one = unmet ?? (question.type === 'single' || question.required ? least : undefined)
  return one === undefined ? [] : [one.id]
}

/** Whether a question below an answer has one that was never given. */
function hasUnmetBelow({ next = [] }: Option, item: string | undefined, met: Met): boolean {
  const prefix = item === undefined ? '' : `${item}/`
  return next.some(({ id, options }) =>
    options.some((option) => !met.has(`${prefix}${id}=${option.id}`) || hasUnmetBelow(option, item, met)),
  )
}

function brings({ options }: Question): boolean {
  return options.some(({ effects }) => (effects?.includeItems ?? []).length > 0)
}
