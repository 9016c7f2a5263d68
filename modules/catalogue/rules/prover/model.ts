import type { Effects, Item, Material, Outcome, Rule } from '../format.ts'
import { ALWAYS, NEVER } from './diagram.ts'
import type { Diagram, Node } from './diagram.ts'
import { inOrder, placedTree } from './space.ts'
import type { Place, PlacedOption, PlacedQuestion, Space } from './space.ts'

/** An answer or a condition that changes the result, and in which combinations it does. */
export interface Cause {
  readonly from: 'option' | 'rule'
  readonly at: string
  readonly place: Place
  readonly when: Node
  readonly effects: Effects
}

/** An answer that ends the questions; `first`: no other one before it has ended them. */
export interface End {
  readonly option: PlacedOption
  readonly when: Node
  readonly first: Node
  readonly outcome: Outcome
}

/** One yes-or-no part of what the answers come to, such as "this material is asked for". */
export interface Part {
  readonly name: string
  readonly when: Node
}

/** An item as functions of its answers. (exchange format §4) */
export interface Model {
  readonly diagram: Diagram
  readonly space: Space
  readonly item: Item
  readonly questions: readonly PlacedQuestion[]
  /** in which combinations a question is asked */
  readonly active: ReadonlyMap<PlacedQuestion, Node>
  readonly chosen: ReadonlyMap<PlacedOption, Node>
  /** by question: it is answered as its type allows, if it is asked */
  readonly constraints: ReadonlyMap<PlacedQuestion, Node>
  /** all are */
  readonly answered: Node
  readonly ends: readonly End[]
  readonly stopped: Node
  readonly causes: readonly Cause[]
  /** by key: in which combinations a material is in the list */
  readonly needed: ReadonlyMap<string, Node>
  /** everything that the result of an accepted combination consists of */
  readonly parts: readonly Part[]
}

/** Builds the functions of an item over a space that has all its answers. @throws TooComplex */
export function modelOf(diagram: Diagram, space: Space, item: Item): Model {
  const questions = inOrder(placedTree(item.situation.questions, '/situation/questions'))
  const active = new Map<PlacedQuestion, Node>()
  const chosen = new Map<PlacedOption, Node>()
  for (const placed of questions) {
    const asked = placed.parent === undefined ? ALWAYS : (chosen.get(placed.parent) ?? NEVER)
    active.set(placed, asked)
    for (const option of placed.options) chosen.set(option, diagram.and(asked, answer(diagram, space, option)))
  }
  const constraints = new Map(
    questions.map((placed) => [placed, answeredWell(diagram, space, placed, active.get(placed) ?? NEVER)]),
  )
  const ends = endsOf(diagram, questions, chosen)
  const causes = [...optionCauses(questions, chosen), ...ruleCauses(diagram, item, questions, chosen)]
  const needed = neededOf(diagram, item, causes)
  return {
    diagram,
    space,
    item,
    questions,
    active,
    chosen,
    constraints,
    answered: diagram.all([...constraints.values()]),
    ends,
    stopped: diagram.any(ends.map(({ when }) => when)),
    causes,
    needed,
    parts: partsOf(diagram, item, causes, needed),
  }
}

/** The combinations that leave all questions open that nobody asks, so that each is counted once. */
export function nothingIdle(diagram: Diagram, space: Space, models: readonly Model[]): Node {
  const asked = new Map<string, Node>()
  for (const { questions, active } of models)
    for (const placed of questions) {
      const { id } = placed.question
      asked.set(id, diagram.or(asked.get(id) ?? NEVER, active.get(placed) ?? NEVER))
    }
  return diagram.all(
    space.questions.map((id) => {
      const given = diagram.any(space.levelsOf(id).map((level) => diagram.variable(level)))
      return diagram.or(asked.get(id) ?? NEVER, diagram.not(given))
    }),
  )
}

function answer(diagram: Diagram, space: Space, { question, option }: PlacedOption): Node {
  const level = space.levelOf(question.id, option.id)
  return level === undefined ? NEVER : diagram.variable(level)
}

/** Where the question is asked: the number of answers its type allows, none that this version does not know. */
function answeredWell(diagram: Diagram, space: Space, placed: PlacedQuestion, asked: Node): Node {
  const { question, options } = placed
  const own = options.map((option) => answer(diagram, space, option))
  const strange = space
    .levelsOf(question.id)
    .filter((level) => !options.some(({ option }) => space.levelOf(question.id, option.id) === level))
    .map((level) => diagram.variable(level))
  const alone = options.flatMap(({ option }, index) =>
    option.exclusive === true ? [diagram.or(diagram.not(own[index] ?? NEVER), atMostOne(diagram, own))] : [],
  )
  const well = diagram.all([
    diagram.not(diagram.any(strange)),
    question.type === 'single' ? atMostOne(diagram, own) : diagram.all(alone),
    question.required ? diagram.any(own) : ALWAYS,
  ])
  return diagram.or(diagram.not(asked), well)
}

function atMostOne(diagram: Diagram, nodes: readonly Node[]): Node {
  return diagram.not(diagram.atLeast(2, nodes))
}

/** The answers that end the questions; the first in document order counts. (exchange format §4.3) */
function endsOf(
  diagram: Diagram,
  questions: readonly PlacedQuestion[],
  chosen: ReadonlyMap<PlacedOption, Node>,
): readonly End[] {
  let before = NEVER
  return endingOptions(questions).map(({ option, outcome }) => {
    const when = chosen.get(option) ?? NEVER
    const first = diagram.without(when, before)
    before = diagram.or(before, when)
    return { option, when, first, outcome }
  })
}

/** In document order of the options: what hangs on an answer comes before the next answer of its question. */
function endingOptions(questions: readonly PlacedQuestion[]) {
  const found: { readonly option: PlacedOption; readonly outcome: Outcome }[] = []
  const visit = ({ options }: PlacedQuestion): void => {
    for (const option of options) {
      const outcome = option.option.effects?.outcome
      if (outcome !== undefined) found.push({ option, outcome })
      option.next.forEach(visit)
    }
  }
  questions.filter(({ parent }) => parent === undefined).forEach(visit)
  return found
}

/** What can be told instead of a list, and in which combinations it is. */
export function outcomesOf({ diagram, ends }: Pick<Model, 'diagram' | 'ends'>): ReadonlyMap<string, Node> {
  const outcomes = new Map<string, Node>()
  for (const { outcome, first } of ends) {
    const meaning = canonical(outcome)
    outcomes.set(meaning, diagram.or(outcomes.get(meaning) ?? NEVER, first))
  }
  return outcomes
}

function optionCauses(questions: readonly PlacedQuestion[], chosen: ReadonlyMap<PlacedOption, Node>): readonly Cause[] {
  const causes: Cause[] = []
  const visit = ({ options }: PlacedQuestion): void => {
    for (const option of options) {
      const { effects } = option.option
      const when = chosen.get(option) ?? NEVER
      if (effects !== undefined)
        causes.push({ from: 'option', at: `${option.at}/effects`, place: option.place, when, effects })
      option.next.forEach(visit)
    }
  }
  questions.filter(({ parent }) => parent === undefined).forEach(visit)
  return causes
}

function ruleCauses(
  diagram: Diagram,
  { rules }: Item,
  questions: readonly PlacedQuestion[],
  chosen: ReadonlyMap<PlacedOption, Node>,
): readonly Cause[] {
  const choices = new Map<string, Node>()
  for (const { options } of questions)
    for (const option of options) {
      const choice = `${option.question.id}.${option.option.id}`
      choices.set(choice, diagram.or(choices.get(choice) ?? NEVER, chosen.get(option) ?? NEVER))
    }
  return (rules ?? []).map((rule, index) => ({
    from: 'rule',
    at: `/rules/${index}`,
    place: { rule: rule.id },
    when: holds(diagram, rule, choices),
    effects: rule,
  }))
}

function holds(diagram: Diagram, { when }: Rule, choices: ReadonlyMap<string, Node>): Node {
  const nodes = (list: readonly string[] | undefined) => (list ?? []).map((choice) => choices.get(choice) ?? NEVER)
  return diagram.all([
    diagram.all(nodes(when.all)),
    when.any === undefined ? ALWAYS : diagram.any(nodes(when.any)),
    diagram.not(diagram.any(nodes(when.none))),
    when.atLeast === undefined ? ALWAYS : diagram.atLeast(when.atLeast.count, nodes(when.atLeast.of)),
  ])
}

/** In which combinations one of the causes names the thing. */
function whenNamed(
  diagram: Diagram,
  causes: readonly Cause[],
  names: (effects: Effects) => readonly string[] | undefined,
  name: string,
): Node {
  return diagram.any(causes.filter(({ effects }) => names(effects)?.includes(name)).map(({ when }) => when))
}

const addedBy = ({ addMaterials }: Effects) => addMaterials
const removedBy = ({ removeMaterials }: Effects) => removeMaterials

/** The list: base or added, and not removed. (exchange format §4.6) */
function neededOf(diagram: Diagram, { materials }: Item, causes: readonly Cause[]): ReadonlyMap<string, Node> {
  return new Map(
    materials.map(({ key, base }) => {
      const added = base ? ALWAYS : whenNamed(diagram, causes, addedBy, key)
      return [key, diagram.without(added, whenNamed(diagram, causes, removedBy, key))]
    }),
  )
}

function partsOf(
  diagram: Diagram,
  item: Item,
  causes: readonly Cause[],
  needed: ReadonlyMap<string, Node>,
): readonly Part[] {
  const members = ['copies', 'necessity', 'deferral', 'per'] as const
  const inList = item.materials.flatMap((material) => {
    const when = needed.get(material.key) ?? NEVER
    const patched = members.flatMap((member) => {
      if (settings(causes, material.key, member).length === 0) return []
      return [...memberValues(diagram, causes, material, member)].map(([value, holding]) => ({
        name: `set:${material.key}:${member}=${value}`,
        when: diagram.and(when, holding),
      }))
    })
    return [{ name: `material:${material.key}`, when }, ...patched]
  })
  const procedures = item.specialProcedures
    .filter(({ when }) => when !== 'always')
    .map(({ id }) => ({ name: `procedure:${id}`, when: whenNamed(diagram, causes, (one) => one.addProcedures, id) }))
  const fees = (item.fee.charged ? item.fee.lines : [])
    .filter(({ situational }) => situational === true)
    .map(({ id }) => ({ name: `fee:${id}`, when: whenNamed(diagram, causes, (one) => one.addFees, id) }))
  const limits = (['statutory', 'committed'] as const).flatMap((limit) =>
    [...lastValue(diagram, item.limits[limit], limitSettings(causes, limit))].map(([value, when]) => ({
      name: `limit:${limit}=${value}`,
      when,
    })),
  )
  return [...inList, ...procedures, ...fees, ...limits]
}

/** The values a member of a material can take, each with its combinations. (exchange format §4.7) */
export function memberValues(
  diagram: Diagram,
  causes: readonly Cause[],
  material: Material,
  member: 'copies' | 'necessity' | 'deferral' | 'per',
): ReadonlyMap<string, Node> {
  return lastValue(diagram, material[member], settings(causes, material.key, member))
}

/** What sets a member of a material, in the order in which it does. */
export function settings(causes: readonly Cause[], key: string, member: 'copies' | 'necessity' | 'deferral' | 'per') {
  const found: { readonly cause: Cause; readonly value: string }[] = []
  for (const cause of causes)
    for (const patch of cause.effects.setMaterials ?? []) {
      const value: unknown = patch.set[member]
      if (patch.key === key && value !== undefined) found.push({ cause, value: canonical(value) })
    }
  return found
}

/** What sets a limit, in the order in which it does. */
export function limitSettings(causes: readonly Cause[], limit: 'statutory' | 'committed') {
  return causes.flatMap((cause) => {
    const value = cause.effects.setLimits?.[limit]
    return value === undefined ? [] : [{ cause, value: canonical(value) }]
  })
}

/** The later one wins. */
function lastValue(
  diagram: Diagram,
  initial: unknown,
  changes: readonly { readonly cause: Cause; readonly value: string }[],
): ReadonlyMap<string, Node> {
  let values = new Map<string, Node>([[canonical(initial), ALWAYS]])
  for (const { cause, value } of changes) {
    values = new Map([...values].map(([other, when]) => [other, diagram.without(when, cause.when)]))
    values.set(value, diagram.or(values.get(value) ?? NEVER, cause.when))
  }
  return new Map([...values].filter(([, when]) => when !== NEVER))
}

/** The same text for the same value, whatever the order of its members. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}
