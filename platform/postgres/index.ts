/** The PostgreSQL that the product brings along, and its backup. */

export { startEmbeddedPostgres } from './launcher.ts'
export type { EmbeddedOptions, EmbeddedPostgres } from './launcher.ts'
export { FolderInUse } from './owner-lock.ts'
export { removeDataFolder } from './data-folder.ts'
export { DamagedBackup } from './backup/archive.ts'
export { backup } from './backup/backup.ts'
export type { BackupOptions, BackupProgress, BackupSummary } from './backup/backup.ts'
export type { Folders } from './backup/folders.ts'
export { restore } from './backup/restore.ts'
export type { RestoreTarget } from './backup/restore.ts'
