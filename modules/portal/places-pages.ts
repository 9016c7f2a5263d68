import type { ItemBook } from '@yichuang/modules/catalogue/public'
import type { HallRow, PlaceBook } from '@yichuang/modules/halls/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import type { Instant } from '@yichuang/platform/pure'
import type { BaseMap } from './base-map.ts'
import type { PublicPage } from './public-pages.ts'
import { weekOf } from './rules/index.ts'
import type { OpenLine } from './rules/index.ts'
import { placesPage } from './served/PlacesPage.tsx'
import type { ShownPlace } from './served/PlacesPage.tsx'

/** What maps of an installation are made of. */
export interface MapSettings {
  /** areas, waters and roads drawn under the points; undefined: the points alone */
  readonly base: () => Promise<BaseMap | undefined>
  /** key of 天地图; undefined: no map service is asked */
  readonly tiandituKey: string | undefined
  /** where a way to a place is shown, with `{lon}`, `{lat}` and `{name}` */
  readonly navigation: string
}

export interface PlacesParts {
  readonly places: PlaceBook
  readonly items: ItemBook
  readonly queue: QueueDesk
  /** names of the groups of business, by id */
  readonly boards: () => Promise<ReadonlyMap<string, string>>
  readonly map: MapSettings
}

/** What a hall's details may hold beside its columns; a hall made in the product has its hours only. */
interface Details {
  readonly hours?: {
    readonly weekly?: readonly { readonly day: number; readonly open: readonly [string, string][] }[]
    readonly holiday?: string
  }
  readonly saturday?: { readonly day: number; readonly open: readonly [string, string][]; readonly note?: string }
  readonly location?: { readonly lon: number; readonly lat: number }
  readonly transport?: readonly string[]
  readonly facilities?: readonly string[]
}

const tileHost = 'https://t0.tianditu.gov.cn'

/** 服务网点: where the halls are, when they are open, what is done there and who waits; a list first, a map beside it. (CON-07) */
export function placesPages(parts: PlacesParts): readonly PublicPage[] {
  return [
    [
      'GET',
      '/places',
      async ({ visit, at }) => {
        const { halls } = await parts.places.current()
        const open = [...halls.values()].filter((hall) => hall.is_active)
        const shown = await Promise.all(open.map((hall) => placeOf(parts, hall, at)))
        const { base, tiandituKey } = parts.map
        const map = { base: await base(), tiles: tiandituKey === undefined ? undefined : tileOf(tiandituKey) }
        return {
          html: placesPage(visit, shown, map),
          ...(tiandituKey !== undefined && { pictures: tileHost }),
        }
      },
    ],
  ]
}

/** Address of a tile of 天地图, its map or the words on it, in the projection of web maps. */
function tileOf(key: string) {
  return (layer: 'vec' | 'cva', { zoom, column, row }: { zoom: number; column: number; row: number }) => {
    const query = new URLSearchParams({
      SERVICE: 'WMTS',
      REQUEST: 'GetTile',
      VERSION: '1.0.0',
      LAYER: layer,
      STYLE: 'default',
      TILEMATRIXSET: 'w',
      FORMAT: 'tiles',
      TILEMATRIX: String(zoom),
      TILEROW: String(row),
      TILECOL: String(column),
      tk: key,
    })
    return `${tileHost}/${layer}_w/wmts?${query}`
  }
}

async function placeOf(parts: PlacesParts, hall: HallRow, at: Instant): Promise<ShownPlace> {
  const { id, name, level, address, phone } = hall
  const details = (hall.details ?? {}) as Details
  const { location, transport = [], facilities = [], hours, saturday } = details
  const lines: readonly OpenLine[] = weekOf([...(hours?.weekly ?? []), ...(saturday === undefined ? [] : [saturday])])
  const notes = [hours?.holiday, saturday?.note].filter((note) => note !== undefined)
  const [found, done] = await Promise.all([parts.queue.groups(id, at), businessOf(parts, id)])
  const groups = found.ok ? found.value.groups : []
  const navigation =
    location === undefined
      ? undefined
      : parts.map.navigation
          .replace('{lon}', String(location.lon))
          .replace('{lat}', String(location.lat))
          .replace('{name}', encodeURIComponent(name))
  return {
    id,
    name,
    level,
    address,
    phone,
    location,
    transport,
    facilities,
    lines,
    notes,
    navigation,
    ...done,
    waiting: groups.reduce((sum, group) => sum + group.waiting, 0),
    hasQueue: groups.length > 0,
  }
}

/** The groups of business that windows of a hall take applications for, and how many items they are. */
async function businessOf({ places, items, boards }: PlacesParts, hall: string) {
  const { windows } = await places.current()
  const own = [...windows.values()].filter((one) => one.hall === hall && one.takes_applications && !one.is_closed)
  const ids = new Set(own.flatMap((window) => window.boards))
  const names = await boards()
  const all = [...(await items.all()).values()]
  return {
    boards: [...ids].map((id) => names.get(id) ?? id),
    items: all.filter(({ board }) => ids.has(board)).length,
  }
}
