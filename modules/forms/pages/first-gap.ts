import type { FormFinding } from '../rules/index.ts'

/** Goes to the first field of a form shown below an element in which something is missing or wrong. (NET-08) */
export function focusFirstGap(shown: ParentNode, findings: readonly FormFinding[]): void {
  const [first] = findings
  if (first === undefined) return
  const field = named(shown, 'field', first.field)
  const row = first.row === undefined ? undefined : field?.querySelectorAll('[data-row]')[first.row]
  const cell = row === undefined ? undefined : named(row, 'column', first.column ?? '')
  const control = (cell ?? row ?? field)?.querySelector<HTMLElement>('input, select, textarea, button')
  control?.scrollIntoView?.({ block: 'center' })
  control?.focus({ preventScroll: true })
}

function named(within: ParentNode, what: 'field' | 'column', name: string): HTMLElement | undefined {
  return [...within.querySelectorAll<HTMLElement>(`[data-${what}]`)].find(({ dataset }) => dataset[what] === name)
}
