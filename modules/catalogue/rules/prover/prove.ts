import type { Item } from '../format.ts'
import { checkCancellation } from './cancellation.ts'
import type { CancellationRecord } from './cancellation.ts'
import { checkCauses } from './cause-checks.ts'
import { Diagram, NEVER, TooComplex } from './diagram.ts'
import { expectedStretch } from './expected.ts'
import type { AnswerCounts } from './expected.ts'
import { proofFinding } from './finding.ts'
import type { ProofFinding, Proving } from './finding.ts'
import { checkMaterials } from './material-checks.ts'
import { provingOf } from './independence.ts'
import { modelOf } from './model.ts'
import { betterOrder } from './order.ts'
import type { OrderOffer } from './order.ts'
import { inOrder, placedTree, spaceOf } from './space.ts'
import { checkTree } from './tree-checks.ts'
import { checkWords } from './word-checks.ts'

export interface ProofOptions {
  /** from the case history; without it all answers are as likely */
  readonly counts?: AnswerCounts
  /** answers to the cancellation rules, where someone keeps them */
  readonly cancellation?: CancellationRecord
}

/** What is known of an item without answering it. */
export interface Proof {
  readonly item: string
  readonly findings: readonly ProofFinding[]
  /** undefined: the tree could not be proved, a finding says why */
  readonly tree?: {
    /** combinations of answers, each of which comes to exactly one result; exact up to 2^53 */
    readonly combinations: number
    /** those that come to a list, the others are told to stop or to take another item */
    readonly accepted: number
    /** questions a person is asked on the average */
    readonly expectedQuestions: number
    readonly order?: OrderOffer
  }
}

/** Nodes at most: some tens of megabytes and a second or two, far beyond what items of a hall come to. */
const mostNodes = 600_000
/** Answers at most: the diagrams are walked by recursion as deep as there are answers. */
const mostAnswers = 3000

/**
 * Proves the situation tree of an item and looks for what could be better, each finding with its place and answers that
 * show it. Nothing is listed: combinations are diagrams, so a million of them are as fast as ten. (CAT-03, CAT-05)
 */
export function proveItem(item: Item, { counts = {}, cancellation }: ProofOptions = {}): Proof {
  const beside = [...checkWords(item), ...(cancellation === undefined ? [] : checkCancellation(item, cancellation))]
  const twice = doubled(item)
  if (twice.length > 0) return { item: item.id, findings: [...twice, ...beside] }
  try {
    const { findings, tree } = prove(item, counts)
    return { item: item.id, findings: [...findings, ...beside], tree }
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error
    return { item: item.id, findings: [tooComplex(item), ...beside] }
  }
}

function tooComplex({ name }: Item): ProofFinding {
  return proofFinding('too-complex', { pointer: '/situation/questions', place: {} }, { name })
}

/** A tree that gives one id to two things means nothing certain. */
function doubled(item: Item): ProofFinding[] {
  const questions = inOrder(placedTree(item.situation.questions, '/situation/questions'))
  const places = [
    ...questions.map(({ question: { id }, at }) => ({ pointer: at, place: { question: id }, id })),
    ...questions.flatMap(({ options }) =>
      options.map(({ at, place, question, option }) => ({ pointer: at, place, id: `${question.id}.${option.id}` })),
    ),
    ...item.materials.map(({ key }, index) => ({ pointer: `/materials/${index}`, place: { material: key }, id: key })),
  ]
  const sorts = [places.slice(0, questions.length), places.slice(questions.length, -item.materials.length || undefined)]
  const materials = places.slice(places.length - item.materials.length)
  return [...sorts, materials].flatMap((sort) => {
    const met = new Set<string>()
    return sort.flatMap(({ pointer, place, id }) => {
      if (!met.has(id)) {
        met.add(id)
        return []
      }
      return [proofFinding('not-provable', { pointer, place }, { id })]
    })
  })
}

function prove(
  item: Item,
  counts: AnswerCounts,
): Required<Pick<Proof, 'findings'>> & { tree: NonNullable<Proof['tree']> } {
  const space = spaceOf([item])
  if (space.size > mostAnswers) throw new TooComplex(`more than ${mostAnswers} answers`)
  const diagram = new Diagram(mostNodes)
  const model = modelOf(diagram, space, item)
  const proving = provingOf(model)
  const { valid } = proving
  const certain = [
    ...checkTree(proving),
    ...(proving.accepted === NEVER ? [] : [...checkCauses(proving), ...checkMaterials(proving)]),
  ]
  const order = valid === NEVER ? undefined : orderIfFound(proving, counts)
  const findings = order === undefined ? certain : [...certain, orderFinding(order)]
  return {
    findings,
    tree: {
      combinations: diagram.count(valid, space.size),
      accepted: diagram.count(proving.accepted, space.size),
      expectedQuestions: expectedStretch(item.situation.questions, counts).asked,
      ...(order === undefined ? {} : { order }),
    },
  }
}

/** An order is an offer: where looking for one takes too long, there is none. */
function orderIfFound(proving: Proving, counts: AnswerCounts): OrderOffer | undefined {
  try {
    return betterOrder(proving, counts)
  } catch (error) {
    if (error instanceof TooComplex) return undefined
    throw error
  }
}

function orderFinding({ before, after, questions, moves }: OrderOffer): ProofFinding {
  const facts = {
    before: before.toFixed(2),
    after: after.toFixed(2),
    order: questions.map(({ id }) => id).join(', '),
    moves: moves.map(({ question, below }) => `${question} → ${below}`).join(', '),
  }
  return proofFinding('question-order', { pointer: '/situation/questions', place: {} }, facts)
}
