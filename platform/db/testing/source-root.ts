import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository: tests read the migrations from the sources. */
export const sourceRoot = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..', '..')
