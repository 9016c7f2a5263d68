import { command } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import { spellingOf } from '../queries/spelling.ts'
import { decidePlace, isRole, rolesApart } from '../rules/index.ts'
import type { Directory, Role, WorkPlace } from '../rules/index.ts'
import type { AccessTables } from '../tables.ts'

interface NewPerson {
  readonly account: string
  readonly name: string
  readonly region: string
  readonly department?: string
  readonly hall?: string
  /** taken at sign-in when none is named */
  readonly window?: string
}

export interface AddPerson extends NewPerson {
  readonly id: string
  /** argon2id, made by `hashPassword` */
  readonly passwordHash: string
  readonly roles: readonly string[]
  /** listed on the sign-in page of a demo */
  readonly isDemo?: boolean
}

/** Adds a member of staff with an account and roles: for the installation, before there are administrators. */
export const addPerson = command<AccessTables>()({
  name: 'access.add-person',
  may: 'access.manage-people',
  handle: async (tx, { id, passwordHash, roles, isDemo = false, ...person }: AddPerson, context) =>
    add(tx, { person, id, passwordHash, roles: roles.filter(isRole), isDemo, mustChangePassword: false }, context),
})

interface FirstSecret {
  readonly id: string
  readonly passwordHash: string
  readonly places: Directory
}

/**
 * Adds a member of staff as an administrator does: within the own area, without roles, with a first password that must
 * be changed. The secret is no part of the input, so that the same act asked for again is known as the same.
 */
export function enrol({ id, passwordHash, places }: FirstSecret): Command<AccessTables, NewPerson, { id: string }> {
  return command<AccessTables>()({
    name: 'access.add-person',
    may: 'access.manage-people',
    async handle(tx, person: NewPerson, context) {
      const place: WorkPlace = person
      const standing = decidePlace(place, { by: context.by, places })
      if (!standing.ok) return standing
      return add(tx, { person, id, passwordHash, roles: [], isDemo: false, mustChangePassword: true }, context)
    },
  })
}

interface Adding {
  readonly person: NewPerson
  readonly id: string
  readonly passwordHash: string
  readonly roles: readonly Role[]
  readonly isDemo: boolean
  readonly mustChangePassword: boolean
}

type Handle = Command<AccessTables, NewPerson, { id: string }>['handle']

async function add(tx: Parameters<Handle>[0], adding: Adding, { at, by, record }: Parameters<Handle>[2]) {
  const { person, id, roles } = adding
  const apart = rolesApart(roles)
  if (apart !== undefined) return refused({ code: 'access.roles-apart', roles: apart })
  const { account, name, region, department, hall, window } = person
  const added = await tx.kysely
    .insertInto('access.person')
    .values({
      id,
      name,
      account,
      password_hash: adding.passwordHash,
      password_changed_at: at,
      region,
      department: department ?? null,
      hall: hall ?? null,
      is_active: true,
      is_demo: adding.isDemo,
      usual_window: window ?? null,
      failures: 0,
      locked_until: null,
      created_at: at,
      version: 1,
      must_change_password: adding.mustChangePassword,
      spelling: spellingOf(name),
      state_reason: null,
      signed_in_at: null,
    })
    .onConflict((conflict) => conflict.column('account').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return refused({ code: 'access.account-taken', account })
  if (roles.length > 0) {
    const span = { starts_on: null, ends_on: null, reason: null }
    const grants = roles.map((role) => ({ person: id, role, granted_at: at, granted_by: by.person, ...span }))
    await tx.kysely.insertInto('access.role_grant').values(grants).execute()
  }
  await record(`person:${id}`, [
    { type: 'access.person-added', v: 1, name, account, region, department, hall, window, roles },
  ])
  return decided({ id })
}
