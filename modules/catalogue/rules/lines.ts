import type { Answers, Item, Package } from './format.ts'
import { resolvePackage } from './package.ts'
import { resolveSituation, strangeAnswers } from './resolve.ts'
import type { Resolution, ResolvedMaterial } from './resolve.ts'

/** A catalogue as lookups need it: items and packages by id. */
export interface ResolvableCatalogue {
  readonly items: ReadonlyMap<string, Item>
  readonly packages: ReadonlyMap<string, Package>
}

/** What is wrong with a line; `question` names the place where there is one. */
export interface LineError {
  readonly code: string
  readonly question?: string
  readonly option?: string
  readonly item?: string
  readonly message?: string
}

/**
 * One line of `yichuang catalogue resolve`: in `{"item","answers"}`, out the resolution. Never throws: a line that
 * cannot be worked with is answered with status `invalid` and errors. Answers to questions the item does not know are
 * named in `errors` and change nothing; left-over answers to inactive questions are passed over. (CAT-03)
 */
export function resolveLine(json: string, { items }: ResolvableCatalogue): string {
  const line = recordOf(json)
  if (typeof line === 'string') return JSON.stringify(refusal([{ code: line }]))
  const item = typeof line.item === 'string' ? items.get(line.item) : undefined
  if (item === undefined) return JSON.stringify(refusal([unknown('item', line.item)]))
  const { answers, errors } = answersOf(line.answers)
  if (errors.length > 0) return JSON.stringify(refusal(errors))
  return JSON.stringify(publicResolution(item, answers, resolveSituation(item, answers)))
}

/**
 * One line of `yichuang catalogue resolve-package`: in `{"package","answers","itemAnswers"}`, out the items, the counts
 * and the merged documents. Never throws. (CAT-11)
 */
export function resolvePackageLine(json: string, { items, packages }: ResolvableCatalogue): string {
  const line = recordOf(json)
  if (typeof line === 'string') return JSON.stringify(packageRefusal([{ code: line }]))
  const pkg = typeof line.package === 'string' ? packages.get(line.package) : undefined
  if (pkg === undefined) return JSON.stringify(packageRefusal([unknown('package', line.package)]))
  const own = answersOf(line.answers)
  const ofItems = itemAnswersOf(line.itemAnswers)
  const errors = [...own.errors, ...ofItems.errors]
  if (errors.length > 0) return JSON.stringify(packageRefusal(errors))
  const found = resolvePackage(pkg, { answers: own.answers, itemAnswers: ofItems.answers }, (id) => items.get(id))
  const fromItems = Object.entries(found.perItem)
  return JSON.stringify({
    status: found.status,
    items: found.items,
    before: found.before,
    after: found.after,
    merged: found.merged,
    suppressed: found.suppressed,
    perItem: Object.fromEntries(fromItems.map(([id, { materials }]) => [id, materials])),
    missing: [
      ...found.missing.map((question) => ({ question })),
      ...fromItems.flatMap(([item, { missing }]) => missing.map((question) => ({ item, question }))),
    ],
    errors: [
      ...found.errors,
      ...fromItems.flatMap(([item, { errors: wrong }]) => wrong.map((error) => ({ item, ...error }))),
    ],
    outcomes: fromItems.flatMap(([item, { outcome }]) => (outcome === null ? [] : [{ from: item, ...outcome }])),
  })
}

function publicResolution(item: Item, answers: Answers, resolution: Resolution) {
  return {
    status: resolution.status,
    materials: resolution.materials,
    details: resolution.details.map(publicDetail),
    procedures: resolution.procedures,
    fees: resolution.fees,
    limits: resolution.limits,
    missing: resolution.missing,
    errors: [...resolution.errors, ...strangeAnswers(item, answers)],
    outcome: resolution.outcome,
  }
}

function publicDetail({ key, ref, name, party, copies, necessity, deferral, per, share }: ResolvedMaterial) {
  return { key, ref, name, party, copies, necessity, deferral, per, share }
}

function refusal(errors: readonly LineError[]) {
  return {
    status: 'invalid',
    materials: [],
    details: [],
    procedures: [],
    fees: [],
    limits: null,
    missing: [],
    errors,
    outcome: null,
  }
}

function packageRefusal(errors: readonly LineError[]) {
  return {
    status: 'invalid',
    items: [],
    before: 0,
    after: 0,
    merged: [],
    suppressed: [],
    perItem: {},
    missing: [],
    errors,
    outcomes: [],
  }
}

function unknown(what: 'item' | 'package', value: unknown): LineError {
  if (typeof value !== 'string') return { code: `${what}-missing`, message: `the line names no ${what}` }
  return { code: `unknown-${what}`, message: `the catalogue has no ${what} ${value}` }
}

function recordOf(json: string): Readonly<Record<string, unknown>> | 'not-json' | 'not-an-object' {
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : 'not-an-object'
  } catch {
    return 'not-json'
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Answers with no inherited members, so that a question may be called anything. Absent: no answers. */
function answersOf(value: unknown): { readonly answers: Answers; readonly errors: readonly LineError[] } {
  const answers: Record<string, readonly string[]> = Object.create(null) as Record<string, readonly string[]>
  if (value === undefined || value === null) return { answers, errors: [] }
  if (!isRecord(value))
    return { answers, errors: [{ code: 'answers-malformed', message: 'answers must be an object' }] }
  const errors: LineError[] = []
  for (const [question, given] of Object.entries(value)) {
    if (isTexts(given)) answers[question] = given
    else errors.push({ question, code: 'answer-malformed', message: 'an answer must be a list of option ids' })
  }
  return { answers, errors }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function itemAnswersOf(value: unknown) {
  const answers: Record<string, Answers> = Object.create(null) as Record<string, Answers>
  if (value === undefined || value === null) return { answers, errors: [] }
  if (!isRecord(value)) return { answers, errors: [{ code: 'item-answers-malformed' }] }
  const errors: LineError[] = []
  for (const [item, given] of Object.entries(value)) {
    const read = answersOf(given)
    answers[item] = read.answers
    errors.push(...read.errors.map((error) => ({ item, ...error })))
  }
  return { answers, errors }
}
