import type { Item } from '@yichuang/modules/catalogue/rules'
import { standing } from '../../rules/index.ts'

/** The answers that ask for a material, in words: question and answer. */
export function whereAttached(item: Item, key: string): readonly string[] {
  return standing(item.situation.questions).flatMap(({ question }) =>
    question.options
      .filter(({ effects }) => effects?.addMaterials?.includes(key))
      .map(({ label }) => `${question.text} ${label}`),
  )
}
