import type { PlainDate } from '@yichuang/platform/pure'
import { fieldsOf } from './form.ts'
import type { ApplicantMember, FormAnswers, FormField, FormValue, FormValues, ItemForm } from './form.ts'
import { faultsOf } from './json-schema.ts'
import { fieldSchema, formatsOn } from './schema.ts'
import { isBlankValue } from './visible.ts'

/** Where values come from before anybody types. */
export interface PrefillSources {
  readonly applicant: Readonly<Partial<Record<ApplicantMember, string | undefined>>>
  readonly answers: FormAnswers
  /** the answers in words, by question: what a field of text is filled in with */
  readonly answerTexts?: Readonly<Record<string, string>>
  /** what the applicant said in earlier applications, by code */
  readonly earlier: FormValues
  readonly today: PlainDate
}

/** The values a form begins with; what the sources do not know is not there. (NET-02, NET-05) */
export function prefill(form: ItemForm, sources: PrefillSources): FormValues {
  return Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const value = valueFrom(field, sources)
      return value === undefined || isBlankValue(value) ? [] : [[field.id, value]]
    }),
  )
}

/** What somebody typed, by code; null: made empty on purpose, so that no source fills it in again. */
export type TypedValues = Readonly<Record<string, FormValue | null>>

/** The form as it stands: what was typed, and from the sources what nobody touched. */
export function filledIn(form: ItemForm, typed: TypedValues, sources: PrefillSources): FormValues {
  const all = { ...prefill(form, sources), ...typed }
  return Object.fromEntries(Object.entries(all).flatMap(([id, value]) => (value === null ? [] : [[id, value]])))
}

function valueFrom(field: FormField, sources: PrefillSources): FormValue | undefined {
  const source = field.prefill
  if (source === undefined) return undefined
  if (source === 'today') return field.kind === 'date' ? sources.today : undefined
  if (source === 'earlier') return fitting(field, sources.earlier[field.id], sources.today)
  const name = source.slice(source.indexOf('.') + 1)
  if (source.startsWith('answer.')) return answered(field, name, sources)
  const known: Readonly<Record<string, string | undefined>> = sources.applicant
  return fitting(field, known[name], sources.today)
}

/** An answer fills in a choice that has the same ids, and a field of text with its words. */
function answered(field: FormField, question: string, { answers, answerTexts = {}, today }: PrefillSources) {
  if (field.kind === 'text' || field.kind === 'paragraph') return fitting(field, answerTexts[question], today)
  const chosen = answers[question] ?? []
  return fitting(field, field.kind === 'single' ? chosen[0] : chosen, today)
}

/** A value that fits the field; an old value of another kind, a choice that is gone, half a number does not. */
function fitting(field: FormField, value: FormValue | undefined, today: PlainDate): FormValue | undefined {
  if (value === undefined) return undefined
  return faultsOf(fieldSchema(field), value, formatsOn(today)).length === 0 ? value : undefined
}
