import type { Command } from 'commander'
import { tell, withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

/** `yichuang migrate`: brings the schema of the database up to this release. */
export function registerMigrate(program: Command): void {
  withPlace(program.command('migrate'))
    .description('bring the schema up to this release; a start does the same')
    .action(async ({ json, ...place }: PlaceOptions & { json?: boolean }) => {
      const { loadMigrations, migrate, schemaState } = await import('@yichuang/platform/db')
      const { installJobs } = await import('@yichuang/platform/jobs')
      const { productFolder } = await import('../home.ts')
      const { withDatabase } = await import('./with-database.ts')
      await withDatabase(place, async (db) => {
        const migrations = loadMigrations(productFolder())
        const before = await schemaState(db, migrations)
        await migrate(db, migrations, { before: installJobs })
        const done = before.pending
        tell(json, { done }, done.length === 0 ? 'The schema is up to date.' : `Done: ${done.join(', ')}`)
      })
    })
}
