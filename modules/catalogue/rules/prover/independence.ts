import { NEVER } from './diagram.ts'
import type { Node } from './diagram.ts'
import type { Proving } from './finding.ts'
import { nothingIdle, outcomesOf } from './model.ts'
import type { Model } from './model.ts'
import { inOrder } from './space.ts'
import type { PlacedQuestion } from './space.ts'

/** The combinations of a model, and its view of some variables. */
export function provingOf(model: Model): Proving {
  const { diagram, space } = model
  const valid = diagram.and(model.answered, nothingIdle(diagram, space, [model]))
  const owner = new Map(
    model.questions.flatMap((placed) => space.levelsOf(placed.question.id).map((level) => [level, placed] as const)),
  )
  // Questions that cannot be answered reach beyond their own variables: then everything is looked at.
  const hasGap = model.questions.some(({ question, options }) => question.required && options.length === 0)
  const alone = new Map(model.questions.map((placed) => [placed, constraintOf(model, placed)]))
  const near = (levels: Iterable<number>): Node => {
    const questions = new Set<PlacedQuestion>()
    for (const level of levels)
      for (
        let placed = owner.get(level);
        placed !== undefined && !questions.has(placed);
        placed = parentOf(placed, owner, space)
      )
        questions.add(placed)
    return diagram.all(model.questions.filter((one) => questions.has(one)).map((one) => alone.get(one) ?? NEVER))
  }
  return { model, valid, accepted: diagram.without(valid, model.stopped), near: hasGap ? () => valid : near }
}

function parentOf(
  { parent }: PlacedQuestion,
  owner: ReadonlyMap<number, PlacedQuestion>,
  space: Model['space'],
): PlacedQuestion | undefined {
  return parent === undefined ? undefined : owner.get(space.levelOf(parent.question.id, parent.option.id) ?? -1)
}

/** Answered if it is asked, left open if not. */
function constraintOf({ diagram, space, active, constraints }: Model, placed: PlacedQuestion): Node {
  const given = diagram.any(space.levelsOf(placed.question.id).map((level) => diagram.variable(level)))
  const open = diagram.or(active.get(placed) ?? NEVER, diagram.not(given))
  return diagram.and(constraints.get(placed) ?? NEVER, open)
}

/** The variables of a question and of everything that hangs on its answers. */
export function blockOf({ model }: Proving, question: PlacedQuestion): ReadonlySet<number> {
  return new Set(inOrder([question]).flatMap(({ question: { id } }) => model.space.levelsOf(id)))
}

/** A combination of answers exists for which it holds. */
export function isPossible({ model: { diagram }, near }: Proving, when: Node): boolean {
  return diagram.and(near(diagram.support(when)), when) !== NEVER
}

/** A combination that ends in a list exists for which it holds. */
export function isAcceptable(proving: Proving, when: Node): boolean {
  return isPossible(proving, proving.model.diagram.without(when, proving.model.stopped))
}

/** What the results consist of: where each holds, and whether only accepted combinations count. */
export function resultsOf(model: Model): readonly { readonly when: Node; readonly ofList: boolean }[] {
  return [
    ...[...outcomesOf(model).values()].map((when) => ({ when, ofList: false })),
    ...model.parts.map(({ when }) => ({ when, ofList: true })),
  ]
}

/**
 * The parts of the result that two combinations can differ in which are alike but for the block.
 * @param within the combinations looked at; must not depend on how the block is answered
 */
export function* influenced(proving: Proving, block: ReadonlySet<number>, within: Node): Generator<Node> {
  const { model, near } = proving
  const { diagram } = model
  for (const { when, ofList } of resultsOf(model)) {
    const support = diagram.support(when)
    if (!touches(support, block)) continue
    const stopped = ofList ? model.stopped : NEVER
    const levels = [...support, ...block, ...diagram.support(within), ...diagram.support(stopped)]
    const domain = diagram.all([within, near(levels), diagram.not(stopped)])
    const where = diagram.exists(diagram.and(domain, when), block)
    const elsewhere = diagram.exists(diagram.without(domain, when), block)
    if (diagram.and(where, elsewhere) !== NEVER) yield when
  }
}

/** Nothing of the result depends on how the block is answered. */
export function isWithoutInfluence(proving: Proving, block: ReadonlySet<number>, within: Node): boolean {
  return influenced(proving, block, within).next().done === true
}

/** The two sets have a variable in common. */
export function touches(support: ReadonlySet<number>, block: ReadonlySet<number>): boolean {
  const [fewer, more] = support.size < block.size ? [support, block] : [block, support]
  for (const level of fewer) if (more.has(level)) return true
  return false
}
