import type { Option, Question } from '../format.ts'

/** How often people were asked a question (`question`) and gave an answer (`question.option`), from the case history. */
export type AnswerCounts = Readonly<Record<string, number>>

/** What a stretch of questions costs a person on the average. */
export interface Stretch {
  /** questions asked until the stretch is through or an answer ends everything */
  readonly asked: number
  /** how likely an answer in it ends everything, 0 to 1 */
  readonly ended: number
}

const nothing: Stretch = { asked: 0, ended: 0 }

/**
 * How many questions a person is asked on the average, in the order given. An answer that ends the questions spares
 * those behind it. Without counts all answers are as likely, and all valid sets of a multiple choice.
 */
export function expectedStretch(questions: readonly Question[], counts: AnswerCounts): Stretch {
  return questions.map((question) => stretchOf(question, counts)).reduce(inRow, nothing)
}

function inRow(one: Stretch, next: Stretch): Stretch {
  return { asked: one.asked + (1 - one.ended) * next.asked, ended: 1 - (1 - one.ended) * (1 - next.ended) }
}

/** One question with all that hangs on its answers. */
export function stretchOf(question: Question, counts: AnswerCounts): Stretch {
  return question.type === 'single' ? singleStretch(question, counts) : multiStretch(question, counts)
}

const ends = ({ effects }: Option) => effects?.outcome !== undefined
const below = ({ next }: Option, counts: AnswerCounts) => expectedStretch(next ?? [], counts)

function singleStretch(question: Question, counts: AnswerCounts): Stretch {
  let [asked, ended] = [1, 0]
  for (const [index, share] of sharesOf(question, counts).entries()) {
    const option = question.options[index]
    if (option === undefined) continue
    const rest = ends(option) ? { asked: 0, ended: 1 } : below(option, counts)
    asked += share * rest.asked
    ended += share * rest.ended
  }
  return { asked, ended }
}

/** How likely each answer of a single-choice question is; what is missing to 1 is no answer. */
function sharesOf({ id, options, required }: Question, counts: AnswerCounts): readonly number[] {
  const given = options.map((option) => counts[`${id}.${option.id}`] ?? 0)
  const sum = given.reduce((total, count) => total + count, 0)
  const all = required ? sum : Math.max(sum, counts[id] ?? 0)
  if (all > 0) return given.map((count) => count / all)
  const answers = options.length + (required ? 0 : 1)
  return options.map(() => 1 / answers)
}

/** Shares below this are taken for this: what has not been seen yet can happen. */
const least = 1e-6

function likelihood({ id }: Question, option: Option, counts: AnswerCounts): number {
  const asked = counts[id] ?? 0
  if (asked === 0) return 0.5
  return Math.min(1 - least, Math.max(least, (counts[`${id}.${option.id}`] ?? 0) / asked))
}

/** The answers are given independently of each other, as far as the sets are valid. */
function multiStretch(question: Question, counts: AnswerCounts): Stretch {
  const options = question.options.map((option) => ({
    share: likelihood(question, option, counts),
    ends: ends(option),
    isAlone: option.exclusive === true,
    rest: below(option, counts),
  }))
  const none = options.reduce((product, { share }) => product * (1 - share), 1)
  const alone = options
    .filter(({ isAlone }) => isAlone)
    .map((one) => ({ ...one, weight: (none / (1 - one.share)) * one.share }))
  const several = options.filter(({ isAlone }) => !isAlone)
  const noneAlone = options.reduce((product, { share, isAlone }) => (isAlone ? product * (1 - share) : product), 1)
  const empty = question.required ? none : 0
  const total = noneAlone - empty + alone.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return { asked: 1, ended: 0 }
  // Sets without an ending answer, walked answer by answer: how much of them goes on, and what was asked on the way.
  let going = noneAlone
  let asked = 0
  for (const { share, ends: isEnd, rest } of several) {
    const chosen = going * share
    asked = isEnd ? asked * (1 - share) : asked + chosen * rest.asked
    going = going * (1 - share) + (isEnd ? 0 : chosen * (1 - rest.ended))
  }
  for (const { ends: isEnd, rest, weight } of alone) {
    asked += isEnd ? 0 : weight * rest.asked
    going += isEnd ? 0 : weight * (1 - rest.ended)
  }
  return { asked: 1 + asked / total, ended: 1 - (going - empty) / total }
}
