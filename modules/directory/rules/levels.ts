import type { Item, Question } from '@yichuang/modules/catalogue/rules'

/** 四级情形: an answer below a situation of the third level. */
export interface FourthLevel {
  readonly id: string
  readonly label: string
}

/** 三级情形: an answer to the question that splits an item, with what it is split into. */
export interface ThirdLevel {
  readonly id: string
  readonly label: string
  /** the question behind it that splits it further; undefined when nothing does */
  readonly question: string | undefined
  readonly fourth: readonly FourthLevel[]
  /** nothing is applied for in it: the applicant is told where to go */
  readonly isStopped: boolean
}

/** The situations of an item as its directory has them. */
export interface ItemLevels {
  /** the question that splits the item; undefined for an item of one situation */
  readonly question: string | undefined
  readonly third: readonly ThirdLevel[]
}

/**
 * The third and fourth level of an item: the answers to its first question that splits it, and below each of them those
 * to the next question asked there. What is finer than that stands in the situation tree. (CAT-02; GD 三(一)2)
 */
export function levelsOf({ situation: { questions } }: Pick<Item, 'situation'>): ItemLevels {
  const [first, ...others] = questions.filter(splits)
  if (first === undefined) return { question: undefined, third: [] }
  const [second] = others
  return {
    question: first.text,
    third: first.options.map(({ id, label, next = [], effects }) => {
      const below = next.find(splits) ?? second
      return {
        id,
        label,
        question: below?.text,
        fourth: (below?.options ?? []).map((option) => ({ id: option.id, label: option.label })),
        isStopped: effects?.outcome?.kind === 'stop',
      }
    }),
  }
}

function splits({ options }: Question): boolean {
  return options.length > 1
}
