import type { Item } from '@yichuang/modules/catalogue/rules'
import type { MasterMember } from '../../rules/index.ts'

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
