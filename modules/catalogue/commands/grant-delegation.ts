import { command } from '@yichuang/platform/commands'
import { decided, refused } from '@yichuang/platform/pure'
import type { CatalogueTables } from '../tables.ts'

export interface GrantDelegation {
  readonly no: string
  readonly department: string
  readonly powers: readonly string[]
  /** empty: all items of the department */
  readonly items: readonly string[]
  readonly holder:
    { readonly kind: 'person'; readonly person: string } | { readonly kind: 'hall'; readonly hall: string }
  readonly from: string
  readonly to: string
  readonly includesMajor: boolean
  /** why it is granted */
  readonly reason?: string
}

/** A department delegates powers in writing (授权委托书). (CAT-15; ZJ2 7.1.8, EL 四(一)) */
export const grantDelegation = command<CatalogueTables>()({
  name: 'catalogue.grant-delegation',
  async handle(tx, input: GrantDelegation, { at, by, record }) {
    if (input.powers.length === 0) return refused({ code: 'catalogue.no-power-named' })
    if (input.from > input.to) return refused({ code: 'catalogue.span-backwards' })
    const taken = await tx.kysely
      .selectFrom('catalogue.delegation')
      .select('no')
      .where('no', '=', input.no)
      .executeTakeFirst()
    if (taken !== undefined) return refused({ code: 'catalogue.delegation-taken', no: input.no })
    const { no, department, holder, from, to, includesMajor } = input
    await tx.kysely
      .insertInto('catalogue.delegation')
      .values({
        no,
        department,
        powers: [...input.powers],
        items: [...input.items],
        holder_person: holder.kind === 'person' ? holder.person : null,
        holder_hall: holder.kind === 'hall' ? holder.hall : null,
        starts_at: from,
        ends_at: to,
        includes_major: includesMajor,
        granted_at: at,
        granted_by: by.person,
        revoked_at: null,
        revoked_by: null,
        revoke_reason: null,
        reason: input.reason ?? null,
      })
      .execute()
    await record(`delegation:${no}`, [{ type: 'catalogue.delegation-granted', v: 1, ...input }])
    return decided({ no })
  },
})

/** Takes a delegation back before its end; acts already done stand. */
export const revokeDelegation = command<CatalogueTables>()({
  name: 'catalogue.revoke-delegation',
  async handle(tx, input: { readonly no: string; readonly reason: string }, { at, by, record }) {
    const row = await tx.kysely
      .selectFrom('catalogue.delegation')
      .selectAll()
      .where('no', '=', input.no)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return refused({ code: 'catalogue.no-such-delegation', no: input.no })
    if (row.revoked_at !== null) return refused({ code: 'catalogue.already-revoked', no: input.no })
    if (input.reason.trim() === '') return refused({ code: 'catalogue.reason-missing' })
    await tx.kysely
      .updateTable('catalogue.delegation')
      .set({ revoked_at: at, revoked_by: by.person, revoke_reason: input.reason })
      .where('no', '=', input.no)
      .execute()
    await record(`delegation:${input.no}`, [
      { type: 'catalogue.delegation-revoked', v: 1, no: input.no, reason: input.reason },
    ])
    return decided({ no: input.no })
  },
})
