import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Database } from '@yichuang/platform/db'
import type { Config } from '../config.ts'
import { sizesOf } from './backup.ts'
import { tell, withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

interface RestoreOptions extends PlaceOptions {
  readonly json?: boolean
  readonly force?: boolean
}

/** `yichuang restore FILE`: brings a backup back, all of it or nothing; over other data with `--force` only. */
export function registerRestore(program: Command): void {
  withPlace(program.command('restore'))
    .argument('<file>', 'archive made by `backup`')
    .description('bring a backup back into an empty place; all of it or nothing')
    .option('--force', 'replace the data that is there; a running product is never restored over')
    .action(async (file: string, { json, force = false, ...place }: RestoreOptions) => {
      const summary = await bringBack(file, place, force)
      tell(json, summary, `restored: ${sizesOf(summary)}. Prove it with: npx yichuang log verify`)
      for (const hash of summary.damagedFiles) process.stderr.write(`damaged in the backup already: ${hash}\n`)
    })
}

async function bringBack(file: string, place: PlaceOptions, isForced: boolean) {
  const { removeDataFolder, restore } = await import('@yichuang/platform/postgres')
  const { openLocalStore } = await import('@yichuang/platform/files')
  const { loadMigrations } = await import('@yichuang/platform/db')
  const { installJobs } = await import('@yichuang/platform/jobs')
  const { readConfig } = await import('../config.ts')
  const { productFolder } = await import('../home.ts')
  const { withDatabase } = await import('./with-database.ts')
  const { demandNobodyAtWork } = await import('./nobody-at-work.ts')
  if (!existsSync(file)) throw new Error(`${file} is not there`)
  const { dataDir, databaseUrl } = readConfig(process.env, place, productFolder())
  const database = join(dataDir, 'postgres')
  const wasThere = databaseUrl !== undefined || existsSync(database)
  const hadFolder = existsSync(dataDir)
  const intoDatabase = async (db: Database, { dataDir: folder }: Config) => {
    await demandNobodyAtWork(db)
    return restore(file, {
      db,
      files: await openLocalStore(join(folder, 'files')),
      migrations: loadMigrations(productFolder()),
      before: installJobs,
      folders: { keys: join(folder, 'keys') },
      replaces: isForced,
    })
  }
  try {
    return await withDatabase(place, intoDatabase, { whenInUse: 'refuse' })
  } catch (error) {
    if (!wasThere) await removeDataFolder(database)
    if (!hadFolder) await rm(dataDir, { recursive: true, force: true })
    throw error
  }
}
