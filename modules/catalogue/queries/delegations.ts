import type { DelegationFact, Power } from '@yichuang/modules/cases/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { DelegationRow } from '../tables.ts'

const candidates = prepared<DelegationRow, [department: string | null, person: string, hall: string | null]>(
  'catalogue.delegation-candidates',
  `select * from catalogue.delegation
   where ($1::text is null or department = $1) and (holder_person = $2 or holder_hall = $3) order by starts_at, no`,
)

interface Holder {
  readonly department: string
  readonly person: string
  readonly hall: string | undefined
}

/** Delegations as this process knows them. */
export interface DelegationBook {
  /**
   * Delegations of a department that name a person, or the hall the person serves in. Whether one is in force at a
   * moment is the rule's question; a revoked one ends when it was revoked. (CAT-15)
   */
  of(holder: Holder): Promise<readonly DelegationFact[]>
  /** the same of every department */
  held(holder: Omit<Holder, 'department'>): Promise<readonly DelegationFact[]>
  forget(): void
}

/** As long as a session is believed: what another process revokes holds here after this time. */
const KEPT_MS = 3000

/** Keeps delegations in memory for three seconds, and until `forget`, which whoever changes one calls. */
export function delegationBook(db: Database): DelegationBook {
  const known = new Map<string, Promise<readonly DelegationFact[]>>()
  let until = 0
  const read = (department: string | null, person: string, hall: string | undefined) => {
    if (performance.now() > until) {
      known.clear()
      until = performance.now() + KEPT_MS
    }
    const key = JSON.stringify([department, person, hall])
    const facts =
      known.get(key) ?? db.many(candidates, [department, person, hall ?? null]).then((rows) => rows.map(factOf))
    known.set(key, facts)
    facts.catch(() => known.delete(key))
    return facts
  }
  return {
    of: ({ department, person, hall }) => read(department, person, hall),
    held: ({ person, hall }) => read(null, person, hall),
    forget: () => known.clear(),
  }
}

const ofDepartment = prepared<DelegationRow, [department: string | null]>(
  'catalogue.delegations-of-department',
  `select * from catalogue.delegation where ($1::text is null or department = $1) and revoked_at is null`,
)

/** All delegations of a department, or of every one, that were not revoked; whoever holds them. */
export async function allDelegations(db: Database, department: string | undefined): Promise<readonly DelegationFact[]> {
  return (await db.many(ofDepartment, [department ?? null])).map(factOf)
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
