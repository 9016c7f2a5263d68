import { longestChain, workingDaysOf } from './chain.ts'
import type { Given, ItemOf, PackageDocument } from './package-document.ts'
import { packageForm } from './package-form.ts'
import { packagePath } from './path.ts'

/** What an applicant goes through. */
export interface Figures {
  /** applications, procedures, payments and receipts */
  readonly steps: number
  readonly materials: number
  readonly visits: number
  /** working days, as promised */
  readonly days: number
  readonly questions: number
  /** fields to fill in */
  readonly fields: number
}

/** What a package spares the applicant, for some answers. */
export interface Saving {
  readonly isComplete: boolean
  readonly before: Figures
  readonly after: Figures
  /** working days the law gives for all items one after the other */
  readonly legalDays: number
  /** the items that decide how long it takes, in their order */
  readonly critical: readonly string[]
}

/**
 * Steps, materials, visits, days, questions and fields with and without the package. Without: every item is applied for on its
 * own, the next one when the one before is done. With: one application, one visit for all, one receipt, and as many days
 * as the longest chain of items that wait for each other. (CAT-11)
 */
export function savingOf(pkg: PackageDocument, given: Given, itemOf: ItemOf): Saving {
  const { resolution, asked, isDone } = packagePath(pkg, given, itemOf)
  const rows = resolution.items.flatMap((id) => {
    const item = itemOf(id)
    const found = resolution.perItem[id]
    if (item === undefined || found === undefined) return []
    const dependsOn = pkg.items.find((entry) => entry.item === id)?.dependsOn ?? []
    const { procedures, fees, limits } = found
    return [{ id, dependsOn, visits: item.visits, procedures: procedures.length, pays: fees.length > 0, limits }]
  })
  const sum = (read: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + read(row), 0)
  const procedures = sum((row) => row.procedures)
  const form = packageForm(pkg, given, itemOf)
  const chain = longestChain(
    rows.map(({ id, dependsOn, limits }) => ({ id, dependsOn, days: workingDaysOf(limits.committed) })),
  )
  return {
    isComplete: isDone && resolution.status === 'complete' && rows.length > 0,
    before: {
      steps: rows.length * 2 + procedures + sum(({ pays }) => (pays ? 1 : 0)),
      materials: resolution.before,
      visits: sum(({ visits }) => visits),
      days: sum(({ limits }) => workingDaysOf(limits.committed)),
      questions: asked.before,
      fields: form.asked.before,
    },
    after: {
      steps: rows.length === 0 ? 0 : 2 + procedures + (rows.some(({ pays }) => pays) ? 1 : 0),
      materials: resolution.after,
      visits: Math.max(0, ...rows.map(({ visits }) => visits)),
      days: chain.days,
      questions: asked.after,
      fields: form.asked.after,
    },
    legalDays: sum(({ limits }) => workingDaysOf(limits.statutory)),
    critical: chain.items,
  }
}
