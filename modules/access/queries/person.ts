import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { isOver, isRole } from '../rules/index.ts'
import type { Person, RoleHeld } from '../rules/index.ts'
import type { PersonRow, RoleGrantRow } from '../tables.ts'

const findPerson = prepared<PersonRow, [id: string]>('access.find-person', `select * from access.person where id = $1`)
const lockPerson = prepared<PersonRow, [id: string]>(
  'access.lock-person',
  `select * from access.person where id = $1 for update`,
)
const rolesOf = prepared<RoleGrantRow & { granted_by_name: string }, [person: string]>(
  'access.roles-of',
  `select g.*, coalesce(p.name, g.granted_by) as granted_by_name
   from access.role_grant g left join access.person p on p.id = g.granted_by
   where g.person = $1 order by g.granted_at, g.role`,
)

/** An account with its roles, as stored and as the rules see it. */
export interface KnownPerson {
  readonly row: PersonRow
  readonly grants: readonly (RoleGrantRow & { readonly granted_by_name: string })[]
  readonly person: Person
}

/** Reads an account; locked against other writers inside a transaction that will change it. */
export async function readPerson(
  on: Pick<Queries, 'find' | 'many'>,
  id: string,
  { toChange = false }: { readonly toChange?: boolean } = {},
): Promise<KnownPerson | undefined> {
  const row = await on.find(toChange ? lockPerson : findPerson, [id])
  if (row === undefined) return undefined
  const grants = await on.many(rolesOf, [id])
  return { row, grants, person: personOf(row, grants) }
}

function personOf(row: PersonRow, grants: readonly RoleGrantRow[]): Person {
  const { id, version, name, account, region, department, hall, usual_window: window, locked_until: locked } = row
  return {
    id,
    version,
    name,
    account,
    region,
    isActive: row.is_active,
    mustChangePassword: row.must_change_password,
    roles: grants.flatMap(heldOf),
    ...(department === null ? {} : { department }),
    ...(hall === null ? {} : { hall }),
    ...(window === null ? {} : { window }),
    ...(locked === null ? {} : { lockedUntil: locked as Instant }),
  }
}

function heldOf({ role, starts_on: from, ends_on: to }: RoleGrantRow): readonly RoleHeld[] {
  if (!isRole(role)) return []
  const span = {
    ...(from === null ? {} : { from: from as PlainDate }),
    ...(to === null ? {} : { to: to as PlainDate }),
  }
  return [{ role, ...span }]
}

/** Whether a role is in force on a day, still to come, or over. */
export function stateOfRole(held: RoleHeld, today: PlainDate): 'in-force' | 'to-come' | 'over' {
  if (isOver(held, today)) return 'over'
  return held.from !== undefined && held.from > today ? 'to-come' : 'in-force'
}
