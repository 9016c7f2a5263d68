import type { Actor } from '@yichuang/platform/pure'

/** Who sees and keeps the items of their own department and no others'. (SEC-01) */
const bound: ReadonlySet<string> = new Set(['chief-representative', 'department-administrator'])

/** The department whose items alone somebody sees and keeps; undefined: those of every department in their reach. */
export function ownDepartment({ roles, department = '' }: Pick<Actor, 'roles' | 'department'>): string | undefined {
  return roles.some((role) => bound.has(role)) ? department : undefined
}
