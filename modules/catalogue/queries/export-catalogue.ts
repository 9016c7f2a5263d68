import { createHash } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { CatalogueFile } from '../commands/import-catalogue.ts'

const catalogues = prepared<{ catalogue: string }, []>(
  'catalogue.list-catalogues',
  `select distinct catalogue from catalogue.exchange_file order by catalogue`,
)
const filesOf = prepared<{ path: string; body: string }, [catalogue: string]>(
  'catalogue.files-of-catalogue',
  `select path, body from catalogue.exchange_file where catalogue = $1 order by path collate "C"`,
)
const currentTexts = prepared<{ item: string; body: string }, []>(
  'catalogue.current-texts',
  `select item, body::text as body from catalogue.item_version where is_current`,
)

const currentPackages = prepared<{ path: string; body: string }, []>(
  'catalogue.current-packages',
  `select path, body::text as body from catalogue.part where kind = 'package'`,
)

/** Ids of the catalogues that were imported, in order. */
export async function importedCatalogues(db: Queries): Promise<readonly string[]> {
  return (await db.many(catalogues, [])).map(({ catalogue }) => catalogue)
}

/**
 * The files of an imported catalogue, byte for byte as they came in. An item whose current version is a newer one, and a
 * package that was published since, go out with that text, and the manifest with its hash. Empty: there is no such catalogue.
 */
export async function exportCatalogue(db: Queries, catalogue: string): Promise<readonly CatalogueFile[]> {
  const files = await db.many(filesOf, [catalogue])
  const current = new Map((await db.many(currentTexts, [])).map(({ item, body }) => [item, body]))
  const packages = new Map((await db.many(currentPackages, [])).map(({ path, body }) => [path, body]))
  const hashes = new Map<string, string>()
  const texts = files.map(({ path, body }) => {
    const { kind, id } = JSON.parse(body) as { kind?: string; id?: string }
    const text = (kind === 'item' ? current.get(id ?? '') : kind === 'package' ? packages.get(path) : undefined) ?? body
    if (text !== body) hashes.set(sha256(body), sha256(text))
    return { path, text }
  })
  return texts.map(({ path, text }) => ({ path, text: path === 'manifest.json' ? rehashed(text, hashes) : text }))
}

function rehashed(manifest: string, hashes: ReadonlyMap<string, string>): string {
  return [...hashes].reduce((text, [before, after]) => text.replaceAll(before, after), manifest)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
