import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the product, whatever folder a command was typed in. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
