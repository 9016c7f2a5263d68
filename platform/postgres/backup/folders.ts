import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Small folders beside the database that belong to it (the signing keys of the log), by a name of one's own. */
export type Folders = Readonly<Record<string, string>>

/** A file of such a folder: the member it is kept as, and where it lies. */
export interface FolderFile {
  readonly member: string
  readonly path: string
}

/** All files of these folders; a folder that is not there has none. */
export async function listFolderFiles(folders: Folders): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = []
  for (const [name, folder] of Object.entries(folders)) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (entry.isFile()) found.push({ member: `folders/${name}/${entry.name}`, path: join(folder, entry.name) })
    }
  }
  return found.sort((one, other) => (one.member < other.member ? -1 : 1))
}

/** Where a member is to be put; undefined when it is no file of a folder, or the folder is not asked for. */
export function placeOf(member: string, folders: Folders): string | undefined {
  const [, name = '', file = ''] = /^folders\/([^/]+)\/([^/]+)$/.exec(member) ?? []
  const folder = folders[name]
  return folder === undefined || file.startsWith('.') ? undefined : join(folder, file)
}

/**
 * Puts a file into its place, on disk when this returns; false when it was there already.
 * @throws when there is one with other content: keys are not written over
 */
export async function putFolderFile(path: string, content: Buffer): Promise<boolean> {
  const present = await readFile(path).catch(() => undefined)
  if (present !== undefined && !present.equals(content)) {
    throw new Error(`${path} is there already, with other content: move it away, or restore into a new data folder`)
  }
  if (present !== undefined) return false
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return true
}
