import { isPageUsed } from '@yichuang/modules/catalogue/public'
import type { AnnexFile } from '@yichuang/modules/catalogue/public'
import type { MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database, Queries } from '@yichuang/platform/db'
import type { FileStore } from '@yichuang/platform/files'

/** What a draft keeps with a material, as of a change. */
export interface DraftAnnex extends MaterialAnnex {
  readonly version: number
}

const ofDraft = prepared<DraftAnnex, [draft: string]>(
  'workshop.annexes-of-draft',
  `select material, version, blanks, pages, marks, answers from workshop.annex where draft = $1 order by material`,
)
const fileOf = prepared<{ file: AnnexFile }, [draft: string, hash: string]>(
  'workshop.annex-file',
  `select f.file from workshop.annex a, jsonb_array_elements(a.blanks || a.pages) as f(file)
   where a.draft = $1 and f.file ->> 'hash' = $2 limit 1`,
)
const inUse = prepared<{ used: boolean }, [wanted: string]>(
  'workshop.annex-page-used',
  `select exists (select from workshop.annex where pages @> $1::jsonb) as used`,
)
const wished = prepared<{ hash: string }, []>(
  'workshop.erasures',
  `select hash from workshop.erasure order by wished_at`,
)
const done = prepared<never, [hash: string]>('workshop.erasure-done', `delete from workshop.erasure where hash = $1`)

/** What a draft keeps with its materials. (CAT-06) */
export function annexesOfDraft(db: Queries, draft: string): Promise<readonly DraftAnnex[]> {
  return db.many(ofDraft, [draft])
}

/** A blank form or sample page of a draft. */
export async function fileOfDraft(db: Queries, draft: string, hash: string): Promise<AnnexFile | undefined> {
  return (await db.find(fileOf, [draft, hash]))?.file
}

/** Removes pictures from the store, but none that a draft or a version shows. */
export async function dropUnused(db: Database, files: FileStore, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    const [here, there] = await Promise.all([db.one(inUse, [JSON.stringify([{ hash }])]), isPageUsed(db, hash)])
    if (!here.used && !there) await files.remove(hash)
  }
}

/** Removes from the store what is to go for good; what a crash left over goes the next time. @returns how many */
export async function erasePictures(db: Database, files: FileStore): Promise<number> {
  const hashes = (await db.many(wished, [])).map(({ hash }) => hash)
  for (const hash of hashes) {
    await dropUnused(db, files, [hash])
    await db.run(done, [hash])
  }
  return hashes.length
}
