import type { Places, ZoneRow } from '@yichuang/modules/halls/public'
import type { WhereTo, ZoneSign } from '../contract.ts'
import { zoneOfLine } from '../rules/index.ts'
import type { PriorityGroup } from '../rules/index.ts'
import type { HallPicture } from './hall-picture.ts'

/** A zone as signs, tickets and screens name it. */
export function signOf(zone: ZoneRow | undefined): ZoneSign | null {
  if (zone === undefined) return null
  const { id, code, name, name_en: nameEn, floor } = zone
  return { id, code, name, nameEn, floor }
}

/** The zone of a window. */
export function zoneOfWindow({ windows, zones }: Places, window: string | null): ZoneRow | undefined {
  return zones.get(windows.get(window ?? '')?.zone ?? '')
}

/** A zone, and where its people wait: in its waiting area, else in the zone itself. */
function whereIn({ zones }: Places, zone: ZoneRow | undefined): WhereTo {
  const waiting = zones.get(zone?.waits_in ?? '') ?? zone
  return { zone: signOf(zone), waitAt: signOf(waiting) }
}

interface Comer {
  readonly hall: string
  /** the line of the number */
  readonly group: string
  readonly priority?: PriorityGroup | null | undefined
}

/**
 * Where somebody with a number goes and waits: the zone of the line; who comes by the green channel to that of the hall.
 * (QUE-04, QUE-08)
 */
export function whereToWait(places: Places, picture: Pick<HallPicture, 'windows'>, comer: Comer): WhereTo {
  const { hall, group, priority } = comer
  const green = [...places.zones.values()].find((zone) => zone.hall === hall && zone.kind === 'green-channel')
  if (priority === 'green-channel' && green !== undefined) return whereIn(places, green)
  const serving = picture.windows.flatMap(({ window_id: window, groups, ranks }) => {
    const place = groups.indexOf(group)
    return place === -1 ? [] : [{ zone: places.windows.get(window)?.zone ?? null, rank: ranks[place] ?? 0 }]
  })
  return whereIn(places, places.zones.get(zoneOfLine(serving) ?? ''))
}

/** The windows of which the screen of a zone speaks: its own; on the screen of a waiting area those of its zones. */
export function windowsOfZone({ windows, zones }: Places, zone: string): readonly string[] {
  return [...windows.values()]
    .filter((window) => window.zone !== null && (window.zone === zone || zones.get(window.zone)?.waits_in === zone))
    .map(({ id }) => id)
}
