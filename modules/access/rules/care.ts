import { decided, refused } from '@yichuang/platform/pure'
import { mayAct } from './may.ts'
import { compact } from './person.ts'
import type { CareAct, CareFacts, PersonEvent, WorkPlace } from './person.ts'

/**
 * Whether a work place exists and lies where the administrator may put people. What lies elsewhere is answered like
 * what does not exist. (JL1 6.1)
 */
export function decidePlace(place: WorkPlace, { by, places }: Pick<CareFacts, 'by' | 'places'>) {
  const isWithin = (region: string) => mayAct(by, 'access.manage-people', { region }).ok
  const isKnown = (found: { readonly region: string; readonly isActive: boolean } | undefined) =>
    found !== undefined && found.isActive && isWithin(found.region)
  const { region, department, hall, window } = place
  const nowhere = (member: keyof WorkPlace) => refused({ code: 'access.no-such-place', member } as const)
  if (!places.hasRegion(region) || !isWithin(region)) return nowhere('region')
  if (department !== undefined && !isKnown(places.department(department))) return nowhere('department')
  if (hall !== undefined && !isKnown(places.hall(hall))) return nowhere('hall')
  if (window !== undefined && (hall === undefined || places.window(window)?.hall !== hall)) return nowhere('window')
  return decided(place)
}

interface ChangeInput extends WorkPlace {
  readonly name: string
  readonly evenWithWork?: boolean
}

/**
 * Changes the name, the usual window, or the work place of a person. Who moves to another area, department or hall
 * leaves the roles behind: how far they reach follows from the place, and only the security administrator gives rights.
 * (SEC-01; GB/T 22239 level 3)
 */
export const changePerson: CareAct<ChangeInput> = {
  name: 'access.change-person',
  may: 'access.manage-people',
  decide(person, { name, region, department, hall, window, evenWithWork }, facts) {
    const place: WorkPlace = { region, ...compact({ department, hall, window }) }
    const isMoved = region !== person.region || department !== person.department || hall !== person.hall
    const isChanged = name !== person.name || window !== person.window
    if (!isMoved && !isChanged) return refused({ code: 'access.nothing-changed' })
    const standing = decidePlace(place, facts)
    if (!standing.ok) return standing
    if (!isMoved) return decided([{ type: 'access.person-changed', v: 1, name, ...compact({ window }) }])
    if (facts.by.person === person.id) return refused({ code: 'access.own-rights' })
    if (facts.openWork > 0 && evenWithWork !== true) {
      return refused({ code: 'access.holds-work', count: facts.openWork })
    }
    const rolesEnded = person.roles.map(({ role }) => role)
    const moved: PersonEvent = { type: 'access.person-moved', v: 1, ...place, rolesEnded }
    if (name === person.name) return decided([moved])
    return decided([{ type: 'access.person-changed', v: 1, name, ...compact({ window }) }, moved])
  },
}

interface DeactivateInput {
  readonly reason: string
  readonly evenWithWork?: boolean
}

/** Switches an account off; its sessions end. Who holds claimed tasks is switched off only when that was seen. */
export const deactivatePerson: CareAct<DeactivateInput> = {
  name: 'access.deactivate-person',
  may: 'access.manage-people',
  decide(person, { reason, evenWithWork }, { by, openWork }) {
    if (by.person === person.id) return refused({ code: 'access.own-account' })
    if (!person.isActive) return refused({ code: 'access.person-inactive' })
    if (reason.trim() === '') return refused({ code: 'access.reason-missing' })
    if (openWork > 0 && evenWithWork !== true) return refused({ code: 'access.holds-work', count: openWork })
    return decided([{ type: 'access.person-deactivated', v: 1, reason: reason.trim(), openWork }])
  },
}

/** Switches an account on again, with the roles it had. */
export const reactivatePerson: CareAct<{ readonly reason: string }> = {
  name: 'access.reactivate-person',
  may: 'access.manage-people',
  decide(person, { reason }) {
    if (person.isActive) return refused({ code: 'access.person-active' })
    if (reason.trim() === '') return refused({ code: 'access.reason-missing' })
    return decided([{ type: 'access.person-reactivated', v: 1, reason: reason.trim() }])
  },
}

/** Gives an account a new first password, to be changed at the next sign-in; its sessions end. */
export const resetPassword: CareAct<object> = {
  name: 'access.reset-password',
  may: 'access.manage-people',
  decide(person, _input, { by }) {
    if (by.person === person.id) return refused({ code: 'access.own-account' })
    if (!person.isActive) return refused({ code: 'access.person-inactive' })
    return decided([{ type: 'access.password-reset', v: 1 }])
  },
}
