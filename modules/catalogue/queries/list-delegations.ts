import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { DelegationRow } from '../tables.ts'

const findDelegations = prepared<DelegationRow, [department: string | null, hall: string | null]>(
  'catalogue.list-delegations',
  `select * from catalogue.delegation
   where ($1::text is null or department = $1) and ($2::text is null or holder_hall = $2)
   order by department, starts_at desc, no limit 500`,
)

/** Names of departments, halls and people; kept by other modules. */
export interface HolderNames {
  department(id: string): string
  hall(id: string): string
  person(id: string): Promise<string>
}

/** Delegations with what they are at a moment: in force, to come, over, revoked. */
export async function listDelegations(
  db: Database,
  filter: { readonly department: string | undefined; readonly hall: string | undefined },
  { at, names }: { readonly at: Instant; readonly names: HolderNames },
) {
  const rows = await db.many(findDelegations, [filter.department ?? null, filter.hall ?? null])
  return Promise.all(
    rows.map(async (row) => ({
      no: row.no,
      department: row.department,
      powers: row.powers,
      items: row.items,
      holder:
        row.holder_person === null
          ? { kind: 'hall' as const, hall: row.holder_hall ?? '' }
          : { kind: 'person' as const, person: row.holder_person },
      from: row.starts_at,
      to: row.ends_at,
      includesMajor: row.includes_major,
      state: stateAt(row, at),
      departmentName: names.department(row.department),
      holderName:
        row.holder_person === null ? names.hall(row.holder_hall ?? '') : await names.person(row.holder_person),
      grantedAt: row.granted_at,
      grantedByName: await names.person(row.granted_by),
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
      ...(row.revoke_reason === null ? {} : { revokeReason: row.revoke_reason }),
    })),
  )
}

function stateAt({ revoked_at: revoked, starts_at: from, ends_at: to }: DelegationRow, at: Instant): string {
  if (revoked !== null && revoked <= at) return 'revoked'
  if (at < from) return 'to-come'
  return at <= to ? 'in-force' : 'over'
}
