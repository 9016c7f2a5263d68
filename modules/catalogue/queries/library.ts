import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { Material } from '../rules/index.ts'

/** A material of the standard library, without what an item says about it. */
export type LibraryEntry = Omit<Material, 'key' | 'base' | 'party'> & { readonly party?: string }

const entriesOf = prepared<{ entry: LibraryEntry }, [q: string, limit: number]>(
  'catalogue.library-materials',
  `select entry from catalogue.part, json_array_elements(body -> 'materials') as entry
   where kind = 'materials' and (entry ->> 'name' like '%' || $1 || '%' or entry ->> 'ref' like '%' || $1 || '%')
   order by length(entry ->> 'name'), entry ->> 'name' limit $2`,
)

/** Materials of the standard library whose name or reference holds a word; the shortest names first. (CAT-05) */
export async function libraryMaterials(db: Queries, q: string, limit: number): Promise<readonly LibraryEntry[]> {
  const word = q.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  return (await db.many(entriesOf, [word, limit])).map(({ entry }) => entry)
}
