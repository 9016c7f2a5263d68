import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { tell, withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

type Options = PlaceOptions & { readonly json?: boolean }

/** `yichuang backup FILE` and `yichuang restore FILE`: rows, files and keys in one archive, and back. */
export function registerBackup(program: Command): void {
  withPlace(program.command('backup'))
    .argument('<file>', 'archive to write; must not be there yet')
    .description('keep all rows, files and keys in one archive, while the product works')
    .action(async (file: string, { json, ...place }: Options) => {
      const { backup } = await import('@yichuang/platform/postgres')
      const { openLocalStore } = await import('@yichuang/platform/files')
      const { withDatabase } = await import('./with-database.ts')
      const summary = await withDatabase(place, async (db, { dataDir }) => {
        const files = await openLocalStore(join(dataDir, 'files'))
        return backup(db, files, file, { folders: { keys: join(dataDir, 'keys') } })
      })
      tell(json, { file: resolve(file), ...summary }, `${resolve(file)}: ${sizesOf(summary)}`)
      for (const hash of summary.damagedFiles) process.stderr.write(`damaged in the store already: ${hash}\n`)
    })
  withPlace(program.command('restore'))
    .argument('<file>', 'archive made by `backup`')
    .description('bring a backup back into an empty database; all of it or nothing')
    .action(async (file: string, { json, ...place }: Options) => {
      const { restore } = await import('@yichuang/platform/postgres')
      const { openLocalStore } = await import('@yichuang/platform/files')
      const { loadMigrations } = await import('@yichuang/platform/db')
      const { installJobs } = await import('@yichuang/platform/jobs')
      const { productFolder } = await import('../home.ts')
      const { withDatabase } = await import('./with-database.ts')
      const summary = await withDatabase(place, async (db, { dataDir }) =>
        restore(file, {
          db,
          files: await openLocalStore(join(dataDir, 'files')),
          migrations: loadMigrations(productFolder()),
          before: installJobs,
          folders: { keys: join(dataDir, 'keys') },
        }),
      )
      tell(json, summary, `restored: ${sizesOf(summary)}. Prove it with: npx yichuang log verify`)
    })
}

function sizesOf({
  tables,
  rows,
  files,
  bytes,
}: {
  tables: number
  rows: number
  files: number
  bytes: number
}): string {
  return `${rows} rows of ${tables} tables, ${files} files, ${(bytes / 1024 ** 2).toFixed(1)} MB`
}
