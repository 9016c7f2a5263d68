/** The PostgreSQL that the product brings along, and its backup. */

export { startEmbeddedPostgres } from './launcher.ts'
export type { EmbeddedOptions, EmbeddedPostgres } from './launcher.ts'
export { FolderInUse } from './owner-lock.ts'
export { removeDataFolder } from './data-folder.ts'
