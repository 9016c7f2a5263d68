import { documentChecker } from '@yichuang/modules/catalogue/public'
import type { WorkshopParts } from '@yichuang/modules/workshop/public'
import { caseNames } from './names.ts'
import type { Parts } from './parts.ts'

/** Halls of these levels review what the departments of their area comb; a township's hall only tries it. (GD 三(一)5) */
const centres: ReadonlySet<string> = new Set(['省级', '市级', '县级'])

/** What the catalogue workshop looks up in other modules. */
export function workshopLookups({ db, items, places, calendars, windowOf }: Parts): WorkshopParts {
  return {
    items,
    calendar: () => calendars.current(),
    check: documentChecker(db, items),
    async regionOf(department) {
      const found = (await places.current()).departments.get(department)
      return found?.is_active === true ? found.region : undefined
    },
    async centreOf({ hall: id }, region) {
      const hall = (await places.current()).halls.get(id ?? '')
      return hall !== undefined && hall.region === region && centres.has(hall.level) ? hall.id : undefined
    },
    async windowOf(id) {
      const window = await windowOf(id)
      if (window === undefined) return undefined
      const { kind, boards, no, hall, takes_applications: takesApplications } = window
      return { id: window.id, no, hall, boards, takesApplications, isGeneral: /综合|无差别/.test(kind) }
    },
    names: () => caseNames(places),
  }
}
