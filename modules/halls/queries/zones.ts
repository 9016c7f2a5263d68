import type { ZoneLine } from '../contract.ts'
import type { Places } from './places.ts'

/** The zones of a hall with their windows, by code. */
export function listZones({ zones, windows }: Places, hall: string): ZoneLine[] {
  return [...zones.values()]
    .filter((zone) => zone.hall === hall)
    .map((zone) => {
      const own = [...windows.values()].filter((window) => window.zone === zone.id && !window.is_closed)
      const waiting = zones.get(zone.waits_in ?? '')
      return {
        id: zone.id,
        code: zone.code,
        name: zone.name,
        nameEn: zone.name_en,
        kind: zone.kind,
        ...(zone.floor === null ? {} : { floor: zone.floor }),
        ...(waiting === undefined ? {} : { waitsIn: waiting.id, waitsInName: waiting.name }),
        windows: own.map(({ id }) => id),
        windowNos: own.map(({ no }) => no),
        version: zone.version,
      }
    })
}
