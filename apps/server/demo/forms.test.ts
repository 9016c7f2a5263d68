import { plainDate } from '@yichuang/modules/calendar/rules'
import { readCatalogueFolder } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { formFaults, isForm, validate } from '@yichuang/modules/forms/rules'
import { sourceRoot } from '@yichuang/platform/db/testing'
import { expect, test } from 'vitest'
import { fictionalEnterprise } from './applicants.ts'
import { diceOf } from './dice.ts'
import { readDemoForms, withForms, writtenForm } from './forms.ts'
import { walkSituation } from './situations.ts'

const drawn = await readDemoForms(sourceRoot)
const files = withForms(await readCatalogueFolder(`${sourceRoot}/data/catalogue`), drawn)
const today = plainDate('2026-04-24')

test.each(Object.entries(drawn.forms))(
  '[NET-05] the form of %s can be put in force, and people can fill it in',
  (id, form) => {
    const item = JSON.parse(files.find(({ path }) => path === `items/${id}.json`)?.text ?? '{}') as Item
    expect(item.form).toEqual(form)
    expect(isForm(form)).toBe(true)
    const choices = JSON.stringify(item.situation)
    const knows = (question: string, option: string) =>
      choices.includes(`"id":"${question}"`) && choices.includes(`"id":"${option}"`)
    expect(formFaults(form, knows)).toEqual([])
    for (let seed = 1; seed < 40; seed += 1) {
      const dice = diceOf(seed)
      const answers = walkSituation(item, dice)?.answers ?? {}
      const applicant = fictionalEnterprise(seed, dice, today)
      const values = writtenForm(form, drawn.samples, { applicant, answers, dice, today })
      expect(validate(form, { values, answers }, today)).toEqual([])
    }
  },
)

test('the manifest of the demo catalogue keeps in step with its items', async () => {
  const manifest = files.find(({ path }) => path === 'manifest.json')?.text ?? ''
  for (const id of Object.keys(drawn.forms)) {
    const file = files.find(({ path }) => path === `items/${id}.json`)
    expect(manifest).toContain(file?.sha256 ?? 'no such file')
  }
})
