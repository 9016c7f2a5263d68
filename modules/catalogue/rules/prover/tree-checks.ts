import { NEVER } from './diagram.ts'
import { exampleOf, proofFinding } from './finding.ts'
import type { ProofFinding, Proving } from './finding.ts'
import { blockOf, isPossible, isWithoutInfluence, resultsOf, touches } from './independence.ts'
import type { PlacedOption, PlacedQuestion } from './space.ts'

/** Answers that lead nowhere, questions nobody gets to, questions and answers that make no difference. (CAT-03) */
export function checkTree(proving: Proving): ProofFinding[] {
  const { model, valid, accepted } = proving
  const dead = model.questions.flatMap((placed) => deadEnds(proving, placed))
  if (valid === NEVER) return dead
  const [first] = model.ends
  if (accepted === NEVER && first !== undefined)
    return [
      ...dead,
      proofFinding('never-accepted', placeOf('/situation/questions'), {}, { example: exampleOf(model, valid) }),
    ]
  const far = unreachable(proving)
  const reached = model.questions.filter(({ at }) => !far.some(({ pointer }) => `${at}/`.startsWith(`${pointer}/`)))
  return [...dead, ...far, ...reached.flatMap((placed) => idleAndAlike(proving, placed))]
}

function placeOf(pointer: string) {
  return { pointer, place: {} }
}

/** A gap: the question must be answered and cannot be, or an answer leads to such a question only. */
function deadEnds(proving: Proving, placed: PlacedQuestion): ProofFinding[] {
  const { model } = proving
  const { question, options, at } = placed
  const found: ProofFinding[] = []
  if (question.required && options.length === 0)
    found.push(
      proofFinding('no-answer', { pointer: at, place: { question: question.id } }, { question: question.text }),
    )
  if (!isPossible(proving, model.active.get(placed) ?? NEVER)) return found
  for (const option of options)
    if (!isPossible(proving, model.chosen.get(option) ?? NEVER))
      found.push(proofFinding('answer-dead-end', { pointer: option.at, place: option.place }, factsOf(option)))
  return found
}

function factsOf({ question, option }: PlacedOption): Readonly<Record<string, string>> {
  return { question: question.text, answer: option.label }
}

/** Questions below an answer that ends the questions: whoever gets there has been sent away already. */
function unreachable(proving: Proving): ProofFinding[] {
  const { model, valid } = proving
  const { diagram } = model
  const found: ProofFinding[] = []
  let ended = NEVER
  const visit = (placed: PlacedQuestion): void => {
    const asked = model.active.get(placed) ?? NEVER
    const { question, at, parent } = placed
    if (isPossible(proving, asked) && !isPossible(proving, diagram.without(asked, ended))) {
      const place = { pointer: at, place: { question: question.id } }
      const facts = { question: question.text, answer: parent?.option.label ?? '' }
      found.push(
        proofFinding('question-unreachable', place, facts, { example: exampleOf(model, diagram.and(valid, asked)) }),
      )
      return
    }
    for (const option of placed.options) {
      if (option.option.effects?.outcome !== undefined) ended = diagram.or(ended, model.chosen.get(option) ?? NEVER)
      option.next.forEach(visit)
    }
  }
  model.questions.filter(({ parent }) => parent === undefined).forEach(visit)
  return found
}

function idleAndAlike(proving: Proving, placed: PlacedQuestion): ProofFinding[] {
  const { model, valid } = proving
  const { question, at } = placed
  const asked = model.active.get(placed) ?? NEVER
  if (isWithoutInfluence(proving, blockOf(proving, placed), asked)) {
    const example = exampleOf(model, model.diagram.and(valid, asked))
    const place = { pointer: at, place: { question: question.id } }
    return example === undefined ? [] : [proofFinding('question-idle', place, { question: question.text }, { example })]
  }
  return question.type === 'single' ? alikeAnswers(proving, placed) : idleAnswers(proving, placed)
}

/** Answers of a single-choice question that come to the same whatever else is answered: one situation, not two. */
function alikeAnswers(proving: Proving, placed: PlacedQuestion): ProofFinding[] {
  const leaves = placed.options.filter(({ next }) => next.length === 0)
  const merged = new Set<PlacedOption>()
  return leaves.flatMap((one, index) => {
    if (merged.has(one)) return []
    const others = leaves.slice(index + 1).filter((other) => !merged.has(other) && areAlike(proving, one, other))
    for (const other of others) merged.add(other)
    return others.map((other) => alike(proving, one, other))
  })
}

function alike({ model, valid }: Proving, one: PlacedOption, other: PlacedOption): ProofFinding {
  const { diagram, chosen } = model
  return proofFinding(
    'answers-alike',
    { pointer: other.at, place: other.place },
    { question: one.question.text, one: one.option.label, other: other.option.label },
    {
      other: { pointer: one.at, place: one.place },
      example: exampleOf(model, diagram.and(valid, chosen.get(other) ?? NEVER)),
    },
  )
}

function areAlike(proving: Proving, one: PlacedOption, other: PlacedOption): boolean {
  const { space } = proving.model
  const own = space.levelsOf(one.question.id)
  const only = ({ question, option }: PlacedOption) =>
    new Map(own.map((level) => [level, level === space.levelOf(question.id, option.id)]))
  return comeToTheSame(proving, only(one), only(other))
}

/** Answers of a multiple-choice question that may be given or left, to the same end; "none of these" is meant to. */
function idleAnswers(proving: Proving, { options }: PlacedQuestion): ProofFinding[] {
  const { model, valid } = proving
  const { diagram, space, chosen } = model
  return options
    .filter(({ option, next }) => option.exclusive !== true && next.length === 0)
    .flatMap((placed) => {
      const level = space.levelOf(placed.question.id, placed.option.id) ?? -1
      if (!comeToTheSame(proving, new Map([[level, true]]), new Map([[level, false]]))) return []
      const example = exampleOf(model, diagram.and(valid, chosen.get(placed) ?? NEVER))
      return example === undefined
        ? []
        : [proofFinding('answer-idle', { pointer: placed.at, place: placed.place }, factsOf(placed), { example })]
    })
}

type Values = ReadonlyMap<number, boolean>

/** The two settings of the same variables, wherever both are valid, always have one result. */
function comeToTheSame({ model, near }: Proving, one: Values, other: Values): boolean {
  const { diagram } = model
  const own = new Set(one.keys())
  return resultsOf(model).every(({ when, ofList }) => {
    const support = diagram.support(when)
    if (!touches(support, own)) return true
    const differ = diagram.differ(diagram.restrict(when, one), diagram.restrict(when, other))
    if (differ === NEVER) return true
    const stopped = ofList ? model.stopped : NEVER
    const domain = diagram.without(near([...support, ...own, ...diagram.support(stopped)]), stopped)
    return diagram.all([differ, diagram.restrict(domain, one), diagram.restrict(domain, other)]) === NEVER
  })
}
