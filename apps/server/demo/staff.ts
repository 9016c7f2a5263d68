import { isRole, permissionsOf } from '@yichuang/modules/access/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { Actor } from '@yichuang/platform/pure'
import type { Dice } from './dice.ts'
import type { DemoPerson } from './foundation.ts'

/** The people of the demo hall, as those who act. */
export class DemoStaff {
  readonly #people: readonly Actor[]
  readonly #places: Places

  constructor(people: readonly DemoPerson[], places: Places) {
    this.#people = people.map(actorOf)
    this.#places = places
  }

  /** A clerk whose window takes the board; undefined when none does. Most work is done in the county's hall. */
  clerkFor(board: string, dice: Dice): Actor | undefined {
    const able = this.#people.filter(
      ({ roles, window = '' }) => roles.includes('window-clerk') && this.#takes(window, board),
    )
    const hall = dice.chance(0.86) ? 'hall-county' : dice.pick(['hall-city', 'hall-town'])
    const near = able.filter((one) => one.hall === hall)
    const shown = near.find(({ person }) => person === 'shenruoxi')
    if (shown !== undefined && dice.chance(0.4)) return shown
    if (near.length > 0) return dice.pick(near)
    return able.length > 0 ? dice.pick(able) : undefined
  }

  /** Who gives results out in a hall. */
  handoutClerk(hall: string | undefined): Actor {
    return this.#one((one) => one.roles.includes('handout-clerk') && one.hall === hall, `hand-out clerk of ${hall}`)
  }

  /** Who sits at a window. */
  atWindow(window: string): Actor {
    return this.#one((one) => one.window === window, `at window ${window}`)
  }

  named(person: string): Actor {
    return this.#one((one) => one.person === person, person)
  }

  reviewer(department: string, index: number): Actor {
    const all = this.#people.filter((one) => one.department === department && one.roles.includes('reviewer'))
    const found = all[index % Math.max(all.length, 1)]
    if (found === undefined) throw new Error(`no reviewer in ${department}`)
    return found
  }

  chief(department: string): Actor {
    const isChief = (one: Actor) => one.department === department && one.roles.includes('chief-representative')
    return this.#one(isChief, `chief representative of ${department}`)
  }

  /** Area of a hall. */
  regionOf({ hall = '', region }: Actor): string {
    return this.#places.halls.get(hall)?.region ?? region
  }

  #takes(window: string, board: string): boolean {
    const duties = this.#places.windows.get(window)
    return duties !== undefined && !duties.receives_only && duties.boards.includes(board)
  }

  #one(isMeant: (person: Actor) => boolean, what: string): Actor {
    const found = this.#people.find(isMeant)
    if (found === undefined) throw new Error(`nobody is ${what}`)
    return found
  }
}

function actorOf({ id, name, roles, region, department, hall, window }: DemoPerson): Actor {
  return {
    kind: 'staff',
    person: id,
    name,
    roles,
    permissions: permissionsOf(roles.filter(isRole)),
    region,
    ...(department === undefined ? {} : { department }),
    ...(hall === undefined ? {} : { hall }),
    ...(window === undefined ? {} : { window }),
  }
}
