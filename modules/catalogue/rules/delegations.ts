import type { DelegationFact, Power } from '@yichuang/modules/cases/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { Item } from './format.ts'
import { isInstant } from './terms.ts'

/** A written delegation as somebody wants to grant it. */
export interface DelegationProposal {
  readonly department: string
  readonly powers: readonly string[]
  /** empty: all items of the department */
  readonly items: readonly string[]
  readonly from: string
  readonly to: string
}

export type DelegationRefusal =
  | { readonly code: 'catalogue.no-power-named' }
  | { readonly code: 'catalogue.span-backwards' }
  | { readonly code: 'catalogue.delegation-over' }
  | { readonly code: 'catalogue.item-foreign'; readonly item: string }

/**
 * Whether a delegation may be granted: it names a power, ends after it begins and not before now, and covers items of
 * the department that grants it only. (CAT-15; ZJ2 7.1.8)
 * @param departmentOf department of an item, undefined when there is no such item
 */
export function checkDelegation<Proposal extends DelegationProposal>(
  proposal: Proposal,
  { at, departmentOf }: { readonly at: Instant; readonly departmentOf: (item: string) => string | undefined },
): Decision<Proposal, DelegationRefusal> {
  const { powers, from, to, items, department } = proposal
  if (powers.length === 0) return refused({ code: 'catalogue.no-power-named' })
  if (from > to) return refused({ code: 'catalogue.span-backwards' })
  if (to < at) return refused({ code: 'catalogue.delegation-over' })
  const foreign = items.find((item) => departmentOf(item) !== department)
  return foreign === undefined ? decided(proposal) : refused({ code: 'catalogue.item-foreign', item: foreign })
}

/** The power that deciding an item in the hall needs: on the spot for instant items, else after examination. */
export function decidingPower(item: Pick<Item, 'handling'>): Power {
  return isInstant(item) ? 'decide-instant' : 'decide'
}

/** Items that nobody may decide at a moment: no delegation in force gives the power that deciding them needs. (CAT-15) */
export function uncoveredItems<One extends Pick<Item, 'id' | 'handling' | 'department'>>(
  items: readonly One[],
  delegations: readonly DelegationFact[],
  at: Instant,
): readonly One[] {
  const inForce = delegations.filter(({ from, to }) => from <= at && at <= to)
  return items.filter(
    (item) =>
      !inForce.some(
        ({ department, powers, items: covered }) =>
          department === item.department &&
          powers.includes(decidingPower(item)) &&
          (covered.length === 0 || covered.includes(item.id)),
      ),
  )
}
