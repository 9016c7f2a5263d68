import type { Answers, Item, Material } from '../format.ts'
import { Diagram, NEVER, TooComplex } from './diagram.ts'
import type { Node } from './diagram.ts'
import { exampleOf } from './finding.ts'
import { memberValues, modelOf, nothingIdle } from './model.ts'
import type { Model } from './model.ts'
import { spaceOf } from './space.ts'

/**
 * What a new version means to an applicant: more, fewer or other materials, the same ones in another way (copies,
 * deferral), no longer or newly possible at all, or an answer path that came or went.
 */
export type ChangeKind = 'more' | 'fewer' | 'other' | 'details' | 'no-longer' | 'newly' | 'path-gone' | 'path-new'

/** Situations with one and the same change. */
export interface VersionChange {
  readonly kind: ChangeKind
  /** combinations of answers that it concerns; exact up to 2^53 */
  readonly combinations: number
  /** material keys: of the new version where asked for, of the old one where dropped, of the new where changed */
  readonly added: readonly string[]
  readonly dropped: readonly string[]
  readonly changed: readonly string[]
  /** answers that show it */
  readonly example: Answers
}

export interface VersionComparison {
  readonly changes: readonly VersionChange[]
  /** combinations that both versions know, and those of them for which nothing changes */
  readonly combinations: number
  readonly unchanged: number
  /** changes with a set of materials of their own that are not listed one by one any more */
  readonly isCut: boolean
}

const mostNodes = 600_000
/** Different sets of changed materials that are told one by one. */
const mostChanges = 200

/**
 * What changes for applicants between two versions of an item, situation by situation; undefined: too complex to be
 * compared. Materials are the same by key, or, where the key is gone, by library material and owner. (CAT-12)
 */
export function compareVersions(before: Item, after: Item): VersionComparison | undefined {
  try {
    return compare(before, after)
  } catch (error) {
    if (error instanceof TooComplex) return undefined
    throw error
  }
}

interface Comparing {
  readonly diagram: Diagram
  readonly old: Model
  readonly now: Model
}

function compare(before: Item, after: Item): VersionComparison {
  const space = spaceOf([before, after])
  const diagram = new Diagram(mostNodes)
  const comparing = { diagram, old: modelOf(diagram, space, before), now: modelOf(diagram, space, after) }
  const { old, now } = comparing
  const both = diagram.all([nothingIdle(diagram, space, [old, now]), old.answered, now.answered])
  const accepted = diagram.without(both, diagram.or(old.stopped, now.stopped))
  const differences = differencesOf(comparing)
  const groups = grouped(diagram, accepted, differences)
  const others: readonly (readonly [ChangeKind, Node])[] = [
    ['no-longer', diagram.all([both, now.stopped, diagram.not(old.stopped)])],
    ['newly', diagram.all([both, old.stopped, diagram.not(now.stopped)])],
    ['path-gone', diagram.without(own(comparing, old), seenBy(comparing, old, both))],
    ['path-new', diagram.without(own(comparing, now), seenBy(comparing, now, both))],
  ]
  const touched = diagram.any([
    diagram.and(accepted, diagram.any(differences.map(({ when }) => when))),
    diagram.and(both, diagram.differ(old.stopped, now.stopped)),
  ])
  const changes = [
    ...groups.list.map(({ when, met }) => changeOf(now, kindOf(met), when, met)),
    ...others.flatMap(([kind, when]) => (when === NEVER ? [] : [changeOf(now, kind, when, [])])),
  ]
  return {
    changes: changes.toSorted((one, other) => other.combinations - one.combinations),
    combinations: diagram.count(both, space.size),
    unchanged: diagram.count(diagram.without(both, touched), space.size),
    isCut: groups.isCut,
  }
}

/** The combinations of one version, each once. */
function own({ diagram }: Comparing, model: Model): Node {
  return diagram.and(model.answered, nothingIdle(diagram, model.space, [model]))
}

/** Of combinations of both versions what one of them asks, whatever the other asks besides. */
function seenBy({ diagram }: Comparing, model: Model, both: Node): Node {
  const { space } = model
  const known = new Set(model.questions.map(({ question }) => question.id))
  const strange = new Set(space.questions.filter((id) => !known.has(id)).flatMap((id) => space.levelsOf(id)))
  return model.questions.toReversed().reduce(
    (seen, placed) => {
      const asked = model.active.get(placed) ?? NEVER
      const levels = new Set(space.levelsOf(placed.question.id))
      return diagram.choose(asked, seen, diagram.exists(seen, levels))
    },
    diagram.exists(both, strange),
  )
}

interface Difference {
  readonly sort: 'added' | 'dropped' | 'changed'
  readonly key: string
  readonly when: Node
}

/** Material by material, where the lists differ. */
function differencesOf(comparing: Comparing): readonly Difference[] {
  const { diagram, old, now } = comparing
  const partners = partnersOf(old.item, now.item)
  const gone = old.item.materials.filter((material) => ![...partners.values()].includes(material))
  const differences = [
    ...now.item.materials.flatMap((material): Difference[] => {
      const { key } = material
      const after = now.needed.get(key) ?? NEVER
      const partner = partners.get(material)
      if (partner === undefined) return [{ sort: 'added', key, when: after }]
      const before = old.needed.get(partner.key) ?? NEVER
      const details = diagram.all([before, after, detailsDiffer(comparing, partner, material)])
      return [
        { sort: 'added', key, when: diagram.without(after, before) },
        { sort: 'dropped', key: partner.key, when: diagram.without(before, after) },
        { sort: 'changed', key, when: details },
      ]
    }),
    ...gone.map(({ key }): Difference => ({ sort: 'dropped', key, when: old.needed.get(key) ?? NEVER })),
  ]
  return differences.filter(({ when }) => when !== NEVER)
}

/** From a material of the new version to the same one of the old version. */
function partnersOf(before: Item, after: Item): ReadonlyMap<Material, Material> {
  const partners = new Map<Material, Material>()
  const free = new Set(before.materials)
  const pair = (isSame: (old: Material, now: Material) => boolean) => {
    for (const material of after.materials) {
      const partner = partners.has(material) ? undefined : [...free].find((old) => isSame(old, material))
      if (partner === undefined) continue
      partners.set(material, partner)
      free.delete(partner)
    }
  }
  pair((old, now) => old.key === now.key && old.ref === now.ref)
  pair((old, now) => old.ref === now.ref && old.party === now.party)
  return partners
}

const members = ['copies', 'necessity', 'deferral', 'per'] as const

function detailsDiffer({ diagram, old, now }: Comparing, before: Material, after: Material): Node {
  return diagram.any(
    members.flatMap((member) => {
      const then = memberValues(diagram, old.causes, before, member)
      const later = memberValues(diagram, now.causes, after, member)
      return [...new Set([...then.keys(), ...later.keys()])].map((value) =>
        diagram.differ(then.get(value) ?? NEVER, later.get(value) ?? NEVER),
      )
    }),
  )
}

interface Group {
  readonly when: Node
  readonly met: readonly Difference[]
}

/** The situations by the set of differences they meet; those that meet none are no group. */
function grouped(diagram: Diagram, accepted: Node, differences: readonly Difference[]) {
  const list: Group[] = []
  let isCut = false
  const split = (when: Node, index: number, met: readonly Difference[]): void => {
    const difference = differences[index]
    if (when === NEVER || isCut) return
    if (difference !== undefined) {
      split(diagram.and(when, difference.when), index + 1, [...met, difference])
      split(diagram.without(when, difference.when), index + 1, met)
    } else if (met.length > 0 && list.length < mostChanges) list.push({ when, met })
    else isCut ||= met.length > 0
  }
  split(accepted, 0, [])
  return { list, isCut }
}

function kindOf(met: readonly Difference[]): ChangeKind {
  const [isMore, isLess] = [met.some(({ sort }) => sort === 'added'), met.some(({ sort }) => sort === 'dropped')]
  if (isMore && isLess) return 'other'
  if (isMore) return 'more'
  return isLess ? 'fewer' : 'details'
}

function changeOf(now: Model, kind: ChangeKind, when: Node, met: readonly Difference[]): VersionChange {
  const { diagram, space } = now
  const keys = (sort: Difference['sort']) => met.filter((one) => one.sort === sort).map(({ key }) => key)
  return {
    kind,
    combinations: diagram.count(when, space.size),
    added: keys('added'),
    dropped: keys('dropped'),
    changed: keys('changed'),
    example: exampleOf(now, when) ?? {},
  }
}
