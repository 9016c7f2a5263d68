import type { AskLookups, NamedPromiser } from '@yichuang/modules/inquiries/public'
import { promiserOfHall } from '@yichuang/modules/inquiries/rules'
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
    isActiveDepartment: async (id) => (await places.current()).departments.get(id)?.is_active ?? false,
  }
}
