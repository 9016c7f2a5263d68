import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { isRole, roleTerms } from './roles.ts'
import type { Reach } from './roles.ts'

/** Where a thing stands: what a role must reach to touch it. */
export interface Place {
  /** area code, six digits or more */
  readonly region: string
  readonly hall?: string | undefined
  /** every department concerned: the implementing one and those that assist */
  readonly departments?: readonly string[]
}

export type AccessRefusal =
  { readonly code: 'access.not-permitted'; readonly permission: string } | { readonly code: 'access.out-of-scope' }

/**
 * Whether a person may do an act to a thing that stands at a place. Pure; screens and endpoints ask the same function.
 * Missing permission is said; a thing out of reach is answered as if it did not exist. (JL1 6.1, least privilege)
 */
export function mayAct(actor: Actor, permission: string, place: Place): Decision<true, AccessRefusal> {
  if (actor.kind === 'system') return decided(true)
  if (!actor.permissions.has(permission)) return refused({ code: 'access.not-permitted', permission })
  if (actor.kind !== 'staff') return decided(true)
  return actor.roles.some((role) => reaches(actor, role, permission, place))
    ? decided(true)
    : refused({ code: 'access.out-of-scope' })
}

function reaches(actor: Actor, role: string, permission: string, place: Place): boolean {
  if (!isRole(role)) return false
  const { reach, permissions } = roleTerms[role]
  return (permissions as readonly string[]).includes(permission) && covers[reach](actor, place)
}

const covers: Record<Reach, (actor: Actor, place: Place) => boolean> = {
  region: (actor, place) => isWithinRegion(place.region, actor.region),
  hall: (actor, place) => actor.hall !== undefined && actor.hall === place.hall,
  department: (actor, place) => actor.department !== undefined && (place.departments ?? []).includes(actor.department),
}

/**
 * Whether an area lies in another: codes are nested, trailing zero pairs stand for "all below" (GB/T 2260).
 * '339921103' lies in '339921', in '339900' and in '330000'.
 */
export function isWithinRegion(region: string, outer: string): boolean {
  return region.startsWith(prefixOf(outer))
}

/** The significant digits of an area code: '339900' → '3399', '330000' → '33', '339921' → '339921'. */
export function prefixOf(region: string): string {
  return region.length === 6 ? region.replace(/(00){1,2}$/, '') : region
}
