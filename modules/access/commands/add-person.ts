import { command } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import { isRole, rolesApart } from '../rules/index.ts'
import type { AccessTables } from '../tables.ts'

export interface AddPerson {
  readonly id: string
  readonly account: string
  readonly name: string
  /** argon2id, made by `hashPassword` */
  readonly passwordHash: string
  readonly roles: readonly string[]
  readonly region: string
  readonly department?: string
  readonly hall?: string
  /** listed on the sign-in page of a demo, at this window */
  readonly demo?: { readonly window?: string; readonly isListed: boolean }
}

/** Adds a member of staff with an account and roles. */
export const addPerson = command<AccessTables>()({
  name: 'access.add-person',
  may: 'access.manage-people',
  async handle(tx, input: AddPerson, { at, by, record }) {
    const held = input.roles.filter(isRole)
    const apart = rolesApart(held)
    if (apart !== undefined) return refused({ code: 'access.roles-apart', roles: apart })
    const taken = await tx.kysely
      .selectFrom('access.person')
      .select('id')
      .where('account', '=', input.account)
      .executeTakeFirst()
    if (taken !== undefined) return refused({ code: 'access.account-taken', account: input.account })
    await tx.kysely
      .insertInto('access.person')
      .values({
        id: input.id,
        name: input.name,
        account: input.account,
        password_hash: input.passwordHash,
        password_changed_at: at,
        region: input.region,
        department: input.department ?? null,
        hall: input.hall ?? null,
        is_active: true,
        is_demo: input.demo?.isListed ?? false,
        demo_window: input.demo?.window ?? null,
        failures: 0,
        locked_until: null,
        created_at: at,
      })
      .execute()
    if (held.length > 0) {
      const grants = held.map((role) => ({ person: input.id, role, granted_at: at, granted_by: by.person }))
      await tx.kysely.insertInto('access.role_grant').values(grants).execute()
    }
    const { name, account, region, department, hall } = input
    await record(`person:${input.id}`, [
      { type: 'access.person-added', v: 1, name, account, region, department, hall, roles: held },
    ])
    return decided({ id: input.id })
  },
})
