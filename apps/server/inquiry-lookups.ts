import type { AskLookups, NamedPromiser, PlaceWish } from '@yichuang/modules/inquiries/public'
import { promiserOfHall } from '@yichuang/modules/inquiries/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { DemoCasesParts } from './demo/cases.ts'

/** Who promises answers: the departments and halls in use. */
export async function inquiryPromisers(places: DemoCasesParts['hall']['places']): Promise<readonly NamedPromiser[]> {
  const { departments, halls } = await places.current()
  const inUse = <Row extends { readonly is_active: boolean }>(rows: ReadonlyMap<string, Row>) =>
    [...rows.values()].filter((row) => row.is_active)
  return [
    ...inUse(departments).map(({ id, name, region }) => ({ id, name, region, hall: undefined })),
    ...inUse(halls).map(({ id, name, region }) => ({ id: promiserOfHall(id), name, region, hall: id })),
  ]
}

/** What questions look up in other modules. */
export function inquiryLookups({ items, places, calendars }: DemoCasesParts['hall']): AskLookups {
  return {
    calendar: () => calendars.current(),
    itemOf: async (id) => (await items.current(id))?.item,
    regionOf: async (actor) => (await places.current()).halls.get(actor.hall ?? '')?.region ?? actor.region,
    placeName: async (place, hall) => nameOfPlace(await places.current(), place, hall),
    isActiveDepartment: async (id) => (await places.current()).departments.get(id)?.is_active ?? false,
  }
}

function nameOfPlace(
  { departments, windows, zones }: Places,
  { kind, id }: PlaceWish,
  hall: string | undefined,
): string | undefined {
  if (kind === 'department') {
    const department = departments.get(id)
    return department?.is_active === true ? department.name : undefined
  }
  if (kind === 'zone') {
    const zone = zones.get(id)
    return zone?.hall === hall ? zone?.name : undefined
  }
  const window = windows.get(id)
  return window?.hall === hall && window?.is_closed === false ? window.no : undefined
}
