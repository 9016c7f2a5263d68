import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { compact, isOver } from './person.ts'
import type { CareAct, Person } from './person.ts'
import { rolesApart } from './roles-apart.ts'
import { isRole, roleTerms } from './roles.ts'

interface GrantInput {
  readonly role: string
  readonly from?: PlainDate
  readonly to?: PlainDate
  readonly reason: string
}

/**
 * Gives a role from a day to a day. Nobody gives one to themselves; roles that watch each other never meet in one
 * person, not even one after the other while both are on the books. (GB/T 22239 level 3, separation of duties)
 */
export const grantRole: CareAct<GrantInput> = {
  name: 'access.grant-role',
  may: 'access.grant-role',
  decide(person, { role, from, to, reason }, { by, today }) {
    if (!isRole(role)) return refused({ code: 'access.no-such-role', role })
    const others = rightsOfOthers(person, by)
    if (!others.ok) return others
    if (reason.trim() === '') return refused({ code: 'access.reason-missing' })
    if (to !== undefined && to < (from ?? today)) return refused({ code: 'access.span-backwards' })
    const standing = person.roles.filter((held) => !isOver(held, today)).map((held) => held.role)
    if (standing.includes(role)) return refused({ code: 'access.role-held', role })
    const apart = rolesApart([...standing, role])
    if (apart !== undefined) return refused({ code: 'access.roles-apart', roles: apart })
    const { reach } = roleTerms[role]
    if (reach !== 'region' && person[reach] === undefined) {
      return refused({ code: 'access.role-needs-place', role, reach })
    }
    const span = compact({ from, to })
    return decided([{ type: 'access.role-granted', v: 1, role, ...span, reason: reason.trim() }])
  },
}

/** Takes a role back; what was done with it stands. */
export const revokeRole: CareAct<{ readonly role: string; readonly reason: string }> = {
  name: 'access.revoke-role',
  may: 'access.grant-role',
  decide(person, { role, reason }, { by }) {
    if (by.person === person.id) return refused({ code: 'access.own-rights' })
    const held = person.roles.find((one) => one.role === role)
    if (held === undefined) return refused({ code: 'access.role-not-held', role })
    if (reason.trim() === '') return refused({ code: 'access.reason-missing' })
    return decided([{ type: 'access.role-revoked', v: 1, role: held.role, reason: reason.trim() }])
  },
}

/** Opens an account that wrong passwords have locked, before its time. */
export const unlockAccount: CareAct<object> = {
  name: 'access.unlock-account',
  may: 'access.unlock-account',
  decide({ lockedUntil }, _input, { at }) {
    if (lockedUntil === undefined || lockedUntil <= at) return refused({ code: 'access.not-locked' })
    return decided([{ type: 'access.account-unlocked', v: 1 }])
  },
}

/** Whatever the role: nobody changes their own rights, and an account that is off gets none. */
export function rightsOfOthers(person: Person, by: Actor) {
  if (by.person === person.id) return refused({ code: 'access.own-rights' } as const)
  return person.isActive ? decided([] as const) : refused({ code: 'access.person-inactive' } as const)
}
