import { mayAct, prefixOf } from '@yichuang/modules/access/rules'
import type { Actor } from '@yichuang/platform/pure'
import type { Department, Hall, HallLine, OpenDay, WindowLine } from '../contract.ts'
import { pageOfRows } from '../rules/index.ts'
import type { PageFound, PageWish } from '../rules/index.ts'
import type { DepartmentRow, HallRow, WindowRow } from '../tables.ts'
import type { Places } from './places.ts'

interface PlaceFilter extends PageWish {
  readonly q?: string | undefined
  readonly region?: string | undefined
  readonly state?: string | undefined
}

const stateOf = ({ isActive }: { readonly isActive: boolean }) => (isActive ? 'active' : 'inactive')

/** Whether a row has the words, lies in the area and is in the state that are asked for. */
function isWanted(
  row: { readonly region: string; readonly isActive: boolean },
  texts: readonly string[],
  { q = '', region, state }: PlaceFilter,
): boolean {
  const word = q.trim().toLowerCase()
  return (
    (word === '' || texts.some((text) => text.toLowerCase().includes(word))) &&
    (region === undefined || row.region.startsWith(prefixOf(region))) &&
    (state === undefined || stateOf(row) === state)
  )
}

/** A hall as lists show it. */
function hallLine(hall: HallRow, { areas, windows }: Places): HallLine {
  const { is_active: isActive, id, name, level, region, address, phone, version } = hall
  const own = [...windows.values()].filter((window) => window.hall === id && !window.is_closed)
  return {
    id,
    name,
    level,
    region,
    regionName: areas.get(region)?.name ?? region,
    address,
    phone,
    windows: own.length,
    openWindows: own.filter((window) => window.is_open).length,
    isActive,
    version,
  }
}

/** A page of the halls. */
export function listHalls(
  places: Places,
  filter: PlaceFilter & { readonly level?: string | undefined },
): PageFound<HallLine> {
  const rows = [...places.halls.values()]
    .map((hall) => hallLine(hall, places))
    .filter((row) => isWanted(row, [row.name, row.address, row.phone, row.id], filter))
    .filter(({ level }) => filter.level === undefined || level === filter.level)
  const columns = {
    region: ({ region }: HallLine) => region,
    name: ({ name }: HallLine) => name,
    level: ({ level }: HallLine) => level,
    windows: ({ windows }: HallLine) => String(windows),
    state: stateOf,
  }
  return pageOfRows(rows, columns, filter)
}

/** One hall with its hours and what the person may do there. */
export function readHall(hall: HallRow, places: Places, actor: Actor): Hall {
  const place = { region: hall.region, hall: hall.id }
  return {
    ...hallLine(hall, places),
    hours: hoursOf(hall.details),
    mayManage: mayAct(actor, 'halls.manage', place).ok,
    mayPause: mayAct(actor, 'halls.pause-window', place).ok,
    mayKeepZones: mayAct(actor, 'halls.keep-zones', place).ok,
  }
}

function hoursOf(details: unknown): OpenDay[] {
  const { hours } = (details ?? {}) as { hours?: { weekly?: OpenDay[] } }
  return hours?.weekly ?? []
}

/** open, paused or closed. */
function windowState({ is_open: isOpen, is_closed: isClosed }: WindowRow): WindowLine['state'] {
  if (isClosed) return 'closed'
  return isOpen ? 'open' : 'paused'
}

interface WindowFilter extends PageWish {
  readonly state?: string | undefined
  readonly board?: string | undefined
  readonly zone?: string | undefined
}

/** A page of the windows of a hall. */
export function listWindows(
  { windows, zones }: Places,
  hall: string,
  filter: WindowFilter & { readonly boardName: (id: string) => string },
): PageFound<WindowLine> {
  const rows = [...windows.values()]
    .filter((window) => window.hall === hall)
    .map((window) => windowLine(window, { boardName: filter.boardName, zoneName: zones.get(window.zone ?? '')?.name }))
    .filter(({ state }) => filter.state === undefined || state === filter.state)
    .filter(({ boards }) => filter.board === undefined || boards.includes(filter.board))
    .filter(({ zone }) => filter.zone === undefined || zone === filter.zone)
  const columns = {
    no: ({ no }: WindowLine) => no,
    kind: ({ kind }: WindowLine) => kind,
    zone: ({ zoneName }: WindowLine) => zoneName ?? '',
    floor: ({ floor }: WindowLine) => floor ?? '',
    state: ({ state }: WindowLine) => state,
  }
  return pageOfRows(rows, columns, filter)
}

interface WindowNames {
  readonly boardName: (id: string) => string
  readonly zoneName: string | undefined
}

function windowLine(window: WindowRow, { boardName, zoneName }: WindowNames): WindowLine {
  const { id, no, kind, boards, floor, reason, version, zone } = window
  return {
    id,
    no,
    kind,
    boards,
    boardNames: boards.map(boardName),
    ...(zone === null || zoneName === undefined ? {} : { zone, zoneName }),
    ...(floor === null ? {} : { floor }),
    takesApplications: window.takes_applications,
    receivesOnly: window.receives_only,
    handsOut: window.hands_out,
    state: windowState(window),
    ...(reason === null ? {} : { reason }),
    version,
  }
}

/** A department as lists show it. */
export function departmentLine(row: DepartmentRow, { areas }: Places, people: ReadonlyMap<string, number>): Department {
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    duties: row.duties,
    region: row.region,
    regionName: areas.get(row.region)?.name ?? row.region,
    documentMark: row.document_mark,
    people: people.get(row.id) ?? 0,
    isActive: row.is_active,
    version: row.version,
  }
}

/** A page of the departments. */
export function listDepartments(
  places: Places,
  people: ReadonlyMap<string, number>,
  filter: PlaceFilter,
): PageFound<Department> {
  const rows = [...places.departments.values()]
    .map((row) => departmentLine(row, places, people))
    .filter((row) => isWanted(row, [row.name, row.shortName, row.documentMark, row.duties, row.id], filter))
  const columns = {
    name: ({ name }: Department) => name,
    shortName: ({ shortName }: Department) => shortName,
    region: ({ region }: Department) => region,
    documentMark: ({ documentMark }: Department) => documentMark,
    people: (row: Department) => String(row.people),
    state: stateOf,
  }
  return pageOfRows(rows, columns, filter)
}

/** Halls in use with their open windows: only what the signs in the hall say. */
export function listOpenWindows({ halls, windows }: Places) {
  const open = [...windows.values()].filter((window) => window.is_open && !window.is_closed)
  return [...halls.values()]
    .filter((hall) => hall.is_active)
    .map(({ id, name }) => ({
      id,
      name,
      windows: open
        .filter(({ hall }) => hall === id)
        .map((window) => ({ id: window.id, no: window.no, kind: window.kind })),
    }))
}
