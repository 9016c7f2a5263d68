import { createHash } from 'node:crypto'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { CatalogueTables } from '../tables.ts'
import { carryAnnexes } from './keep-annexes.ts'

/** A file of a catalogue in the exchange format, as it stands on disk. */
export interface CatalogueFile {
  readonly path: string
  readonly text: string
}

interface CatalogueImport {
  readonly files: readonly CatalogueFile[]
  /** versions whoever imports has seen, by item, 0 where there was none; another one now is a refusal */
  readonly seen?: Readonly<Record<string, number>>
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

const replaceFiles = prepared<never, [catalogue: string, paths: string[], bodies: string[]]>(
  'catalogue.replace-files',
  `with gone as (
     delete from catalogue.exchange_file where catalogue = $1 and path <> all ($2::text[])
   )
   insert into catalogue.exchange_file (catalogue, path, body)
   select $1, path, body from unnest($2::text[], $3::text[]) as given (path, body)
   on conflict (catalogue, path) do update set body = excluded.body`,
)
const goneFiles = prepared<{ path: string; body: string }, [catalogue: string, paths: string[]]>(
  'catalogue.gone-files',
  `select path, body from catalogue.exchange_file where catalogue = $1 and path <> all ($2::text[])`,
)
const dropPart = prepared<never, [path: string]>(
  'catalogue.drop-part',
  `delete from catalogue.part where path = $1 and kind in ('package', 'faq')`,
)

/**
 * Takes a catalogue in, whole or not at all. An item whose text is unchanged keeps its version; a changed one gets a
 * new version, and running cases keep theirs (CAT-12). What the same catalogue held before and holds no more goes out of
 * force. With a manifest among the files their exact text is kept, so that an export gives back the same bytes. The
 * files were checked before.
 */
export const importCatalogue = command<CatalogueTables>()({
  name: 'catalogue.import',
  async handle(tx, { files, seen = {} }: CatalogueImport, { at, record }) {
    const known = new Map((await tx.many(currentHash, [])).map((row) => [row.item, row]))
    const moved = Object.entries(seen).find(([item, version]) => (known.get(item)?.version ?? 0) !== version)
    if (moved !== undefined) return refused({ code: 'catalogue.item-changed', item: moved[0] })
    const changed: { item: string; version: number }[] = []
    const retired = await keepTexts(tx, files)
    for (const { path, text } of files.filter((file) => !file.path.startsWith('schema/'))) {
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
      if (before !== undefined) await carryAnnexes(tx, { item: id, from: before.version, to: version })
      changed.push({ item: id, version })
    }
    await record('catalogue', [{ type: 'catalogue.imported', v: 1, files: files.length, changed, retired }])
    return decided({ files: files.length, changed: changed.length, retired: retired.length })
  },
})

/** Keeps the folder as it is on disk, and takes out of force what it no longer holds; answers the items among that. */
async function keepTexts(tx: Queries, files: readonly CatalogueFile[]): Promise<readonly string[]> {
  const manifest = files.find(({ path }) => path === 'manifest.json')
  if (manifest === undefined) return []
  const { id } = (JSON.parse(manifest.text) as { catalogue: { id: string } }).catalogue
  const paths = files.map(({ path }) => path)
  const here = new Set(files.flatMap(({ path, text }) => (path.startsWith('schema/') ? [] : itemIn(text))))
  const retired: string[] = []
  for (const { path, body } of await tx.many(goneFiles, [id, paths])) {
    const gone = path.startsWith('schema/') ? [] : itemIn(body).filter((item) => !here.has(item))
    for (const item of gone) await tx.run(retire, [item])
    await tx.run(dropPart, [path])
    retired.push(...gone)
  }
  await tx.run(replaceFiles, [id, paths, files.map(({ text }) => text)])
  return retired
}

function itemIn(text: string): string[] {
  const { kind, id } = JSON.parse(text) as { kind?: string; id?: string }
  return kind === 'item' && id !== undefined ? [id] : []
}
