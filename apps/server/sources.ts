import type { CalendarBook } from '@yichuang/modules/calendar/public'
import { defaultSettings } from '@yichuang/modules/cases/rules'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import type { CaseSources } from '@yichuang/modules/cases/public'
import type { DelegationBook, ItemBook } from '@yichuang/modules/catalogue/public'
import { lifecycleTerms, resolveSituation } from '@yichuang/modules/catalogue/rules'

interface Books {
  readonly items: ItemBook
  readonly delegations: DelegationBook
  readonly calendars: CalendarBook
}

/** What the lifecycle takes from the catalogue and the calendar. A case keeps the version it was opened with (CAT-12). */
export function caseSources({ items, delegations, calendars }: Books): CaseSources {
  return {
    async terms({ id, version }, answers): Promise<ItemTerms> {
      const item = await items.version(id, version)
      if (item === undefined) throw new Error(`version ${version} of item ${id} is gone`)
      return lifecycleTerms(item, version, resolveSituation(item, answers), await items.setting(id))
    },
    async delegations(id, actor) {
      const department = (await items.all()).get(id)?.department
      if (department === undefined) return []
      return delegations.of({ department, person: actor.person, hall: actor.hall })
    },
    calendar: () => calendars.current(),
    calendarSince: (version) => calendars.since(version),
    settings: async () => defaultSettings,
  }
}
