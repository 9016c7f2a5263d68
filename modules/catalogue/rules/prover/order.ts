import type { Item, Question } from '../format.ts'
import { NEVER } from './diagram.ts'
import type { Node } from './diagram.ts'
import { expectedStretch, stretchOf } from './expected.ts'
import type { AnswerCounts } from './expected.ts'
import type { Proving } from './finding.ts'
import { blockOf, influenced, isWithoutInfluence, touches } from './independence.ts'
import { modelOf, outcomesOf } from './model.ts'
import type { PlacedOption, PlacedQuestion } from './space.ts'

/** Another order of an item's questions that comes to the same with fewer questions asked. */
export interface OrderOffer {
  /** questions a person is asked on the average, now and then */
  readonly before: number
  readonly after: number
  /** the whole tree in the new order; ids, answers and effects are those of the item */
  readonly questions: readonly Question[]
  /** questions that would be asked below one answer only */
  readonly moves: readonly { readonly question: string; readonly below: string }[]
}

/** A smaller saving is not worth a change. */
const leastSaving = 0.01

/**
 * The shortest expected path: a question that matters after one answer only goes below that answer, and among the
 * questions side by side those come first that most likely end the questions for what they cost. For questions that
 * stay side by side that order is the best there is. Every offer is proved to come to the same results. (CAT-03)
 */
export function betterOrder(proving: Proving, counts: AnswerCounts): OrderOffer | undefined {
  const { item } = proving.model
  const now = item.situation.questions
  const before = expectedStretch(now, counts).asked
  let tree = now
  let best = before
  const moves: { question: string; below: string }[] = []
  const take = (other: readonly Question[]): boolean => {
    const { asked } = expectedStretch(other, counts)
    if (asked > best - leastSaving || !comesToTheSame(proving, other)) return false
    tree = other
    best = asked
    return true
  }
  take(sorted(tree, counts))
  for (const { question, below } of candidates(proving)) {
    const moved = movedBelow(tree, question, below)
    if (moved !== undefined && (take(sorted(moved, counts)) || take(moved)))
      moves.push({ question: question.question.id, below: `${below.question.id}.${below.option.id}` })
  }
  return best > before - leastSaving ? undefined : { before, after: best, questions: tree, moves }
}

/** Side by side: the likeliest end for the fewest questions first; what ends nothing keeps its order behind. */
export function sorted(questions: readonly Question[], counts: AnswerCounts): Question[] {
  return questions
    .map((question) => ({
      ...question,
      options: question.options.map((option) =>
        option.next === undefined ? option : { ...option, next: sorted(option.next, counts) },
      ),
    }))
    .map((question) => ({ question, stretch: stretchOf(question, counts) }))
    .toSorted(({ stretch: one }, { stretch: other }) => other.ended / other.asked - one.ended / one.asked)
    .map(({ question }) => question)
}

interface Candidate {
  readonly question: PlacedQuestion
  readonly below: PlacedOption
}

/** Questions beside a single-choice question that make a difference after one of its answers only. */
function candidates(proving: Proving): Candidate[] {
  const { questions } = proving.model
  const single = questions.filter(({ question }) => question.type === 'single')
  return questions.flatMap((question) => {
    const beside = single.filter((other) => other !== question && other.parent === question.parent)
    return beside.length === 0 ? [] : below(proving, question, beside)
  })
}

/** Of the questions beside only those count which everything that the question decides depends on as well. */
function below(proving: Proving, question: PlacedQuestion, beside: readonly PlacedQuestion[]): Candidate[] {
  const { diagram, active, space } = proving.model
  const block = blockOf(proving, question)
  let left = beside
  for (const part of influenced(proving, block, active.get(question) ?? NEVER)) {
    const support = diagram.support(part)
    left = left.filter((other) => touches(support, new Set(space.levelsOf(other.question.id))))
    if (left.length === 0) return []
  }
  return left.flatMap((other) => {
    const only = onlyAnswer(proving, block, other)
    return only === undefined ? [] : [{ question, below: only }]
  })
}

function onlyAnswer(proving: Proving, block: ReadonlySet<number>, other: PlacedQuestion): PlacedOption | undefined {
  const { diagram, active, chosen } = proving.model
  const matters = (within: Node) => !isWithoutInfluence(proving, block, within)
  const states = other.options.map((option) => chosen.get(option) ?? NEVER)
  const open = diagram.without(active.get(other) ?? NEVER, diagram.any(states))
  if (!other.question.required && matters(open)) return undefined
  let only: PlacedOption | undefined
  for (const [index, option] of other.options.entries()) {
    if (!matters(states[index] ?? NEVER)) continue
    if (only !== undefined || option.option.effects?.outcome !== undefined) return undefined
    only = option
  }
  return only
}

/** The tree with one question taken out of its place and put below an answer; undefined: it hangs there already. */
function movedBelow(
  tree: readonly Question[],
  { question: { id } }: PlacedQuestion,
  below: PlacedOption,
): Question[] | undefined {
  let moved: Question | undefined
  const cut = (questions: readonly Question[]): Question[] =>
    questions.flatMap((question) => {
      if (question.id === id) {
        moved = question
        return []
      }
      return [mapOptions(question, cut)]
    })
  const rest = cut(tree)
  let isPlaced = false
  const put = (questions: readonly Question[]): Question[] =>
    questions.map((question) => {
      const deep = mapOptions(question, put)
      if (question.id !== below.question.id || moved === undefined) return deep
      const taken = moved
      isPlaced = true
      const options = deep.options.map((option) =>
        option.id === below.option.id ? { ...option, next: [...(option.next ?? []), taken] } : option,
      )
      return { ...deep, options }
    })
  const result = put(rest)
  return isPlaced ? result : undefined
}

function mapOptions(question: Question, change: (next: readonly Question[]) => Question[]): Question {
  return {
    ...question,
    options: question.options.map((option) => {
      if (option.next === undefined) return option
      const { next, ...own } = option
      const changed = change(next)
      return changed.length === 0 ? own : { ...own, next: changed }
    }),
  }
}

/** Whoever has answered the item's questions gets the same by the other tree, whatever it leaves out. */
function comesToTheSame({ model, valid, accepted }: Proving, questions: readonly Question[]): boolean {
  const { diagram, space, item } = model
  const changed: Item = { ...item, situation: { ...item.situation, questions } }
  const other = modelOf(diagram, space, changed)
  if (diagram.without(valid, other.answered) !== NEVER) return false
  const differ = (domain: Node, one: Node, two: Node) => diagram.and(domain, diagram.differ(one, two)) !== NEVER
  const [ends, otherEnds] = [outcomesOf(model), outcomesOf(other)]
  for (const meaning of new Set([...ends.keys(), ...otherEnds.keys()]))
    if (differ(valid, ends.get(meaning) ?? NEVER, otherEnds.get(meaning) ?? NEVER)) return false
  const parts = new Map(other.parts.map(({ name, when }) => [name, when]))
  return model.parts.every(({ name, when }) => !differ(accepted, when, parts.get(name) ?? NEVER))
}
