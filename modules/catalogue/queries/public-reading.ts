import { prepared } from '@yichuang/platform/db'
import type { Database, Queries } from '@yichuang/platform/db'
import { listVersions } from './item-versions.ts'
import type { PackageItem } from '../rules/index.ts'

/** A 一件事 by name, with the items it holds. */
export interface PackageTitle {
  readonly id: string
  readonly name: string
  readonly items: readonly Pick<PackageItem, 'item' | 'required'>[]
}

/** A version of an item and when it came into force. */
export interface VersionStamp {
  readonly version: number
  /** ISO instant */
  readonly publishedAt: string
  readonly isCurrent: boolean
}

const packages = prepared<PackageTitle, []>(
  'catalogue.packages-with-items',
  `select b.id, b.name, b.items
   from catalogue.part p, json_to_record(p.body) as b(id text, name text, items json)
   where p.kind = 'package' order by b.id`,
)
const packageBodies = prepared<{ id: string; text: string }, []>(
  'catalogue.package-texts',
  `select body ->> 'id' as id, body::text as text from catalogue.part where kind = 'package' order by body ->> 'id'`,
)
const packageBody = prepared<{ text: string }, [id: string]>(
  'catalogue.package-text',
  `select body::text as text from catalogue.part where kind = 'package' and body ->> 'id' = $1`,
)
const wordFiles = prepared<{ path: string; text: string }, []>(
  'catalogue.word-files',
  `select path, body::text as text from catalogue.part
   where kind in ('departments', 'boards', 'licences', 'materials', 'dataElements') order by path`,
)
const wantedTexts = prepared<{ id: string; version: number; text: string }, [items: string[]]>(
  'catalogue.wanted-texts',
  `select item as id, version, body::text as text from catalogue.item_version where is_current and item = any ($1::text[])
   order by item`,
)

/** The files that items refer to: departments, boards, licences, material library, data elements. */
export function wordTexts(db: Database): Promise<readonly { readonly path: string; readonly text: string }[]> {
  return db.many(wordFiles, [])
}

/** The exact texts of items in force, by their ids. */
export function currentItemTexts(db: Database, items: readonly string[]) {
  return db.many(wantedTexts, [[...items]])
}

/** The packages of the catalogue. (CAT-11) */
export function packageTitles(db: Database): Promise<readonly PackageTitle[]> {
  return db.many(packages, [])
}

/** The exact text of a package in force; undefined when there is none. (CAT-11) */
export async function packageText(db: Queries, id: string): Promise<string | undefined> {
  return (await db.find(packageBody, [id]))?.text
}

/** The exact texts of the packages in force, by their ids. (CAT-11) */
export function packageTexts(db: Queries): Promise<readonly { readonly id: string; readonly text: string }[]> {
  return db.many(packageBodies, [])
}

/** The versions of an item, the newest first; none when there is no such item. (CAT-12) */
export async function versionsOf(db: Database, item: string): Promise<readonly VersionStamp[]> {
  const lines = await listVersions(db, item)
  return lines.map(({ version, published_at: publishedAt, is_current: isCurrent }) => ({
    version,
    publishedAt,
    isCurrent,
  }))
}
