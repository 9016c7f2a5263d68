import type { AskLookups } from '@yichuang/modules/inquiries/public'
import type { DemoCasesParts } from './demo/cases.ts'

/** What questions look up in other modules. */
export function inquiryLookups({ items, places, calendars }: DemoCasesParts['hall']): AskLookups {
  return {
    calendar: () => calendars.current(),
    itemOf: async (id) => (await items.current(id))?.item,
    regionOf: async (actor) => (await places.current()).halls.get(actor.hall ?? '')?.region ?? actor.region,
    isActiveDepartment: async (id) => (await places.current()).departments.get(id)?.is_active ?? false,
  }
}
