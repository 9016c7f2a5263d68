import type { Item } from '../format.ts'
import { isVagueName } from '../vague.ts'
import { proofFinding } from './finding.ts'
import type { ProofFinding } from './finding.ts'
import { inOrder, placedTree } from './space.ts'
import type { Place } from './space.ts'

/** Words that leave open what is meant. (CAT-05; GD 三(一)4) */
const openEnd =
  /(?<![和与及])其[他它](?:有关|相关|必要|需要)?的?(?:材料|资料|文件|证明|证件|手续|条件|情况|情形|要求|原因)|(?:有关|相关)的?(?:材料|资料|文件|证明|证件|手续|条件|规定|要求)|等(?:材料|资料|文件|证明|证件|情况|情形|条件|方式)|等(?=[）)]|$)|(?:法律|法规|规章)[^，。；]*规定的其[他它]/
/** An answer that means whatever the others do not. */
const restAnswer = /^其[他它](?:$|[（(]|情况|情形|原因|方式|类型|用途|单位|合法|临时)/

/** Catch-all clauses in conditions, answers, names and review points. (CAT-05) */
export function checkWords(item: Item): ProofFinding[] {
  return [
    ...item.conditions.flatMap((text, index) => caught(text, `/conditions/${index}`, {})),
    ...inOrder(placedTree(item.situation.questions, '/situation/questions')).flatMap(({ options }) =>
      options.flatMap(({ option: { label }, at, place }) => caughtAnswer(label, `${at}/label`, place)),
    ),
    ...item.materials.flatMap(({ key, name, formReview, contentReview }, index) => [
      ...(isVagueName(name) ? [] : caught(name, `/materials/${index}/name`, { material: key })),
      ...formReview.flatMap(({ text }, point) =>
        caught(text, `/materials/${index}/formReview/${point}/text`, { material: key }),
      ),
      ...contentReview.flatMap(({ text }, point) =>
        caught(text, `/materials/${index}/contentReview/${point}/text`, { material: key }),
      ),
    ]),
  ]
}

function caughtAnswer(label: string, pointer: string, place: Place): ProofFinding[] {
  const rest = restAnswer.exec(label)
  return rest === null ? caught(label, pointer, place) : [clause(label, rest[0], { pointer, place })]
}

function caught(text: string, pointer: string, place: Place): ProofFinding[] {
  const found = openEnd.exec(text)
  return found === null ? [] : [clause(text, found[0], { pointer, place })]
}

function clause(text: string, words: string, at: { readonly pointer: string; readonly place: Place }): ProofFinding {
  return proofFinding('catch-all', at, { text, words })
}
