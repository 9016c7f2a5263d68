import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const applications = prepared<{ item: string; count: number }, []>(
  'catalogue.item-frequency',
  `select item, count(*)::int as count from cases.dossier where changed_at > now() - interval '90 days' group by item`,
)

const KEPT_MS = 600_000

/** How often each item was applied for in the last ninety days; counted anew every ten minutes, nobody waits for it. */
export function itemFrequency(db: Database): () => Promise<ReadonlyMap<string, number>> {
  let known: ReadonlyMap<string, number> = new Map()
  let until = 0
  return async () => {
    if (performance.now() >= until) {
      until = performance.now() + KEPT_MS
      db.many(applications, []).then(
        (rows) => (known = new Map(rows.map(({ item, count }) => [item, count]))),
        () => (until = 0),
      )
    }
    return known
  }
}
