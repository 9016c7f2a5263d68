import type { Question } from '@yichuang/modules/catalogue/rules'
import type { FormCondition, FormField, FormTest } from '@yichuang/modules/forms/rules'

export type Join = 'all' | 'any'

/** Whether all of a condition must hold or one of it. */
export function joinOf(when: FormCondition | undefined): Join {
  return when !== undefined && 'any' in when ? 'any' : 'all'
}

/** The tests of a condition that has one level; undefined: it is deeper than the builder shows. */
export function onlyTests(when: FormCondition | undefined): readonly FormTest[] | undefined {
  if (when === undefined) return []
  if (!('all' in when) && !('any' in when)) return [when]
  const parts = 'all' in when ? when.all : when.any
  const tests = parts.filter((part): part is FormTest => !('all' in part) && !('any' in part))
  return tests.length === parts.length ? tests : undefined
}

/** Tests as a condition; none: always. */
export function conditionFrom(join: Join, tests: readonly FormTest[]): FormCondition | undefined {
  const [first] = tests
  if (first === undefined) return undefined
  if (tests.length === 1) return first
  return join === 'all' ? { all: tests } : { any: tests }
}

interface Places {
  readonly fields: readonly FormField[]
  readonly questions: readonly Question[]
}

/** A test on a place, `q:` a question or `f:` a field, as it is first drawn: its first choice, or that it is filled in. */
export function testOn(place: string, { fields, questions }: Places): FormTest {
  const id = place.slice(2)
  if (place.startsWith('q:')) {
    const first = questions.find((question) => question.id === id)?.options[0]
    return { question: id, in: first === undefined ? [] : [first.id] }
  }
  const field = fields.find((one) => one.id === id)
  if (field?.kind === 'yesNo') return { field: id, in: [true] }
  if (field?.kind === 'number') return { field: id, from: 0 }
  const [option] = field?.options ?? []
  return option === undefined ? { field: id, filled: true } : { field: id, in: [option.id] }
}
