import { mayAct } from '@yichuang/modules/access/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'

/** A draft of a package is composed, then published or given up. */
export type DraftState = 'composing' | 'published' | 'cancelled'

/** A draft as the rules see it. */
export interface DraftView {
  readonly state: DraftState
  readonly version: number
  readonly region: string
  readonly department: string
  readonly savedByName: string
}

/** Who acts, for which centre, and which version they saw. */
export interface Seen {
  readonly by: Actor
  /** the hall of the actor where it is the centre of the area; undefined otherwise */
  readonly centre: string | undefined
  readonly expectedVersion: number
}

/** Whether somebody may compose packages of a department: its administrator, or the centre of its area. (CAT-11) */
export function decideOpening(
  by: Actor,
  place: { readonly region: string; readonly department: string; readonly centre: string | undefined },
  open: { readonly draft: string | undefined },
): Decision<true> {
  const { region, department, centre } = place
  const may = mayAct(by, 'packages.compose', { region, hall: centre, departments: [department] })
  if (!may.ok) return may
  return open.draft === undefined ? decided(true) : refused({ code: 'packages.draft-open', draft: open.draft })
}

/** Whether somebody may change a draft: nobody saved in between, and it is still composed. */
export function decideChange(draft: DraftView, seen: Seen, permission = 'packages.compose'): Decision<true> {
  const { region, department, state, version, savedByName } = draft
  const may = mayAct(seen.by, permission, { region, hall: seen.centre, departments: [department] })
  if (!may.ok) return may
  if (state !== 'composing') return refused({ code: 'packages.not-now', state })
  if (version !== seen.expectedVersion) return refused({ code: 'packages.stale-version', version, byName: savedByName })
  return decided(true)
}

/** Whether a draft may be published: by the centre of its area, with no error left. (CAT-11) */
export function decidePublication(draft: DraftView, seen: Seen, errors: number): Decision<true> {
  const may = decideChange(draft, seen, 'packages.publish')
  if (!may.ok) return may
  return errors === 0 ? decided(true) : refused({ code: 'packages.findings-open', errors })
}

/**
 * Whether somebody may put an earlier version in force again, as a new one: the centre of its area, with a reason, while
 * nobody composes the package, and only where it still holds together with the items in force. (CAT-11, CAT-12)
 */
export function decideRestoring(
  by: Actor,
  place: { readonly region: string; readonly department: string; readonly centre: string | undefined },
  wish: {
    readonly version: number
    readonly current: number
    readonly reason: string
    readonly openDraft: string | undefined
    readonly errors: number
  },
): Decision<true> {
  const { region, department, centre } = place
  const may = mayAct(by, 'packages.publish', { region, hall: centre, departments: [department] })
  if (!may.ok) return may
  const { version, current, reason, openDraft, errors } = wish
  if (version >= current) return refused({ code: 'packages.same-version', version })
  if (openDraft !== undefined) return refused({ code: 'packages.draft-open', draft: openDraft })
  if (reason === '') return refused({ code: 'packages.reason-missing', pointer: '/reason' })
  return errors === 0 ? decided(true) : refused({ code: 'packages.findings-open', errors })
}
