import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const publishedEditions = prepared<
  { version: string; cause: string; years: readonly number[]; publishedAt: string; publishedBy: string },
  []
>(
  'calendar.published-editions',
  `select version, cause, body -> 'years' as years, published_at as "publishedAt", published_by as "publishedBy"
   from calendar.edition order by n desc limit 60`,
)

/** What was published when, by whom and why, the calendar in force first. */
export function listEditions(db: Database) {
  return db.many(publishedEditions, [])
}
