import type { Answers, Item, LimitValue, Package } from '@yichuang/modules/catalogue/rules'

/** A package (一件事) whole, in the exchange format 1.0. (CAT-11) */
export interface PackageDocument extends Package {
  readonly formatVersion: '1.0'
  readonly aliases: readonly string[]
  readonly objects: readonly string[]
  readonly limits: { readonly committed: LimitValue }
  readonly confidence: 'sourced' | 'partly' | 'composed'
  readonly sources: readonly { readonly title: string; readonly url?: string; readonly use?: string }[]
}

/** A package from the text of its file, which fitted the schema when it was taken in. @throws when it is not JSON */
export function parsePackage(text: string): PackageDocument {
  return JSON.parse(text) as PackageDocument
}

/** An item of the catalogue by its id; undefined when it is not in force. */
export type ItemOf = (id: string) => Item | undefined

/** Answers somebody gives to one package: to its own questions, and to those of its items. */
export interface Given {
  readonly answers: Answers
  readonly itemAnswers: Readonly<Record<string, Answers>>
}

export const nothingGiven: Given = { answers: {}, itemAnswers: {} }

/** How documents of several items become one; the text that stands in every package. (exchange format §5) */
const dedupRule =
  '同一 ref 且同一 party 的材料只收一次；份数取各事项最大值；resultOf 指向本套餐内更早阶段事项的材料免交；' +
  'mergedForm.replaces 中的申请表合并为一张'

/** A package that holds nothing yet. */
export function emptyPackage(start: {
  readonly id: string
  readonly name: string
  readonly leadDepartment: string
}): PackageDocument {
  return {
    kind: 'package',
    formatVersion: '1.0',
    ...start,
    aliases: [],
    objects: [],
    limits: { committed: { value: 0, unit: 'workday' } },
    items: [],
    questions: [],
    mergedForm: { name: `${start.name}申请表`, replaces: [], formFields: [] },
    dedup: { rule: dedupRule, example: {} },
    confidence: 'composed',
    sources: [{ title: '本地编排', use: '事项、问题、依赖' }],
  }
}
