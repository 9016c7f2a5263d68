import type { Answers, Copy, Effects, Item, Package, PackageItem } from './format.ts'
import { resolveSituation, walkQuestions } from './resolve.ts'
import type { Resolution, ResolvedMaterial, ResolveError, Walk } from './resolve.ts'

/** `ref` of the one form that takes the place of the forms in `mergedForm.replaces`. */
export const mergedFormRef = 'merged-form'

/** Answers of one package: to its own questions, and to questions of its items. */
export interface PackageAnswers {
  readonly answers: Answers
  readonly itemAnswers: Readonly<Record<string, Answers>>
}

/** A document asked for once for all items that need it. */
export interface MergedMaterial {
  readonly ref: string
  readonly party: string
  readonly name: string
  readonly usedBy: readonly string[]
  /** the largest count per form and action over the items */
  readonly copies: readonly Copy[]
}

/** A document that an earlier item of the package brings forth and nobody has to hand in. */
export interface SuppressedMaterial {
  readonly item: string
  readonly key: string
  readonly ref: string
  readonly producedBy: string
}

/** What one package comes to. `before` and `after` count documents without and with merging. */
export interface PackageResolution {
  readonly status: 'complete' | 'incomplete' | 'invalid' | 'stopped' | 'redirected'
  readonly items: readonly string[]
  readonly perItem: Readonly<Record<string, Resolution>>
  readonly before: number
  readonly after: number
  readonly merged: readonly MergedMaterial[]
  readonly suppressed: readonly SuppressedMaterial[]
  /** of the package's own questions */
  readonly missing: readonly string[]
  readonly errors: readonly ResolveError[]
}

interface Included {
  readonly entry: PackageItem
  readonly resolution: Resolution
}

/** An item that the answers of a package bring in. */
export interface IncludedItem {
  readonly entry: PackageItem
  /** answers it has in advance: its presets, and what the chosen options of the package say for it */
  readonly inAdvance: Answers
  /** those, and over them the person's own */
  readonly answers: Answers
}

/**
 * From the answers of a package to the documents of all its items together: what an earlier item issues is not asked
 * for, the replaced forms become one, the rest merge by (ref, party). Items missing from `itemOf` count as not included.
 * The worst status of the package's questions and of its items is the status. (CAT-11; exchange format §5)
 */
export function resolvePackage(
  pkg: Package,
  { answers, itemAnswers }: PackageAnswers,
  itemOf: (id: string) => Item | undefined,
): PackageResolution {
  const walk = walkQuestions(pkg.questions, answers)
  const included = broughtIn(pkg, walk, itemAnswers).flatMap(({ entry, answers: given }): Included[] => {
    const item = itemOf(entry.item)
    return item === undefined ? [] : [{ entry, resolution: resolveSituation(item, given) }]
  })
  const { merged, suppressed } = mergeMaterials(pkg, included)
  const own = walk.errors.length > 0 ? 'invalid' : walk.missing.length > 0 ? 'incomplete' : 'complete'
  return {
    status: worst([own, ...included.map(({ resolution }) => resolution.status)]),
    items: included.map(({ entry }) => entry.item),
    perItem: Object.fromEntries(included.map(({ entry, resolution }) => [entry.item, resolution])),
    before: included.reduce((sum, { resolution }) => sum + resolution.materials.length, 0),
    after: merged.length,
    merged,
    suppressed,
    missing: walk.missing,
    errors: walk.errors,
  }
}

/**
 * The items that the answers of a package bring in, with the answers of each; none while a required question of the
 * package itself is open. (exchange format §5)
 */
export function includedItems(pkg: Package, { answers, itemAnswers }: PackageAnswers): readonly IncludedItem[] {
  return broughtIn(pkg, walkQuestions(pkg.questions, answers), itemAnswers)
}

function broughtIn(pkg: Package, walk: Walk, itemAnswers: PackageAnswers['itemAnswers']): readonly IncludedItem[] {
  if (walk.errors.length > 0 || walk.missing.length > 0) return []
  return includedOf(pkg, walk.effects).map((entry) => ({
    entry,
    inAdvance: itemAnswersOf(entry, walk.effects, {}),
    answers: itemAnswersOf(entry, walk.effects, itemAnswers[entry.item] ?? {}),
  }))
}

const bySeverity = ['invalid', 'stopped', 'redirected', 'incomplete', 'complete'] as const

function worst(statuses: readonly Resolution['status'][]): Resolution['status'] {
  return bySeverity.find((status) => statuses.includes(status)) ?? 'complete'
}

function includedOf({ items }: Package, effects: readonly Effects[]): PackageItem[] {
  const brought = new Set(effects.flatMap(({ includeItems }) => includeItems ?? []))
  const left = new Set(effects.flatMap(({ excludeItems }) => excludeItems ?? []))
  return items.filter(({ item, required }) => required || (brought.has(item) && !left.has(item)))
}

/** Presets, then answers the package's options give, then the person's own; the later one wins per question. */
function itemAnswersOf({ item, presets }: PackageItem, effects: readonly Effects[], own: Answers): Answers {
  const brought = effects.flatMap(({ presetAnswers }) => presetAnswers ?? []).filter((preset) => preset.item === item)
  return Object.assign(Object.create(null), presets, ...brought.map(({ answers }) => answers), own) as Answers
}

function mergeMaterials(pkg: Package, included: readonly Included[]) {
  const stages = new Map(included.map(({ entry }) => [entry.item, entry.stage]))
  const replaced = new Set(pkg.mergedForm.replaces)
  const merged = new Map<string, MergedMaterial>()
  const suppressed: SuppressedMaterial[] = []
  for (const { entry, resolution } of included) {
    for (const material of resolution.details) {
      const producer = material.resultOf?.find((item) => (stages.get(item) ?? Infinity) < entry.stage)
      if (producer !== undefined) {
        suppressed.push({ item: entry.item, key: material.key, ref: material.ref, producedBy: producer })
        continue
      }
      const identity = replaced.has(material.ref)
        ? { ref: mergedFormRef, party: 'applicant', name: pkg.mergedForm.name }
        : { ref: material.ref, party: material.party, name: material.name }
      const place = `${identity.ref}\n${identity.party}`
      merged.set(place, withUse(merged.get(place) ?? { ...identity, usedBy: [], copies: [] }, entry.item, material))
    }
  }
  return { merged: [...merged.values()], suppressed }
}

function withUse(known: MergedMaterial, item: string, { copies }: ResolvedMaterial): MergedMaterial {
  const usedBy = known.usedBy.includes(item) ? known.usedBy : [...known.usedBy, item]
  return { ...known, usedBy, copies: largest([...known.copies, ...copies]) }
}

function largest(copies: readonly Copy[]): Copy[] {
  const most = new Map<string, Copy>()
  for (const copy of copies) {
    const kind = `${copy.form} ${copy.action}`
    const known = most.get(kind)
    if (known === undefined || known.count < copy.count) most.set(kind, copy)
  }
  return [...most.values()]
}
