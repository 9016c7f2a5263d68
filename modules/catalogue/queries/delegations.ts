import type { DelegationFact, Power } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { DelegationRow } from '../tables.ts'

const candidates = prepared<DelegationRow, [department: string, person: string, hall: string | null]>(
  'catalogue.delegation-candidates',
  `select * from catalogue.delegation
   where department = $1 and (holder_person = $2 or holder_hall = $3) order by starts_at, no`,
)

/**
 * Delegations of a department that name a person, or the hall the person serves in. Whether one is in force at a
 * moment is the rule's question; a revoked one ends when it was revoked. (CAT-15)
 */
export async function delegationsOf(
  db: Database,
  about: { readonly department: string; readonly person: string; readonly hall: string | undefined },
): Promise<readonly DelegationFact[]> {
  const rows = await db.many(candidates, [about.department, about.person, about.hall ?? null])
  return rows.map(factOf)
}

/** A delegation as rules see it. */
export function factOf(row: DelegationRow): DelegationFact {
  const end = row.revoked_at !== null && row.revoked_at < row.ends_at ? row.revoked_at : row.ends_at
  return {
    no: row.no,
    department: row.department,
    powers: row.powers as Power[],
    items: row.items,
    holder:
      row.holder_person === null
        ? { kind: 'hall', hall: row.holder_hall ?? '' }
        : { kind: 'person', person: row.holder_person },
    from: row.starts_at as Instant,
    to: end as Instant,
    includesMajor: row.includes_major,
  }
}
