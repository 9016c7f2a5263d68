import type { DocumentCheck } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Finding } from '../contract.ts'
import en from '../i18n/en.master.json' with { type: 'json' }
import zh from '../i18n/zh-CN.master.json' with { type: 'json' }
import { checkMaster, placesOf } from '../rules/index.ts'
import { written } from './present.ts'

const order = { error: 0, warning: 1, hint: 2 } as const

/** What is wrong with an item that is typed, the worst first, as the contract's answer has it. */
export function presentCheck(
  { isSound, findings, tree, cases = 0 }: DocumentCheck,
  document: unknown,
  milliseconds: number,
) {
  // A sound document is an item.
  const master = isSound ? checkMaster(document as Item) : []
  const all: Finding[] = [
    ...findings.map(({ example, place, other, ...rest }) => ({
      ...rest,
      ...(place === undefined ? {} : { place }),
      ...(other === undefined ? {} : { other }),
      ...(example === undefined ? {} : { example: written(example) }),
    })),
    ...master.map(({ code, level, pointer }) => ({ code, level, pointer, zh: zh[code], en: en[code] })),
  ]
  return {
    isSound,
    milliseconds,
    findings: all.toSorted((one, two) => order[one.level] - order[two.level]),
    ...(tree === undefined ? {} : { tree: presentTree(tree, cases) }),
  }
}

type Tree = NonNullable<DocumentCheck['tree']>

function presentTree({ combinations, accepted, expectedQuestions, order: offer }: Tree, cases: number) {
  const known = { combinations, accepted, expectedQuestions, cases }
  if (offer === undefined) return known
  const { before, after, questions } = offer
  return { ...known, order: { before, after, places: placesOf(questions) } }
}
