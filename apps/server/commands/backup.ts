import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { tell, withPlace } from './place.ts'
import type { Database } from '@yichuang/platform/db'
import type { BackupSummary } from '@yichuang/platform/postgres'
import type { Config } from '../config.ts'
import type { PlaceOptions } from './with-database.ts'

type Options = PlaceOptions & { readonly json?: boolean }

/** `yichuang backup FILE`: rows, files and keys in one archive. */
export function registerBackup(program: Command): void {
  withPlace(program.command('backup'))
    .argument('<file>', 'archive to write; must not be there yet')
    .description('keep all rows, files and keys in one archive, while the product works')
    .action(async (file: string, { json, ...place }: Options) => {
      const { backup } = await import('@yichuang/platform/postgres')
      const { openLocalStore } = await import('@yichuang/platform/files')
      const { withDatabase } = await import('./with-database.ts')
      const keep = async (db: Database, { dataDir }: Config) => {
        const files = await openLocalStore(join(dataDir, 'files'))
        return backup(db, files, file, { folders: { keys: join(dataDir, 'keys') } })
      }
      const summary = await withDatabase(place, keep, { mustBeThere: true })
      tell(json, { file: resolve(file), ...summary }, `${resolve(file)}: ${sizesOf(summary)}`)
      for (const hash of summary.damagedFiles) process.stderr.write(`damaged in the store already: ${hash}\n`)
    })
}

/** What is in an archive, for a person. */
export function sizesOf({ tables, rows, files, bytes }: BackupSummary): string {
  return `${rows} rows of ${tables} tables, ${files} files, ${(bytes / 1024 ** 2).toFixed(1)} MB`
}
