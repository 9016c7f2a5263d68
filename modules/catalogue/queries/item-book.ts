import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { defaultItemSetting } from '../rules/index.ts'
import type { Item, ItemSetting } from '../rules/index.ts'

const versionOf = prepared<{ body: Item }, [item: string, version: number]>(
  'catalogue.item-version',
  `select body from catalogue.item_version where item = $1 and version = $2`,
)
const currentItems = prepared<{ item: string; version: number; body: Item }, []>(
  'catalogue.current-items',
  `select item, version, body from catalogue.item_version where is_current order by item`,
)
const allSettings = prepared<{ item: string; setting: Partial<ItemSetting> }, []>(
  'catalogue.all-settings',
  `select item, setting from catalogue.item_setting`,
)

export interface CurrentItem {
  readonly item: Item
  readonly version: number
}

/** Items of this process: published versions never change and stay in memory; which one is current is looked up anew. */
export interface ItemBook {
  version(item: string, version: number): Promise<Item | undefined>
  current(item: string): Promise<CurrentItem | undefined>
  all(): Promise<ReadonlyMap<string, CurrentItem>>
  setting(item: string): Promise<ItemSetting>
  forget(): void
}

const KEPT_MS = 5000

/** Keeps items and their settings in memory; current versions and settings are read again every five seconds. */
export function itemBook(db: Database): ItemBook {
  const versions = new Map<string, Promise<Item | undefined>>()
  let known:
    | {
        readonly all: Promise<ReadonlyMap<string, CurrentItem>>
        readonly settings: Promise<ReadonlyMap<string, Partial<ItemSetting>>>
        readonly until: number
      }
    | undefined
  const fresh = () => {
    if (known === undefined || performance.now() > known.until) {
      const all = db
        .many(currentItems, [])
        .then((rows) => new Map(rows.map(({ item, version, body }) => [item, { item: body, version }])))
      const settings = db
        .many(allSettings, [])
        .then((rows) => new Map(rows.map(({ item, setting }) => [item, setting])))
      known = { all, settings, until: performance.now() + KEPT_MS }
      Promise.all([all, settings]).catch(() => (known = undefined))
    }
    return known
  }
  return {
    version(item, version) {
      const key = `${item}@${version}`
      const found = versions.get(key) ?? db.find(versionOf, [item, version]).then((row) => row?.body)
      found.then(
        (body) => body === undefined && versions.delete(key),
        () => versions.delete(key),
      )
      versions.set(key, found)
      return found
    },
    current: async (item) => (await fresh().all).get(item),
    all: () => fresh().all,
    setting: async (item) => ({ ...defaultItemSetting, ...(await fresh().settings).get(item) }),
    forget() {
      known = undefined
    },
  }
}
