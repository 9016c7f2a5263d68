import { isRole, prefixOf, roleTerms } from '@yichuang/modules/access/rules'
import type { Actor } from '@yichuang/platform/pure'

/** Which dossiers a person sees in counts and lists: all three hold at once. */
export interface Scope {
  /** significant digits of the area */
  readonly region: string
  readonly hall: string | undefined
  readonly department: string | undefined
}

/**
 * How far a permission reaches for a person: the widest of the roles that carry it, the area before the hall before the
 * department; undefined when none reaches anything. (JL1 6.1, least privilege)
 */
export function scopeOf(actor: Actor, permission: string): Scope | undefined {
  const reaches = actor.roles
    .filter(isRole)
    .filter((role) => (roleTerms[role].permissions as readonly string[]).includes(permission))
    .map((role) => roleTerms[role].reach)
  const { hall, department } = actor
  if (reaches.includes('region')) return { region: prefixOf(actor.region), hall: undefined, department: undefined }
  if (reaches.includes('hall') && hall !== undefined) return { region: '', hall, department: undefined }
  if (reaches.includes('department') && department !== undefined) return { region: '', hall: undefined, department }
  return undefined
}
