import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'

/** Names of places, which the module `halls` keeps; handed in by the composition root. */
export interface PlaceNames {
  windowOf(id: string): Promise<{ id: string; no: string; hall: string; is_open: boolean } | undefined>
  hallOf(id: string): Promise<{ id: string; name: string } | undefined>
  departmentOf(id: string): Promise<{ id: string; name: string } | undefined>
  regionOf(code: string): Promise<{ name: string } | undefined>
}

const accountOf = prepared<{ account: string; must_change_password: boolean }, [person: string]>(
  'access.account-of',
  `select account, must_change_password from access.person where id = $1`,
)

/** Who is signed in, with the names of the places for the top bar. */
export async function presentSession(db: Database, actor: Actor, places: PlaceNames) {
  const { account, must_change_password: mustChange } = await db.one(accountOf, [actor.person])
  const window = actor.window === undefined ? undefined : await places.windowOf(actor.window)
  const hall = await placeOf(window?.hall ?? actor.hall, places.hallOf)
  const department = await placeOf(actor.department, places.departmentOf)
  const region = await places.regionOf(actor.region)
  return {
    person: actor.person,
    name: actor.name,
    account,
    roles: [...actor.roles],
    permissions: [...actor.permissions],
    region: actor.region,
    ...(mustChange ? { mustChangePassword: true } : {}),
    ...(region === undefined ? {} : { regionName: region.name }),
    ...(department === undefined ? {} : { department }),
    ...(hall === undefined ? {} : { hall }),
    ...(window === undefined ? {} : { window: { id: window.id, no: window.no } }),
  }
}

async function placeOf(
  id: string | undefined,
  find: (id: string) => Promise<{ id: string; name: string } | undefined>,
) {
  return id === undefined ? undefined : find(id)
}
