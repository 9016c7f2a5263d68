import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
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
const versions = prepared<VersionStamp, [item: string]>(
  'catalogue.versions-of-item',
  `select version, to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
     is_current as "isCurrent"
   from catalogue.item_version where item = $1 order by version desc`,
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

/** The versions of an item, the newest first; none when there is no such item. (CAT-12) */
export function versionsOf(db: Database, item: string): Promise<readonly VersionStamp[]> {
  return db.many(versions, [item])
}
