import { dateOf } from '@yichuang/modules/calendar/rules'
import {
  defaultItemSetting,
  lifecycleTerms,
  requirementsOf,
  resolveSituation,
  strangeAnswers,
} from '@yichuang/modules/catalogue/rules'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import { prefill } from '@yichuang/modules/forms/rules'
import type { FormValues, PrefillSources } from '@yichuang/modules/forms/rules'
import type { Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { TakeApplication } from '../contract.ts'
import type { OpenApplication } from '../rules/index.ts'
import { knownApplicant } from './applicants.ts'

export interface EntryParts {
  readonly db: Database
  readonly items: ItemBook
}

/** What somebody entered of an application, at a window or at a machine. */
export type Entered = Pick<
  TakeApplication,
  'item' | 'answers' | 'applicant' | 'agent' | 'delivery' | 'form' | 'duplicateReason'
>

/** What was entered, with what the catalogue and earlier applications say to it. */
export interface Entry {
  readonly item: Item
  readonly terms: ItemTerms
  readonly entry: Omit<OpenApplication, 'applicationNo' | 'isTakenHere' | 'orderedBy'>
}

interface Around {
  readonly at: Instant
  /** the application that is entered once more: it is no duplicate of itself */
  readonly own?: string | undefined
}

/** Looks up everything that deciders want to know beside what was entered. */
export async function entryOf(
  { db, items }: EntryParts,
  entered: Entered,
  { at, own }: Around,
): Promise<Decision<Entry>> {
  const current = await items.current(entered.item)
  if (current === undefined) return refused({ code: 'catalogue.no-such-item', id: entered.item })
  const { item, version } = current
  const { answers, applicant, delivery, duplicateReason } = entered
  const resolution = resolveSituation(item, answers)
  const situation = { ...resolution, errors: [...resolution.errors, ...strangeAnswers(item, answers)] }
  const setting = (await items.setting(item.id)) ?? defaultItemSetting
  const { openApplications, earlier } = await knownApplicant(db, applicant.documentType, applicant.documentNumber)
  const others = openApplications.filter((one) => one.item === item.id && one.applicationNo !== own)
  return decided({
    item,
    terms: lifecycleTerms(item, version, situation, setting),
    entry: {
      answers,
      situation,
      requirements: requirementsOf(situation),
      form: formOf(item, entered, { earlier, today: dateOf(at) }),
      applicant,
      agent: entered.agent as OpenApplication['agent'],
      delivery,
      duplicates: others.map(({ applicationNo }) => applicationNo),
      duplicateReason,
    },
  })
}

/** The form as it was sent; a program that does not know it gets what is known of the applicant filled in. (NET-05) */
function formOf(
  { form }: Item,
  { form: sent, applicant, answers }: Pick<Entered, 'form' | 'applicant' | 'answers'>,
  known: Pick<PrefillSources, 'earlier' | 'today'>,
): FormValues | undefined {
  if (form === undefined) return undefined
  return sent ?? prefill(form, { applicant, answers, ...known })
}
