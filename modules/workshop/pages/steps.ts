import type { Draft } from '../contract.ts'

const way = ['combing', 'review', 'trial', 'ready'] as const

/** The way of a draft to its publication, as steps. */
export function stepsOf(state: Draft['state'], t: (key: string) => string) {
  const at = state === 'published' ? way.length : way.findIndex((one) => one === state)
  return way.map((step, index) => ({
    label: t(`step.${step}`),
    state: index < at ? ('done' as const) : index === at ? ('current' as const) : ('todo' as const),
  }))
}
