import type { Role } from './roles.ts'

/** Roles that one person may not hold beside any other: the three administrators and the supervisor watch the rest. */
const apart: readonly Role[] = ['system-administrator', 'security-administrator', 'security-auditor', 'supervisor']

/**
 * The first pair of roles that one person may not hold together, undefined when all go together.
 * System administration, security administration and audit are three different people. (GB/T 22239 level 3)
 */
export function rolesApart(held: readonly Role[]): readonly [Role, Role] | undefined {
  const lonely = held.find((role) => apart.includes(role))
  const other = held.find((role) => role !== lonely)
  return lonely !== undefined && other !== undefined ? [lonely, other] : undefined
}
