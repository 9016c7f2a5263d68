import type { CellValue, FormColumn, FormField, FormOption, FormValue } from './form.ts'

/**
 * Choices from a text with one on each line: a line that was there keeps its id wherever it went, one that was retyped
 * in its place keeps the id of the place, so that what was filled in goes on meaning the same.
 */
export function optionsOfLines(lines: readonly string[], former: readonly FormOption[]): readonly FormOption[] {
  const kept = new Set(lines.flatMap((line) => former.find(({ label }) => label === line)?.id ?? []))
  const used = new Set<string>()
  return lines.map((label, at) => {
    const same = former.find((option) => option.label === label && !used.has(option.id))
    const place = former[at]
    const known = same?.id ?? (place !== undefined && !kept.has(place.id) && !used.has(place.id) ? place.id : undefined)
    const id = known ?? freshId(new Set([...used, ...former.map((option) => option.id)]), 'o')
    used.add(id)
    return { id, label }
  })
}

/** What is said in a field, in the words of its choices; text that is no choice stays as it stands. */
export function chosenWords(
  { options = [] }: Pick<FormField | FormColumn, 'options'>,
  value: FormValue | CellValue,
): readonly string[] {
  const words = new Map(options.map(({ id, label }) => [id, label]))
  const chosen = (Array.isArray(value) ? value : [value]).filter((one: unknown) => typeof one === 'string')
  return chosen.map((one) => words.get(one) ?? one)
}

/** A new column with a code no other one has. */
export function newColumn(columns: readonly FormColumn[], label: string): FormColumn {
  return { id: freshId(new Set(columns.map(({ id }) => id)), 'c'), label, kind: 'text' }
}

/** An id nobody has: the stem with the first number that is free. */
export function freshId(taken: ReadonlySet<string>, stem: string): string {
  const base = stem.replace(/\d+$/, '')
  let number = 1
  while (taken.has(`${base}${number}`)) number += 1
  return `${base}${number}`
}
