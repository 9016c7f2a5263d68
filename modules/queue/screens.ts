import type { HallRow, ZoneRow } from '@yichuang/modules/halls/public'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { HallDisplay, WindowDisplay } from './contract.ts'
import type { QueueParts } from './parts.ts'
import { pictureAhead } from './queries/opening.ts'
import { forecastMinutes } from './queries/hall-picture.ts'
import type { HallPicture } from './queries/hall-picture.ts'
import { signOf, windowsOfZone, zoneOfWindow } from './queries/places-to-wait.ts'
import { hallOfGroup, latestCalls, shownAt } from './queries/tickets.ts'

/** What the screens of a hall ask: the main one, those of the waiting areas, those over the windows. (QUE-02) */
export interface Screens {
  display(hall: string, at: Instant): Promise<Decision<HallDisplay>>
  /** what a screen in the waiting area of some lines of one hall shows */
  areaDisplay(groups: readonly string[], at: Instant): Promise<Decision<HallDisplay>>
  /** what a screen of one zone shows: its windows, or those whose people wait in it */
  zoneDisplay(zone: string, at: Instant): Promise<Decision<HallDisplay>>
  /** what the screen over a window shows */
  windowDisplay(window: string, at: Instant): Promise<Decision<WindowDisplay>>
}

/** A hall that is in use. */
export async function activeHall({ places }: QueueParts, id: string): Promise<HallRow | undefined> {
  const hall = (await places.current()).halls.get(id)
  return hall?.is_active === true ? hall : undefined
}

interface ScreenParts extends QueueParts {
  readonly pictureOf: (hall: string, at: Instant) => Promise<HallPicture>
}

/** The screens of the halls, each look at them for itself. */
export function screensOf(parts: QueueParts): Screens {
  return screensBy({ ...parts, pictureOf: (hall, at) => pictureAhead(parts, hall, at) })
}

/** The screens of the halls in one moment: however many are looked at, each hall is read once. */
export function lookAtScreens(parts: QueueParts, at: Instant): Screens {
  const read = new Map<string, Promise<HallPicture>>()
  const pictureOf = (hall: string) => {
    const picture = read.get(hall) ?? pictureAhead(parts, hall, at)
    read.set(hall, picture)
    return picture
  }
  return screensBy({ ...parts, pictureOf })
}

function screensBy(parts: ScreenParts): Screens {
  return {
    async display(id, at) {
      const hall = await activeHall(parts, id)
      return hall === undefined
        ? refused({ code: 'queue.no-such-hall' })
        : decided(await displayOf(parts, hall, { at }))
    },
    async areaDisplay(groups, at) {
      const [first = ''] = groups
      const hall = await activeHall(parts, (await hallOfGroup(parts.db, first)) ?? '')
      if (hall === undefined) return refused({ code: 'queue.no-such-group' })
      const shown = await displayOf(parts, hall, { at, groups })
      return shown.groups.length === 0 ? refused({ code: 'queue.no-such-group' }) : decided(shown)
    },
    zoneDisplay: (zone, at) => zoneDisplay(parts, zone, at),
    windowDisplay: (window, at) => windowDisplay(parts, window, at),
  }
}

interface Shown {
  readonly at: Instant
  /** only these lines; all without it */
  readonly groups?: readonly string[]
  /** only what concerns this zone, which has these windows */
  readonly zone?: { readonly row: ZoneRow; readonly windows: readonly string[] }
}

/** The calls to the windows of a zone, and the lines that they serve. (QUE-08) */
async function zoneDisplay(parts: ScreenParts, id: string, at: Instant): Promise<Decision<HallDisplay>> {
  const places = await parts.places.current()
  const row = places.zones.get(id)
  const hall = await activeHall(parts, row?.hall ?? '')
  if (row === undefined || hall === undefined) return refused({ code: 'queue.no-such-zone' })
  const windows = windowsOfZone(places, id)
  return decided(await displayOf(parts, hall, { at, zone: { row, windows } }))
}

async function displayOf(
  { db, places, pictureOf }: ScreenParts,
  { id, name }: Pick<HallRow, 'id' | 'name'>,
  { at, groups: only, zone }: Shown,
): Promise<HallDisplay> {
  const [calls, picture, known] = await Promise.all([
    latestCalls(db, { hall: id, at, groups: only, windows: zone?.windows }),
    pictureOf(id, at),
    places.current(),
  ])
  const served = zone === undefined ? only : linesOf(picture, zone.windows)
  return {
    hall: { id, name },
    zone: signOf(zone?.row),
    at,
    calls: calls.map(({ no, window_id: window, called_at: calledAt, calls: times }) => {
      const row = known.windows.get(window)
      const sign = signOf(zoneOfWindow(known, window))
      return { no, windowNo: row?.no ?? '', floor: row?.floor ?? null, zone: sign, calledAt, calls: times }
    }),
    groups: picture.groups
      .filter(({ id: group }) => served === undefined || served.includes(group))
      .map(({ id: group, letter, name: line, waiting }) => ({
        letter,
        name: line,
        waiting,
        minutes: forecastMinutes(picture, group, waiting) ?? null,
      })),
    extendedUntil: extensionAt(picture, at),
  }
}

/** Until when a hall is extended, while it is. */
export function extensionAt({ opening }: HallPicture, at: Instant): Instant | null {
  const until = opening?.extendedUntil
  return until !== undefined && at < until ? until : null
}

/** The lines that windows call first; those they only help with, when there are no others. */
function linesOf({ windows }: HallPicture, of: readonly string[]): readonly string[] {
  const calling = windows
    .filter(({ window_id: window }) => of.includes(window))
    .flatMap(({ groups, ranks }) => groups.map((group, place) => ({ group, rank: ranks[place] ?? 0 })))
  const own = calling.filter(({ rank }) => rank === 0)
  return (own.length === 0 ? calling : own).map(({ group }) => group)
}

async function windowDisplay(parts: ScreenParts, id: string, at: Instant): Promise<Decision<WindowDisplay>> {
  const places = await parts.places.current()
  const window = places.windows.get(id)
  const hall = await activeHall(parts, window?.hall ?? '')
  if (window === undefined || hall === undefined || window.is_closed) return refused({ code: 'queue.no-such-window' })
  const [picture, current] = await Promise.all([parts.pictureOf(hall.id, at), shownAt(parts.db, id, at)])
  const mine = picture.windows.find(({ window_id: one }) => one === id)
  const isOpen = mine?.is_open === true
  const groups = mine?.groups ?? []
  return decided({
    hall: { id: hall.id, name: hall.name },
    at,
    windowNo: window.no,
    zone: signOf(zoneOfWindow(places, id)),
    isOpen,
    pauseReason: reasonOf(mine),
    staffNo: isOpen ? await staffNoOf(parts, mine.person) : null,
    current: current ?? null,
    groups: picture.groups
      .filter(({ id: group }) => groups.includes(group))
      .map(({ letter, name }) => ({ letter, name })),
  })
}

/** Why a window is paused; nothing of one that calls, or that never called today. */
function reasonOf(window: HallPicture['windows'][number] | undefined): string | null {
  return window === undefined || window.is_open ? null : window.reason
}

async function staffNoOf({ staffNo }: QueueParts, person: string | null): Promise<string | null> {
  return person === null ? null : ((await staffNo(person)) ?? null)
}
