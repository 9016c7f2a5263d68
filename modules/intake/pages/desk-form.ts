import { today } from '@yichuang/kit'
import { plainDate } from '@yichuang/modules/calendar/rules'
import { activeQuestions, labelsOf } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import { filledIn, kept, prefill, validate } from '@yichuang/modules/forms/rules'
import type { FormFinding, FormValues, ItemForm, PrefillSources, TypedValues } from '@yichuang/modules/forms/rules'
import type { PlainDate } from '@yichuang/platform/pure'

/** What of the desk a form is filled in from. */
interface FormGround {
  readonly answers: Answers
  readonly applicant: PrefillSources['applicant']
  /** what was typed into the form */
  readonly form?: TypedValues
  /** what the applicant said in earlier applications */
  readonly earlier?: FormValues
}

/** The form of the item as it stands on the desk. */
export interface FormAtDesk {
  readonly form: ItemForm
  readonly values: FormValues
  /** what is sent and stored */
  readonly stored: FormValues
  /** codes that a source filled in and nobody touched */
  readonly filledBy: ReadonlySet<string>
  readonly findings: readonly FormFinding[]
  readonly today: PlainDate
}

/** The item's form with everything that is known filled in; undefined: the item has none. (NET-05) */
export function formAtDesk(item: Item, { answers, applicant, form: typed = {}, earlier = {} }: FormGround) {
  const { form } = item
  if (form === undefined) return undefined
  const day = plainDate(today())
  const sources = { applicant, answers, answerTexts: answerTexts(item, answers), earlier, today: day }
  const values = filledIn(form, typed, sources)
  const filledBy = new Set(Object.keys(prefill(form, sources)).filter((id) => !Object.hasOwn(typed, id)))
  const findings = validate(form, { values, answers }, day)
  return { form, values, stored: kept(form, values, answers), filledBy, findings, today: day } satisfies FormAtDesk
}

/** The answers given, in words, by question. */
function answerTexts(item: Item, answers: Answers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    activeQuestions(item, answers).map(({ question }) => [question.id, labelsOf(question, answers[question.id] ?? [])]),
  )
}
