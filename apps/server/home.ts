import { fileURLToPath } from 'node:url'

/** The folder that holds modules, platform and data: two levels above this source file. */
export function productFolder(): string {
  return fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
}
