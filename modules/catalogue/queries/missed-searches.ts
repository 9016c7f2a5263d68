import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const mostMissed = prepared<{ phrase: string; count: number; last_at: string }, [limit: number]>(
  'catalogue.missed-searches',
  `select phrase, count, last_at from catalogue.missed_search order by count desc, last_at desc limit $1`,
)

/** Phrases that found nothing, the most frequent first. */
export async function missedSearches(db: Database, limit: number) {
  const rows = await db.many(mostMissed, [limit])
  return rows.map(({ phrase, count, last_at: lastAt }) => ({ phrase, count, lastAt }))
}
