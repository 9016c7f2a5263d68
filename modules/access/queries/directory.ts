import { isWithinRegion } from '../rules/index.ts'
import type { Directory } from '../rules/index.ts'

interface Site {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly is_active: boolean
}

/** Areas, departments, halls and windows, which the module `halls` keeps; handed in by the composition root. */
export interface Places {
  readonly areas: ReadonlyMap<string, { readonly code: string; readonly name: string }>
  readonly departments: ReadonlyMap<string, Site>
  readonly halls: ReadonlyMap<string, Site>
  readonly windows: ReadonlyMap<string, { readonly id: string; readonly no: string; readonly hall: string }>
}

/** The places as the rules ask for them. */
export function directoryOf({ areas, departments, halls, windows }: Places): Directory {
  const site = (found: Site | undefined) => found && { region: found.region, isActive: found.is_active }
  return {
    hasRegion: (code) => areas.has(code),
    department: (id) => site(departments.get(id)),
    hall: (id) => site(halls.get(id)),
    window: (id) => windows.get(id),
  }
}

/** The places of an area where people may work, for filters and forms. */
export function workPlacesIn({ areas, departments, halls, windows }: Places, region: string) {
  const inside = (sites: ReadonlyMap<string, Site>) =>
    [...sites.values()]
      .filter((site) => site.is_active && isWithinRegion(site.region, region))
      .map((site) => ({ id: site.id, name: site.name, region: site.region }))
  const open = inside(halls)
  const ids = new Set(open.map(({ id }) => id))
  return {
    regions: [...areas.values()]
      .filter(({ code }) => isWithinRegion(code, region))
      .map(({ code, name }) => ({ code, name })),
    departments: inside(departments),
    halls: open,
    windows: [...windows.values()].filter(({ hall }) => ids.has(hall)).map(({ id, no, hall }) => ({ id, no, hall })),
  }
}
