import type { Command } from 'commander'
import type { Database } from '@yichuang/platform/db'
import { tell, withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

interface JobOptions extends PlaceOptions {
  readonly json?: boolean
  readonly all?: boolean
}

/** `yichuang jobs …`: background jobs that were tried in vain to the end and wait for somebody. */
export function registerJobs(program: Command): void {
  const jobs = program.command('jobs').description('background jobs that have failed for good')
  withPlace(jobs.command('list'))
    .description('the parked jobs with the reason of each, last failed first, at most 200')
    .action(async ({ json, ...place }: JobOptions) => {
      const { listParkedJobs } = await import('@yichuang/platform/jobs')
      const parked = await onJobs(place, (db) => listParkedJobs(db))
      const lines = parked.map(({ id, name, failedAt, error }) => `${id}  ${name}  ${failedAt}  ${error ?? ''}`)
      tell(json, parked, parked.length === 0 ? 'No job is parked.' : lines.join('\n'))
    })
  registerActing(jobs, 'retry')
  registerActing(jobs, 'drop')
}

const says = {
  retry: 'give parked jobs all their tries again; a running product begins at once',
  drop: 'drop parked jobs for good',
} as const

function registerActing(jobs: Command, act: keyof typeof says): void {
  withPlace(jobs.command(act).argument('[ids...]', 'numbers of parked jobs'))
    .description(says[act])
    .option('--all', 'all that are parked')
    .action(async (named: readonly string[], { json, all = false, ...place }: JobOptions) => {
      if (all === named.length > 0) throw new Error('name jobs by their numbers, or say --all')
      const { dropParkedJobs, listParkedJobs, retryParkedJobs } = await import('@yichuang/platform/jobs')
      const ids = await onJobs(place, async (db) => {
        const parked = (await listParkedJobs(db)).map(({ id }) => id)
        const strange = named.find((id) => !parked.includes(Number(id)))
        if (strange !== undefined) throw new Error(`job ${strange} is not parked. Nothing was changed`)
        const chosen = all ? parked : named.map(Number)
        return act === 'retry' ? retryParkedJobs(db, chosen) : dropParkedJobs(db, chosen)
      })
      tell(json, { ids }, `${ids.length} jobs ${act === 'retry' ? 'are tried again' : 'are dropped'}`)
    })
}

async function onJobs<Value>(place: PlaceOptions, work: (db: Database) => Promise<Value>): Promise<Value> {
  const { withDatabase } = await import('./with-database.ts')
  return withDatabase(place, work, { mustBeThere: true })
}
