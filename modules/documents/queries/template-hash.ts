import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the templates of documents, for the printer. */
export const templateFolder = fileURLToPath(new URL('../templates', import.meta.url))

let known: string | undefined

/** Version of the templates: the hash of all of them, hex. */
export function templateHash(): string {
  known ??= hashOf(templateFolder)
  return known
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).toSorted()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}
