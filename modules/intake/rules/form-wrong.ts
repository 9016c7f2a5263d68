import { dateOf } from '@yichuang/modules/calendar/rules'
import { barIf } from '@yichuang/modules/cases/rules'
import type { Dossier, Facts, RefusalOf } from '@yichuang/modules/cases/rules'
import { kept, validate, validateSoFar } from '@yichuang/modules/forms/rules'
import type { FormFinding, FormValues } from '@yichuang/modules/forms/rules'

/**
 * 智能表单: an application is accepted with its item's form complete and every value in order; what is not is told at
 * once, field by field. (NET-05, INT-03)
 * @param change fields that are sent with the act, over those the application keeps
 */
export function formWrong(
  dossier: Pick<Dossier, 'answers' | 'form'>,
  change: FormValues | undefined,
  { item, at }: Facts,
): RefusalOf<'intake.form-wrong'> | undefined {
  if (item.form === undefined) return undefined
  const values = { ...dossier.form, ...change }
  return wrong(validate(item.form, { values, answers: dossier.answers }, dateOf(at)))
}

/** What is filled in already must be in order; what is missing may still come. (NET-05) */
export function formSoFarWrong(
  { answers, form }: { readonly answers: Dossier['answers']; readonly form?: FormValues | undefined },
  { item, at }: Facts,
): RefusalOf<'intake.form-wrong'> | undefined {
  if (item.form === undefined || form === undefined) return undefined
  return wrong(validateSoFar(item.form, { values: form, answers }, dateOf(at)))
}

function wrong(findings: readonly FormFinding[]): RefusalOf<'intake.form-wrong'> | undefined {
  return barIf(findings.length > 0, 'intake.form-wrong', {
    errors: findings.map(({ pointer, code, label, row, limit }) => ({
      pointer: `/form${pointer}`,
      code,
      label: row === undefined ? label : `${row + 1}·${label}`,
      limit,
    })),
  })
}

/** What is stored of a form: what is asked and not blank; nothing where the item has no form. (NET-05) */
export function storedForm(
  { answers, form }: { readonly answers: Dossier['answers']; readonly form?: FormValues | undefined },
  { item }: Facts,
): { readonly form?: FormValues } {
  return item.form === undefined || form === undefined ? {} : { form: kept(item.form, form, answers) }
}

/** The form after the changes that an acceptance brings; nothing where it brings none. (NET-05) */
export function changedForm(
  { answers, form }: Pick<Dossier, 'answers' | 'form'>,
  change: FormValues | undefined,
  facts: Facts,
): { readonly form?: FormValues } {
  return change === undefined ? {} : storedForm({ answers, form: { ...form, ...change } }, facts)
}
