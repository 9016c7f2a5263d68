import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const others = prepared<{ name: string; count: number }, []>(
  'server.others-at-work',
  `select application_name as name, count(*)::int as count from pg_catalog.pg_stat_activity
   where datname = current_database() and application_name in ('yichuang live', 'yichuang jobs')
   group by 1 order by 1`,
)

/**
 * Demands that no product runs on this database: each has a connection that listens and others for its jobs, a command
 * has neither.
 * @throws when one runs
 */
export async function demandNobodyAtWork(db: Database): Promise<void> {
  const found = await db.many(others, [])
  if (found.length === 0) return
  const said = found.map(({ name, count }) => `${count} × ${name}`).join(', ')
  throw new Error(`the product is running on ${db.address} (${said}): stop it first. Nothing was changed`)
}
