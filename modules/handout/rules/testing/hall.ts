import { catalogueCalendar, commitmentItem, moment, person } from '@yichuang/modules/cases/rules/testing'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import type { Actor } from '@yichuang/platform/pure'

export { moment }
export const calendar = catalogueCalendar

/** Who has a part in the hand-out of a result. */
export const people = {
  clerk: person('沈若溪', { hall: 'county', roles: ['window-clerk'] }),
  handoutClerk: person('陈出件', { hall: 'county', roles: ['handout-clerk'] }),
  chief: person('邱望舒', { department: 'scjg', roles: ['chief-representative'] }),
  manager: person('卫中心', { hall: 'county', roles: ['hall-manager'] }),
  carrier: person('system:carrier', { kind: 'system' }),
} satisfies Record<string, Actor>
export type PersonName = keyof typeof people

/** A commitment item that gives a licence with its copy. */
export function anItem(change: Partial<ItemTerms> = {}): ItemTerms {
  return commitmentItem({ deferralMoves: 'at-once', steps: ['承办'], ...change })
}

/** Documents of a grant as the department makes them. */
export const documents = [
  { id: 'licence', name: '食品经营许可证', number: '浙食许0001' },
  { id: 'copy', name: '食品经营许可证（副本）', number: '浙食许0001-1' },
] as const
export const numbers: readonly string[] = documents.map(({ number }) => number)
