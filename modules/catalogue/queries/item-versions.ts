import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

/** A version of an item in a list. */
export interface VersionLine {
  readonly version: number
  readonly published_at: string
  readonly is_current: boolean
}

const versionsOf = prepared<VersionLine, [item: string]>(
  'catalogue.versions-of-item',
  `select version, published_at, is_current from catalogue.item_version where item = $1 order by version desc`,
)
const textOf = prepared<{ body: string }, [item: string, version: number]>(
  'catalogue.text-of-version',
  `select body::text as body from catalogue.item_version where item = $1 and version = $2`,
)

/** All versions of an item, the newest first. (CAT-12) */
export function listVersions(db: Queries, item: string): Promise<readonly VersionLine[]> {
  return db.many(versionsOf, [item])
}

/** The exact text of a version. */
export async function versionText(db: Queries, item: string, version: number): Promise<string | undefined> {
  return (await db.find(textOf, [item, version]))?.body
}
