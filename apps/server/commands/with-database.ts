import { join } from 'node:path'
import { connect, loadMigrations, schemaState } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { startEmbeddedPostgres } from '@yichuang/platform/postgres'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { productFolder } from '../home.ts'

export interface PlaceOptions {
  readonly data?: string
  readonly databaseUrl?: string
}

/** Runs work on the product's database: the given one, the embedded one of a running product, or its own start of it. */
export async function withDatabase<Value>(
  options: PlaceOptions,
  work: (db: Database, config: Config) => Promise<Value>,
): Promise<Value> {
  const config = readConfig(process.env, options, productFolder())
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), whenInUse: 'join' })
      : undefined
  try {
    const db = await connect(config.databaseUrl ?? embedded?.url ?? '', { poolSize: 4 })
    try {
      return await work(db, config)
    } finally {
      await db.close()
    }
  } finally {
    await embedded?.stop()
  }
}

/** @throws with what to do, when the schema is not that of this release */
export async function demandSchema(db: Database): Promise<void> {
  const { pending } = await schemaState(db, loadMigrations(productFolder()))
  if (pending.length > 0) throw new Error('The schema is not up to date: run `npx yichuang migrate` first.')
}
