import type { Item } from '@yichuang/modules/catalogue/rules'
import type { MasterMember } from '../../rules/index.ts'

/** Values of members that are chosen from a list. (CAT-01; domain reference 2) */
export const choices = {
  type: ['行政许可', '行政确认', '行政给付', '行政奖励', '行政裁决', '其他行政权力', '公共服务'],
  handling: ['即办件', '承诺件', '联办件'],
  levels: ['省级', '市级', '县级', '乡级'],
  objects: ['自然人', '企业法人', '事业法人', '社会组织法人', '非法人企业', '行政机关', '其他组织'],
  channels: ['窗口办理', '网上办理', '自助终端', '邮寄申请'],
  units: ['workday', 'day', 'month', 'hour'],
} as const

/** Chosen values of a list, and what the item says beside them: nothing that was there is lost. */
export function optionsOf(known: readonly string[], chosen: readonly string[]): readonly string[] {
  return [...known, ...chosen.filter((value) => !known.includes(value))]
}

/** Members with one line of text each. */
export const lineMembers = ['aliases', 'conditions'] as const satisfies readonly MasterMember[]

/** Lines of a text as a list; empty lines are none. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** A legal basis without members that say nothing. */
export function basisOf({ law, article = '', note }: Item['legalBasis'][number]): Item['legalBasis'][number] {
  return { law, ...(article === '' ? {} : { article }), ...(note === undefined || note === '' ? {} : { note }) }
}

/** Entries that have no ids, told apart by their place while one types. */
export function numbered<Entry>(list: readonly Entry[]) {
  return list.map((entry, index) => ({ entry, index, key: `at ${index}` }))
}
