import type { DelegationFact } from '@yichuang/modules/cases/rules'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import type { ItemContext } from '../contract/items.ts'
import type { Item } from '../rules/index.ts'
import type { DelegationBook } from './delegations.ts'
import { listDelegations } from './list-delegations.ts'
import type { HolderNames } from './list-delegations.ts'

/** The delegations by which somebody, or the hall they serve in, may accept applications at a moment. (CAT-14) */
export async function acceptancesOf(
  delegations: DelegationBook,
  actor: Actor,
  at: Instant,
): Promise<readonly DelegationFact[]> {
  if (actor.kind !== 'staff') return []
  const held = await delegations.held({ person: actor.person, hall: actor.hall })
  return held.filter(({ powers, from, to }) => powers.includes('accept') && from <= at && at <= to)
}

/** The first of these papers that covers an item. */
export function paperFor(
  papers: readonly DelegationFact[],
  { id, department }: Pick<Item, 'id' | 'department'>,
): DelegationFact | undefined {
  return papers.find((paper) => paper.department === department && covers(paper, id))
}

/** The delegations in force for an item, whoever holds them. (CAT-15) */
export async function delegationsInForce(
  db: Database,
  { id, department }: Pick<Item, 'id' | 'department'>,
  { at, names }: { readonly at: Instant; readonly names: HolderNames },
): Promise<ItemContext['delegations']> {
  const all = await listDelegations(db, { department, hall: undefined }, { at, names })
  return all
    .filter((paper) => paper.state === 'in-force' && covers(paper, id))
    .map(({ no, holderName, powers, from, to, includesMajor, items }) => ({
      no,
      holderName,
      powers,
      from,
      until: to,
      includesMajor,
      namesItem: items.length > 0,
    }))
}

function covers({ items }: { readonly items: readonly string[] }, item: string): boolean {
  return items.length === 0 || items.includes(item)
}
