import { Logger, runMigrations } from 'graphile-worker'
import type { Database } from '../db/index.ts'

/** Says nothing: what matters is thrown, or told through the events of the worker. */
export const silent = new Logger(() => () => {})

/**
 * Installs or upgrades the schema of the job queue (`graphile_worker`). Several processes may do it at once.
 * Run before the migrations of the modules, which may use its functions.
 */
export async function installJobs(db: Database): Promise<void> {
  await runMigrations({ connectionString: db.url, logger: silent })
}
