import { catalogueCalendar, commitmentItem, delegationOf, moment, person } from '@yichuang/modules/cases/rules/testing'
import type { DelegationFact, ItemTerms, ProcedureTerms } from '@yichuang/modules/cases/rules'
import type { Actor } from '@yichuang/platform/pure'

export { moment }
export const calendar = catalogueCalendar

/** Who works on a case between acceptance and the sealed result. */
export const people = {
  clerk: person('沈若溪', { hall: 'county', roles: ['window-clerk'] }),
  reviewer: person('何予安', { department: 'scjg', roles: ['reviewer'] }),
  colleague: person('苏以宁', { department: 'scjg', roles: ['reviewer'] }),
  assistant: person('郑协办', { department: 'jtj', roles: ['reviewer'] }),
  chief: person('邱望舒', { department: 'scjg', roles: ['chief-representative'] }),
  otherChief: person('钱首席', { department: 'jtj', roles: ['chief-representative'] }),
  powerless: person('温知白', { department: 'scjg', roles: ['reviewer'] }),
} satisfies Record<string, Actor>
export type PersonName = keyof typeof people

/** A written delegation of the department to one person, in force all of 2026. */
export function aDelegation(holder: PersonName, change: Partial<DelegationFact> = {}): DelegationFact {
  const { name, person: holderId } = people[holder]
  const given = delegationOf({
    no: `云市监委〔2026〕${name}号`,
    department: 'scjg',
    holder: { kind: 'person', person: holderId },
  })
  return { ...given, ...change }
}

/** Delegations under which everybody but the powerless may act. */
export const delegations: readonly DelegationFact[] = (['clerk', 'reviewer', 'colleague', 'chief'] as const).map(
  (one) => aDelegation(one),
)

/** Expert review of 行政许可法 45: eight working days that no limit counts. */
export const expertReview: ProcedureTerms = {
  kind: 'expert-review',
  name: '专家评审',
  expected: { value: 8, unit: 'workday' },
  isRequired: false,
  stopsStatutory: true,
}

/** A check on site that only the item's own guide excludes. */
export const siteCheck: ProcedureTerms = {
  kind: 'site-check',
  name: '现场核查',
  expected: { value: 3, unit: 'workday' },
  isRequired: false,
  stopsStatutory: false,
}

/** A commitment item: 7 working days promised, 20 by law, up to 10 more, two steps, two procedures. */
export function anItem(change: Partial<ItemTerms> = {}): ItemTerms {
  return commitmentItem({
    procedures: [expertReview, siteCheck],
    results: [{ name: '食品经营许可证', licence: 'licence', validity: '2031-02-11' }],
    ...change,
  })
}
