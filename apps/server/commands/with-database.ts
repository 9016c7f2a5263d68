import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connect, loadMigrations, prepared, schemaState } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { startEmbeddedPostgres } from '@yichuang/platform/postgres'
import { readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { productFolder } from '../home.ts'

export interface PlaceOptions {
  readonly data?: string
  readonly databaseUrl?: string
}

/** How a command comes to its database. */
export interface Access {
  /** `join` works beside a running product (the default), `refuse` wants the data folder for itself */
  readonly whenInUse?: 'join' | 'refuse'
  /** true for commands about data that is there already: a wrong `--data` must not make an empty database */
  readonly mustBeThere?: boolean
}

/**
 * Runs work on the product's database: the given one, the embedded one of a running product, or its own start of it.
 * @throws with a sentence for the operator when the data folder is in use, or there is nothing in it that must be there
 */
export async function withDatabase<Value>(
  options: PlaceOptions,
  work: (db: Database, config: Config) => Promise<Value>,
  { whenInUse = 'join', mustBeThere = false }: Access = {},
): Promise<Value> {
  const config = readConfig(process.env, options, productFolder())
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded(config, { whenInUse, mustBeThere }) : undefined
  try {
    const db = await connect(config.databaseUrl ?? embedded?.url ?? '', { poolSize: 4 })
    try {
      if (mustBeThere) await demandTables(db)
      return await work(db, config)
    } finally {
      await db.close()
    }
  } finally {
    await embedded?.stop()
  }
}

function startEmbedded(config: Config, { whenInUse, mustBeThere }: Required<Access>) {
  const dataDir = join(config.dataDir, 'postgres')
  if (mustBeThere && !existsSync(dataDir)) {
    throw new Error(`${config.dataDir} holds no database of the product: name its folder with --data`)
  }
  return startEmbeddedPostgres({ dataDir, whenInUse })
}

const hasLedger = prepared<{ there: boolean }, []>(
  'server.has-ledger',
  `select to_regclass('platform.migration') is not null and to_regclass('platform.event') is not null as there`,
)

async function demandTables(db: Database): Promise<void> {
  if ((await db.one(hasLedger, [])).there) return
  throw new Error(`${db.address} holds no data of the product: start it there first, or run \`npx yichuang migrate\``)
}

/** @throws with what to do, when the schema is not that of this release */
export async function demandSchema(db: Database): Promise<void> {
  const { pending } = await schemaState(db, loadMigrations(productFolder()))
  if (pending.length > 0) throw new Error('The schema is not up to date: run `npx yichuang migrate` first.')
}
