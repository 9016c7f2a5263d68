import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { MaterialAnnex } from '../rules/index.ts'

const ofVersion = prepared<MaterialAnnex, [item: string, version: number]>(
  'catalogue.annexes-of-version',
  `select material, blanks, pages, marks, answers from catalogue.annex where item = $1 and version = $2 order by material`,
)

/** A file that versions of an item keep with their materials. */
export interface AnnexFile {
  readonly hash: string
  readonly mediaType: string
  /** of blank forms */
  readonly name?: string
}

const fileOf = prepared<{ file: AnnexFile }, [item: string, hash: string, wanted: string]>(
  'catalogue.annex-file',
  `select f.file from catalogue.annex a, jsonb_array_elements(a.blanks || a.pages) as f(file)
   where a.item = $1 and f.file ->> 'hash' = $2 and (a.pages @> $3::jsonb or a.blanks @> $3::jsonb) limit 1`,
)

/** What a version keeps with its materials. (CAT-06) */
export function annexesOf(db: Queries, item: string, version: number): Promise<readonly MaterialAnnex[]> {
  return db.many(ofVersion, [item, version])
}

/** A file of an item's annexes, of whichever version. */
export async function annexFile(db: Queries, item: string, hash: string): Promise<AnnexFile | undefined> {
  return (await db.find(fileOf, [item, hash, JSON.stringify([{ hash }])]))?.file
}
