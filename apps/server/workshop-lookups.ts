import { answerHistory, clerksWhoAccept, documentChecker, itemMarks } from '@yichuang/modules/catalogue/public'
import type { CombingPeople, WorkshopParts } from '@yichuang/modules/workshop/public'
import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import { pictureDesk } from '@yichuang/platform/pictures'
import { caseNames, windowOfficers } from './names.ts'
import type { Parts } from './parts.ts'

const allCombers = prepared<{ department: string; person: string; name: string }, []>(
  'server.department-administrators',
  `select p.department, p.id as person, p.name from access.person p
   where p.is_active and p.department is not null and exists (
     select 1 from access.v_role g where g.person = p.id and g.role = 'department-administrator')
   order by p.department, p.name`,
)

/** Halls of these levels review what the departments of their area comb; a township's hall only tries it. (GD 三(一)5) */
const centres: ReadonlySet<string> = new Set(['省级', '市级', '县级'])

export type WorkshopGround = Pick<
  Parts,
  'db' | 'ground' | 'items' | 'places' | 'calendars' | 'windowOf' | 'files' | 'maxUploadBytes'
>

/** What the catalogue workshop looks up in other modules. */
export function workshopLookups(parts: WorkshopGround): WorkshopParts {
  const { db, ground, items, places, calendars, files, windowOf, maxUploadBytes } = parts
  const marks = itemMarks(items)
  return {
    items,
    files,
    pictures: pictureDesk(),
    maxUploadBytes,
    calendar: () => calendars.current(),
    check: documentChecker(ground, items, answerHistory(ground, items)),
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
    clerksOf: async (tx, item, at) =>
      clerksWhoAccept(tx, item, { places: await places.current(), officers: await windowOfficers(tx, undefined), at }),
    combers: (tx) => combersOf(tx ?? db, places),
    async marks() {
      const { windows } = await places.current()
      const open = [...windows.values()].filter((window) => window.takes_applications && !window.is_closed)
      const taken = new Set(open.flatMap(({ boards }) => boards))
      return new Map(
        [...(await marks())].map(([id, mark]) => [
          id,
          { ...mark, isMovedIn: mark.isAtWindow && taken.has(mark.board) },
        ]),
      )
    },
    names: () => caseNames(places),
  }
}

/** The departments in use, each with those who comb its items. */
async function combersOf(on: AnyTx | Database, places: WorkshopGround['places']): Promise<readonly CombingPeople[]> {
  const departments = [...(await places.current()).departments.values()].filter((one) => one.is_active)
  const combers = await queriesOf(on).many(allCombers, [])
  return departments.map(({ id, short_name: name, region }) => {
    const own = combers.filter(({ department }) => department === id)
    const people = own.map((one) => ({ id: one.person, name: one.name }))
    return { department: id, name, region, people }
  })
}
