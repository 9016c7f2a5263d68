import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Item, Package, ResolvableCatalogue } from './rules/index.ts'

/** A file of a catalogue folder; `path` is relative to the folder, with forward slashes. */
export interface FolderFile {
  readonly path: string
  readonly text: string
  /** of the bytes on disk, hexadecimal */
  readonly sha256: string
  /** the bytes are UTF-8 without a byte order mark */
  readonly isCleanUtf8: boolean
}

/**
 * Reads the JSON files of a catalogue folder in the order of their paths, the schema too. Throws a plain sentence when
 * the folder cannot be read.
 */
export async function readCatalogueFolder(folder: string): Promise<FolderFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Error(`${folder} is not a folder that can be read`)
  })
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(paths.sort().map(async (path) => fileOf(path, relative(folder, path).split(sep).join('/'))))
}

async function fileOf(disk: string, path: string): Promise<FolderFile> {
  const bytes = await readFile(disk)
  const text = bytes.toString('utf8')
  const isCleanUtf8 = Buffer.from(text, 'utf8').equals(bytes) && !text.startsWith('\u{feff}')
  return { path, text, sha256: createHash('sha256').update(bytes).digest('hex'), isCleanUtf8 }
}

/**
 * Several folders as one catalogue: their items and packages by id. Throws when a file is not JSON or when two folders
 * give the same id with different texts.
 */
export async function readResolvableCatalogue(folders: readonly string[]): Promise<ResolvableCatalogue> {
  const items = new Map<string, Item>()
  const packages = new Map<string, Package>()
  const texts = new Map<string, string>()
  for (const folder of folders) {
    for (const { path, text } of await readCatalogueFolder(folder)) {
      if (path.startsWith('schema/')) continue
      const content = parsed(text, join(folder, path)) as Item | Package
      if (content?.kind !== 'item' && content?.kind !== 'package') continue
      const known = texts.get(`${content.kind} ${content.id}`)
      if (known !== undefined && known !== text)
        throw new Error(`${join(folder, path)}: ${content.kind} ${content.id} is given twice with different contents`)
      texts.set(`${content.kind} ${content.id}`, text)
      if (content.kind === 'item') items.set(content.id, content)
      else packages.set(content.id, content)
    }
  }
  if (items.size === 0) throw new Error(`no items in ${folders.join(', ')}`)
  return { items, packages }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${path} is not JSON`)
  }
}
