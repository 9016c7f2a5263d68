import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { defaultItemSetting } from '../rules/index.ts'
import type { Item, ItemSetting } from '../rules/index.ts'

const versionOf = prepared<{ body: Item }, [item: string, version: number]>(
  'catalogue.item-version',
  `select body from catalogue.item_version where item = $1 and version = $2`,
)
const stampOfCurrent = prepared<{ stamp: string }, []>(
  'catalogue.stamp-of-current-items',
  `select concat_ws('/', count(*), sum(version), max(published_at),
     (select string_agg(encode(sha256, 'hex'), '/' order by path) from catalogue.part where kind in ('synonyms', 'package'))) as stamp
   from catalogue.item_version where is_current`,
)
const currentTitles = prepared<ItemTitle, []>(
  'catalogue.current-titles',
  `select v.item as id, v.version, b.name, b.type, b.handling, b.board, b.department, b.aliases, b."mainItem", b.codes,
     b.limits, b.objects
   from catalogue.item_version v, json_to_record(v.body) as b(name text, type text, handling text, board text,
     department text, aliases json, "mainItem" json, codes json, limits json, objects json)
   where v.is_current order by v.item`,
)
const allSettings = prepared<{ item: string; setting: Partial<ItemSetting> }, []>(
  'catalogue.all-settings',
  `select item, setting from catalogue.item_setting`,
)

/** What lists and the search need of a current item; the whole of it is read when somebody works on it. */
export interface ItemTitle extends Pick<
  Item,
  'id' | 'name' | 'type' | 'handling' | 'board' | 'department' | 'aliases' | 'mainItem' | 'codes' | 'limits' | 'objects'
> {
  readonly version: number
}

export interface CurrentItem {
  readonly item: Item
  readonly version: number
}

/** Items of this process: published versions never change and are kept; which one is current is looked up anew. */
export interface ItemBook {
  version(item: string, version: number): Promise<Item | undefined>
  current(item: string): Promise<CurrentItem | undefined>
  /** the titles of all current items by id; the same map until items or synonyms are published or withdrawn */
  all(): Promise<ReadonlyMap<string, ItemTitle>>
  setting(item: string): Promise<ItemSetting>
  /** what places decided themselves, by item */
  settings(): Promise<ReadonlyMap<string, Partial<ItemSetting>>>
  forget(): void
}

type Settings = ReadonlyMap<string, Partial<ItemSetting>>

const KEPT_MS = 5000
/** whole items in memory, the last ones asked for: some tens of megabytes at most */
const MOST_WHOLE = 500

/** Keeps titles, settings and the items in use in memory; what is current is asked again every five seconds. */
export function itemBook(db: Database): ItemBook {
  const version = wholeItems(db)
  let titles: { readonly stamp: string; readonly all: ReadonlyMap<string, ItemTitle> } | undefined
  let known:
    | {
        readonly all: Promise<ReadonlyMap<string, ItemTitle>>
        readonly settings: Promise<Settings>
        readonly until: number
      }
    | undefined
  const readTitles = async () => {
    const { stamp } = await db.one(stampOfCurrent, [])
    if (titles?.stamp !== stamp)
      titles = { stamp, all: new Map((await db.many(currentTitles, [])).map((title) => [title.id, title])) }
    return titles.all
  }
  const fresh = () => {
    if (known === undefined || performance.now() > known.until) {
      const all = readTitles()
      const settings = db
        .many(allSettings, [])
        .then((rows) => new Map(rows.map(({ item, setting }) => [item, setting])))
      known = { all, settings, until: performance.now() + KEPT_MS }
      Promise.all([all, settings]).catch(() => (known = undefined))
    }
    return known
  }
  return {
    version,
    async current(id) {
      const title = (await fresh().all).get(id)
      const item = title && (await version(id, title.version))
      return item && { item, version: title.version }
    },
    all: () => fresh().all,
    settings: () => fresh().settings,
    setting: async (item) => ({ ...defaultItemSetting, ...(await fresh().settings).get(item) }),
    forget() {
      known = undefined
    },
  }
}

/** Reads whole items, each once while it is in use: the longest unused one makes room. */
function wholeItems(db: Database): ItemBook['version'] {
  const kept = new Map<string, Promise<Item | undefined>>()
  return (item, version) => {
    const key = `${item}@${version}`
    const found = kept.get(key) ?? db.find(versionOf, [item, version]).then((row) => row?.body)
    kept.delete(key)
    kept.set(key, found)
    found.then(
      (body) => body === undefined && kept.delete(key),
      () => kept.delete(key),
    )
    const [oldest] = kept.keys()
    if (kept.size > MOST_WHOLE && oldest !== undefined) kept.delete(oldest)
    return found
  }
}
