import { isRole, prefixOf, roleTerms } from '@yichuang/modules/access/rules'
import type { Actor } from '@yichuang/platform/pure'

/** Which messages a person sees: those of an area, or of one hall. */
export interface MessageReach {
  /** significant digits of the area */
  readonly region: string
  readonly hall: string | null
}

/** How far a permission reaches, the area before the hall; undefined when it reaches nothing. (least privilege) */
export function reachOf(actor: Actor, permission: string): MessageReach | undefined {
  const reaches = actor.roles
    .filter(isRole)
    .filter((role) => (roleTerms[role].permissions as readonly string[]).includes(permission))
    .map((role) => roleTerms[role].reach)
  if (reaches.includes('region')) return { region: prefixOf(actor.region), hall: null }
  if (reaches.includes('hall') && actor.hall !== undefined) return { region: '', hall: actor.hall }
  return undefined
}

/** Whether a message lies within a reach. */
export function isWithin(
  { region, hall }: MessageReach,
  message: { readonly region: string; readonly hall: string | null },
): boolean {
  return message.region.startsWith(region) && (hall === null || message.hall === hall)
}
