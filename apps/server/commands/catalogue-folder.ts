import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { FolderFile, ToldFinding, ToldProof } from '@yichuang/modules/catalogue/public'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import type { PlaceOptions } from './with-database.ts'

/** Files of a catalogue folder and what is wrong with them, by the product's own copy of the schema. */
export async function checkedFolder(
  folder: string,
): Promise<{ readonly files: readonly FolderFile[]; readonly findings: readonly ToldFinding[] }> {
  const { checkFolder, readCatalogueFolder } = await import('@yichuang/modules/catalogue/public')
  const { productFolder } = await import('../home.ts')
  const path = join(productFolder(), 'data/catalogue/schema/catalogue.schema.json')
  const schema = JSON.parse(await readFile(path, 'utf8')) as object
  const files = await readCatalogueFolder(folder)
  return { files, findings: checkFolder(files, schema) }
}

/** What keeps a file from being read as what it says it is: nothing of the folder can be proved then. */
const unreadable: ReadonlySet<string> = new Set(['not-json', 'bad-encoding', 'unknown-kind', 'schema'])

/** The findings of the check and those of the prover, each thing told once. */
export async function provedFolder(folder: string) {
  const { files, findings } = await checkedFolder(folder)
  if (findings.some(({ code }) => unreadable.has(code))) return { files, findings }
  const { proveFolder } = await import('@yichuang/modules/catalogue/public')
  const placeOf = ({ code, file, pointer }: ToldFinding | ToldProof) => `${code} ${file} ${pointer}`
  const told = new Set(findings.map(placeOf))
  return { files, findings: [...findings, ...proveFolder(files).filter((proof) => !told.has(placeOf(proof)))] }
}

/** One line per finding on stderr: level, file, place, the sentence in Chinese and English, answers that show it. */
export function tell(findings: readonly (ToldFinding | ToldProof)[]): void {
  for (const finding of findings) {
    const { level, file, pointer, zh, en } = finding
    const shown = 'example' in finding && finding.example !== undefined ? ` ${JSON.stringify(finding.example)}` : ''
    process.stderr.write(`${level} ${file}${pointer === '' ? '' : `#${pointer}`}: ${zh} / ${en}${shown}\n`)
  }
}

export type Imported =
  | { readonly files: number; readonly changed: number; readonly retired: number }
  | { readonly findings: readonly ToldFinding[] }

/** Takes a folder into the product's database, or answers the findings when there are errors among them. */
export async function importFolder(folder: string, place: PlaceOptions): Promise<Imported> {
  const { files, findings } = await checkedFolder(folder)
  if (findings.some(({ level }) => level === 'error')) return { findings }
  return onDatabase(place, (db) => importFiles(db, files))
}

/** Takes checked files in. */
export async function importFiles(
  db: Database,
  files: readonly Pick<FolderFile, 'path' | 'text'>[],
  seen: Readonly<Record<string, number>> = {},
) {
  const { importCatalogue } = await import('@yichuang/modules/catalogue/public')
  const { instantOf } = await import('@yichuang/modules/calendar/rules')
  const { runCommand } = await import('@yichuang/platform/commands')
  const at: Instant = instantOf(Date.now())
  const intent = { actor: operator, at, key: `catalogue-import-${randomUUID()}` }
  const decision = await runCommand(db, importCatalogue, { files, seen }, intent)
  if (!decision.ok) throw new Error(`catalogue.import: ${JSON.stringify(decision.refusal)}`)
  return decision.value
}

/** Who acts at the command line of the machine. */
export const operator: Actor = {
  kind: 'system',
  person: 'system:command-line',
  name: '命令行',
  roles: [],
  permissions: new Set(),
  region: '',
}

/** Writes a catalogue of the product's database into a folder that is empty or not there yet. */
export async function exportFolder(folder: string, id: string | undefined, place: PlaceOptions) {
  const there = await readdir(folder).catch(() => [])
  if (there.length > 0) throw new Error(`${folder} is not empty`)
  return onDatabase(place, async (db) => writeCatalogue(db, folder, id))
}

/** Writes the files of the only catalogue, or of the named one. */
async function writeCatalogue(db: Database, folder: string, id: string | undefined) {
  const { exportCatalogue, importedCatalogues } = await import('@yichuang/modules/catalogue/public')
  const known = await importedCatalogues(db)
  const catalogue = id ?? (known.length === 1 ? known[0] : undefined)
  if (catalogue === undefined || !known.includes(catalogue))
    throw new Error(
      known.length === 0
        ? 'no catalogue was imported yet'
        : `name the catalogue with --catalogue, one of: ${known.join(', ')}`,
    )
  const files = await exportCatalogue(db, catalogue)
  for (const { path, text } of files) {
    const target = resolve(folder, path)
    if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${path} leads out of the folder`)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  return { catalogue, files: files.length }
}

/** The product's database with its schema up to date, also where the product never ran. */
export async function onDatabase<Value>(place: PlaceOptions, work: (db: Database) => Promise<Value>): Promise<Value> {
  const { loadMigrations, migrate } = await import('@yichuang/platform/db')
  const { installJobs } = await import('@yichuang/platform/jobs')
  const { productFolder } = await import('../home.ts')
  const { withDatabase } = await import('./with-database.ts')
  return withDatabase(place, async (db) => {
    await migrate(db, loadMigrations(productFolder()), { before: installJobs })
    return work(db)
  })
}
