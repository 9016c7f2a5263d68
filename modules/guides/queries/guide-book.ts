import type {
  CatalogueWords,
  ItemBook,
  ItemTitle,
  PackageTitle,
  VersionStamp,
} from '@yichuang/modules/catalogue/public'
import type { Item, MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import { promisedLimit } from '@yichuang/modules/catalogue/rules'
import { remediesOf } from '@yichuang/modules/documents/public'
import type { PlaceBook, Places } from '@yichuang/modules/halls/public'
import type { PackageDocument } from '@yichuang/modules/packages/rules'
import { pinyin } from 'pinyin-pro'
import { guideOf } from '../rules/index.ts'
import type { Guide, GuideEntry, Named } from '../rules/index.ts'
import { placesFor } from './guide-places.ts'

/** Where guides come from: the catalogue and the places, nothing of their own. */
export interface GuideSources {
  readonly items: ItemBook
  readonly places: PlaceBook
  readonly words: { current(): Promise<CatalogueWords> }
  readonly packages: () => Promise<readonly PackageTitle[]>
  /** a package in force, whole */
  readonly packageOf: (id: string) => Promise<PackageDocument | undefined>
  readonly versions: (item: string) => Promise<readonly VersionStamp[]>
  /** what a version keeps with its materials */
  readonly annexes: (item: string, version: number) => Promise<readonly MaterialAnnex[]>
  /** ids of the items that fit a phrase, best first */
  readonly find: (phrase: string) => Promise<readonly string[]>
}

/** A guide with the item it was made from, for the question path and the samples. */
export interface GuidedItem {
  readonly guide: Guide
  readonly item: Item
  /** version in force now; undefined when the item is no longer offered */
  readonly current: number | undefined
}

/** Guides and the list of them. */
export interface GuideBook {
  /** the guide of an item in a version, the one in force without; undefined when there is none */
  read(id: string, version?: number): Promise<GuidedItem | undefined>
  /** all guides in force, in the order of the boards */
  entries(): Promise<readonly GuideEntry[]>
  /** the guides in force that fit a phrase, best first */
  find(phrase: string): Promise<readonly GuideEntry[]>
}

/** Makes guides from what is in force at the moment of asking. (CAT-13) */
export function guideBook(sources: GuideSources): GuideBook {
  const letters = new Map<string, string>()
  const letterOf = (name: string) => {
    const known = letters.get(name) ?? firstLetter(name)
    letters.set(name, known)
    return known
  }
  let held: { readonly from: readonly unknown[]; readonly entries: readonly GuideEntry[] } | undefined
  async function entries(): Promise<readonly GuideEntry[]> {
    const [all, places, words, settings] = await Promise.all([
      sources.items.all(),
      sources.places.current(),
      sources.words.current(),
      sources.items.settings(),
    ])
    const from = [all, places, words, settings]
    if (held !== undefined && held.from.every((one, index) => one === from[index])) return held.entries
    const packages = await sources.packages()
    const rank = new Map([...words.boards.keys()].map((board, index) => [board, index]))
    const rankOf = ({ board }: GuideEntry) => rank.get(board.id) ?? rank.size
    const made = [...all.values()]
      .map((title): GuideEntry => ({
        id: title.id,
        name: title.name,
        version: title.version,
        handling: title.handling,
        objects: title.objects,
        department: departmentOf(title, places),
        board: boardOf(title, words),
        packages: packagesOf(title.id, packages),
        letter: letterOf(title.name),
        committed: promisedLimit(settings.get(title.id) ?? {}, title.limits),
      }))
      .toSorted((one, other) => rankOf(one) - rankOf(other))
    held = { from, entries: made }
    return made
  }
  return {
    entries,
    async find(phrase) {
      const ids = await sources.find(phrase)
      const known = new Map((await entries()).map((entry) => [entry.id, entry]))
      return ids.flatMap((id) => known.get(id) ?? [])
    },
    read: (id, version) => readGuide(sources, id, version),
  }
}

async function readGuide(
  sources: GuideSources,
  id: string,
  version: number | undefined,
): Promise<GuidedItem | undefined> {
  const stamps = await sources.versions(id)
  const current = stamps.find(({ isCurrent }) => isCurrent)?.version
  const stamp = stamps.find((one) => (version === undefined ? one.isCurrent : one.version === version))
  const item = stamp && (await sources.items.version(id, stamp.version))
  if (stamp === undefined || item === undefined) return undefined
  const [places, words, packages, setting, annexes] = await Promise.all([
    sources.places.current(),
    sources.words.current(),
    sources.packages(),
    sources.items.setting(id),
    stamp.isCurrent ? sources.annexes(id, stamp.version) : [],
  ])
  const guide = guideOf(item, {
    version: stamp.version,
    isCurrent: stamp.isCurrent,
    publishedAt: stamp.publishedAt,
    setting,
    department: { id: item.department, name: places.departments.get(item.department)?.name ?? item.department },
    board: boardOf(item, words),
    licenceName: (licence) => words.licences.get(licence),
    packages: packagesOf(id, packages),
    places: placesFor(places, item),
    annexes,
    remedies: remediesOf(item.department, places),
  })
  return { guide, item, current }
}

function departmentOf({ department }: Pick<ItemTitle, 'department'>, { departments }: Places): Named {
  return { id: department, name: departments.get(department)?.short_name ?? department }
}

function boardOf({ board }: Pick<Item, 'board'>, { boards }: CatalogueWords): Named {
  return { id: board, name: boards.get(board) ?? board }
}

function packagesOf(id: string, packages: readonly PackageTitle[]): Named[] {
  return packages.flatMap((one) => (one.items.some(({ item }) => item === id) ? [{ id: one.id, name: one.name }] : []))
}

/** First letter of a name's pinyin; the neighbouring characters decide between readings. */
function firstLetter(name: string): string {
  const [first = ''] = pinyin(name.slice(0, 6), { pattern: 'first', toneType: 'none', type: 'array' })
  const letter = first.slice(0, 1).toUpperCase()
  return /^[A-Z]$/.test(letter) ? letter : '#'
}
