import type { Database } from '@yichuang/platform/db'
import { servingHeaders } from '@yichuang/platform/files'
import type { FileStore } from '@yichuang/platform/files'
import { answer, SpecialAnswer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import { annexesOf, annexFile } from './queries/annexes.ts'
import type { AnnexFile } from './queries/annexes.ts'
import type { ItemBook } from './queries/item-book.ts'
import { sayAnnex } from './queries/say-annex.ts'

export interface AnnexParts {
  readonly items: ItemBook
  readonly files: FileStore
}

/** What versions keep with their materials, and its files. (CAT-06) */
export function annexRoutes(db: Database, { items, files }: AnnexParts): Route[] {
  return [
    answer(contract.readAnnexes, async ({ params: { id }, query }) => {
      const version = query.version ?? (await items.current(id))?.version
      if (version === undefined) return refused({ code: 'catalogue.no-such-item', id })
      return decided({ version, rows: (await annexesOf(db, id, version)).map(sayAnnex) })
    }),
    answer(contract.readAnnexFile, async ({ params: { id, hash } }) => {
      const file = await annexFile(db, id, hash)
      if (file === undefined || (await files.sizeOf(hash)) === undefined)
        return refused({ code: 'catalogue.no-such-file' })
      return decided(await servedAnnexFile(files, file))
    }),
  ]
}

/** A file of an annex as it is given out. */
export async function servedAnnexFile(files: FileStore, { hash, mediaType, name }: AnnexFile): Promise<SpecialAnswer> {
  const { stream, size } = await files.open(hash)
  const fileName = name ?? `${hash.slice(0, 8)}.png`
  const headers = servingHeaders({ hash, size, mediaType, fileName, show: true })
  return new SpecialAnswer({ kind: 'file', stream, headers })
}
