import { activeQuestions, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item, Question, Resolution } from '@yichuang/modules/catalogue/rules'
import type { Dice } from './dice.ts'

export interface Situation {
  readonly answers: Answers
  readonly resolution: Resolution
}

const TRIES = 12

/** Answers the questions of an item by chance until they come to a list of materials; undefined when none was found. */
export function walkSituation(item: Item, dice: Dice): Situation | undefined {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const answers = walkOnce(item, dice)
    const resolution = resolveSituation(item, answers)
    if (resolution.status === 'complete' && resolution.details.length > 0) return { answers, resolution }
  }
  return undefined
}

function walkOnce(item: Item, dice: Dice): Answers {
  const answers: Record<string, readonly string[]> = {}
  for (;;) {
    const open = activeQuestions(item, answers).find(({ question }) => answers[question.id] === undefined)
    if (open === undefined) return answers
    answers[open.question.id] = choose(open.question, dice)
  }
}

function choose({ type, required, options }: Question, dice: Dice): readonly string[] {
  const going = options.filter(({ effects }) => effects?.outcome === undefined)
  if (going.length === 0 || (!required && dice.chance(0.5))) return []
  const first = dice.pick(going)
  if (type === 'single' || first.exclusive === true || dice.chance(0.6)) return [first.id]
  const second = dice.pick(going)
  return second.exclusive === true || second.id === first.id ? [first.id] : [first.id, second.id]
}
