import { dateOf } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { careOffers, isRole } from '../rules/index.ts'
import { directoryOf } from './directory.ts'
import type { Places } from './directory.ts'
import type { PersonListRow } from './people.ts'
import { stateOfRole } from './person.ts'
import type { KnownPerson } from './person.ts'

interface Shown {
  readonly places: Places
  readonly at: Instant
}

/** A person as a line of the list. */
export function presentLine(row: Omit<PersonListRow, 'spelling'>, { places, at }: Shown) {
  const { id, account, name, region, department, hall, usual_window: window } = row
  return {
    id,
    account,
    name,
    region,
    regionName: places.areas.get(region)?.name ?? region,
    department,
    departmentName: department === null ? null : (places.departments.get(department)?.name ?? department),
    hall,
    hallName: hall === null ? null : (places.halls.get(hall)?.name ?? hall),
    windowNo: window === null ? null : (places.windows.get(window)?.no ?? window),
    roles: [...row.roles],
    state: stateOf(row, at),
    signedInAt: row.signed_in_at,
    createdAt: row.created_at,
  }
}

function stateOf(row: Pick<PersonListRow, 'is_active' | 'locked_until'>, at: Instant): string {
  if (!row.is_active) return 'inactive'
  return row.locked_until !== null && row.locked_until > at ? 'locked' : 'active'
}

const countSessions = prepared<{ n: number }, [person: string, at: string]>(
  'access.count-sessions',
  `select count(*)::int as n from access.session
   where person = $1 and expires_at > $2 and seen_at > $2::timestamptz - interval '60 minutes'`,
)

interface Reading extends Shown {
  readonly actor: Actor
  readonly openWork: number
}

/** A person whole, with what the one who reads may do. */
export async function presentPerson(
  db: Database,
  { row, grants, person }: KnownPerson,
  { actor, at, places, openWork }: Reading,
) {
  const today = dateOf(at)
  const held = person.roles.map((one) => ({ ...one, state: stateOfRole(one, today) }))
  const roles = held.filter(({ state }) => state === 'in-force').map(({ role }) => role)
  const { n: openSessions } = await db.one(countSessions, [row.id, at])
  const facts = { by: actor, at, today, places: directoryOf(places), openWork }
  return {
    ...presentLine({ ...row, roles }, { places, at }),
    version: row.version,
    window: row.usual_window,
    mustChangePassword: row.must_change_password,
    passwordChangedAt: row.password_changed_at,
    lockedUntil: row.locked_until !== null && row.locked_until > at ? row.locked_until : null,
    stateReason: row.state_reason,
    openWork,
    openSessions,
    held: grants.flatMap(({ role, reason, granted_at: grantedAt, granted_by_name: grantedByName }) => {
      const one = held.find((known) => known.role === role)
      return one === undefined || !isRole(role)
        ? []
        : [{ ...one, grantedAt, grantedByName, ...(reason === null ? {} : { reason }) }]
    }),
    actions: [...careOffers(person, facts)],
  }
}
