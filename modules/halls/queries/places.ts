import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { DepartmentRow, HallRow, WindowRow, ZoneRow } from '../tables.ts'

const allAreas = prepared<{ code: string; name: string; parent: string | null }, []>(
  'halls.all-areas',
  `select code, name, parent from halls.area order by code`,
)
const allDepartments = prepared<DepartmentRow, []>(
  'halls.all-departments',
  `select id, name, short_name, duties, region, document_mark, is_active, version from halls.department order by id`,
)
const allHalls = prepared<HallRow, []>(
  'halls.all-halls',
  `select id, name, level, region, address, phone, details, is_active, version from halls.hall order by region, id`,
)
const allWindows = prepared<WindowRow, []>(
  'halls.all-windows',
  `select id, hall, no, kind, boards, floor, takes_applications, receives_only, hands_out, is_open, is_closed,
     reason, version, zone
   from halls.hall_window order by hall, no`,
)

const allZones = prepared<ZoneRow, []>(
  'halls.all-zones',
  `select id, hall, code, name, name_en, kind, floor, waits_in, version from halls.zone order by hall, code`,
)

/** Everything a process needs to know of places; a province has a few thousand rows, so they are kept in memory. */
export interface Places {
  readonly areas: ReadonlyMap<string, { readonly code: string; readonly name: string; readonly parent: string | null }>
  readonly departments: ReadonlyMap<string, DepartmentRow>
  readonly halls: ReadonlyMap<string, HallRow>
  readonly windows: ReadonlyMap<string, WindowRow>
  readonly zones: ReadonlyMap<string, ZoneRow>
}

/** Reads all places. */
async function readPlaces(db: Database): Promise<Places> {
  const [areas, departments, halls, windows, zones] = await Promise.all([
    db.many(allAreas, []),
    db.many(allDepartments, []),
    db.many(allHalls, []),
    db.many(allWindows, []),
    db.many(allZones, []),
  ])
  return {
    areas: new Map(areas.map((row) => [row.code, row])),
    departments: new Map(departments.map((row) => [row.id, row])),
    halls: new Map(halls.map((row) => [row.id, row])),
    windows: new Map(windows.map((row) => [row.id, row])),
    zones: new Map(zones.map((row) => [row.id, row])),
  }
}

/** Places of this process, read again when somebody changed them. */
export interface PlaceBook {
  current(): Promise<Places>
  /** drops what is known; the next `current` reads again */
  forget(): void
}

/** Keeps the places in memory; read anew after `forget` and at the latest every ten seconds. */
export function placeBook(db: Database): PlaceBook {
  const KEPT_MS = 10_000
  let known: { readonly places: Promise<Places>; readonly until: number } | undefined
  return {
    current() {
      if (known === undefined || performance.now() > known.until) {
        known = { places: readPlaces(db), until: performance.now() + KEPT_MS }
        known.places.catch(() => (known = undefined))
      }
      return known.places
    },
    forget() {
      known = undefined
    },
  }
}
