import { compareVersions } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import { compareForms } from '@yichuang/modules/forms/rules'
import type { Comparison } from '../contract.ts'
import { standing } from '../rules/index.ts'

/** One side of a comparison: a version, or the draft where there is no number. */
export interface Side {
  readonly item: Item
  readonly version: number | null
}

/** What changes for applicants between two versions, in words of the newer one. (CAT-12) */
export function presentComparison(before: Side | undefined, after: Side): Comparison {
  const nothing = { combinations: 0, unchanged: 0, changes: [], form: [] }
  const blank = { from: before?.version ?? null, to: after.version, ...nothing }
  if (before === undefined) return { ...blank, isProvable: true, members: [] }
  const members = membersThatDiffer(before.item, after.item)
  const form = [...compareForms(before.item.form, after.item.form)]
  const found = compareVersions(before.item, after.item)
  if (found === undefined) return { ...blank, isProvable: false, members, form }
  const { combinations, unchanged, changes } = found
  return {
    ...blank,
    isProvable: true,
    combinations,
    unchanged,
    changes: changes.map(({ kind, combinations: concerned, added, dropped, changed, example }) => ({
      kind,
      combinations: concerned,
      added: added.map((key) => named(after.item, key)),
      dropped: dropped.map((key) => named(before.item, key)),
      changed: changed.map((key) => named(after.item, key)),
      example: inWords(kind === 'path-gone' ? before.item : after.item, example),
    })),
    members,
    form,
  }
}

function named({ materials }: Item, key: string) {
  return { key, name: materials.find((material) => material.key === key)?.name ?? key }
}

function inWords({ situation }: Item, answers: Answers) {
  return standing(situation.questions).flatMap(({ question: { id, text, options } }) => {
    const chosen = options.filter((option) => answers[id]?.includes(option.id))
    return chosen.length === 0 ? [] : [{ question: text, answer: chosen.map(({ label }) => label).join('、') }]
  })
}

const compared = [
  'name',
  'mainItem',
  'codes',
  'aliases',
  'board',
  'type',
  'levels',
  'objects',
  'handling',
  'channels',
  'visits',
  'limits',
  'fee',
  'legalBasis',
  'conditions',
  'specialProcedures',
  'results',
] as const

function membersThatDiffer(before: Item, after: Item): string[] {
  return compared.filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]))
}
