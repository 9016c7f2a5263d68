import { createHash } from 'node:crypto'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import type { CatalogueTables } from '../tables.ts'

/** A file of a catalogue in the exchange format, as it stands on disk. */
export interface CatalogueFile {
  readonly path: string
  readonly text: string
}

const currentHash = prepared<{ item: string; version: number; sha256: string }, []>(
  'catalogue.current-hashes',
  `select item, version, encode(sha256, 'hex') as sha256 from catalogue.item_version where is_current`,
)
const retire = prepared<never, [item: string]>(
  'catalogue.retire-version',
  `update catalogue.item_version set is_current = false where item = $1 and is_current`,
)
const publish = prepared<never, [item: string, version: number, body: string, sha256: string, at: string]>(
  'catalogue.publish-version',
  `insert into catalogue.item_version (item, version, body, sha256, published_at, is_current)
   values ($1, $2, $3, decode($4, 'hex'), $5, true)`,
)
const putPart = prepared<never, [path: string, kind: string, body: string, sha256: string]>(
  'catalogue.put-part',
  `insert into catalogue.part (path, kind, body, sha256) values ($1, $2, $3, decode($4, 'hex'))
   on conflict (path) do update set kind = excluded.kind, body = excluded.body, sha256 = excluded.sha256`,
)

/**
 * Takes a catalogue in, whole or not at all. An item whose text is unchanged keeps its version; a changed one gets a
 * new version, and running cases keep theirs (CAT-12). The files were checked before.
 */
export const importCatalogue = command<CatalogueTables>()({
  name: 'catalogue.import',
  async handle(tx, { files }: { readonly files: readonly CatalogueFile[] }, { at, record }) {
    const known = new Map((await tx.many(currentHash, [])).map((row) => [row.item, row]))
    const changed: { item: string; version: number }[] = []
    for (const { path, text } of files) {
      const { kind, id } = JSON.parse(text) as { kind: string; id?: string }
      const sha256 = createHash('sha256').update(text).digest('hex')
      if (kind !== 'item' || id === undefined) {
        await tx.run(putPart, [path, kind, text, sha256])
        continue
      }
      const before = known.get(id)
      if (before?.sha256 === sha256) continue
      const version = (before?.version ?? 0) + 1
      await tx.run(retire, [id])
      await tx.run(publish, [id, version, text, sha256, at])
      changed.push({ item: id, version })
    }
    await record('catalogue', [{ type: 'catalogue.imported', v: 1, files: files.length, changed }])
    return decided({ files: files.length, changed: changed.length })
  },
})
