import { verify } from '@node-rs/argon2'
import { command } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import { hashToken } from '../queries/session.ts'
import { hashPassword } from './hash-password.ts'
import { decidePassword } from '../rules/index.ts'
import type { AccessTables } from '../tables.ts'

interface ChangePassword {
  readonly person: string
  readonly current: string
  readonly next: string
  /** the session that stays */
  readonly token: string
}

/** Changes the own password; every other session of the person ends. */
export const changePassword = command<AccessTables>()({
  name: 'access.change-password',
  async handle(tx, input: ChangePassword, { at, record }) {
    const person = await tx.kysely
      .selectFrom('access.person')
      .select(['id', 'account', 'password_hash'])
      .where('id', '=', input.person)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (!(await verify(person.password_hash, input.current))) return refused({ code: 'access.wrong-password' })
    if (input.next === input.current) return refused({ code: 'access.password-unchanged' })
    const decision = decidePassword(input.next, person.account)
    if (!decision.ok) return decision
    await tx.kysely
      .updateTable('access.person')
      .set({ password_hash: await hashPassword(input.next), password_changed_at: at, must_change_password: false })
      .where('id', '=', person.id)
      .execute()
    await tx.kysely
      .deleteFrom('access.session')
      .where('person', '=', person.id)
      .where('token_hash', '<>', hashToken(input.token))
      .execute()
    await record(`person:${person.id}`, [{ type: 'access.password-changed', v: 1 }])
    return decided({})
  },
})
