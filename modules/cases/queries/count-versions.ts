import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

const openByVersion = prepared<{ version: number; count: number }, [item: string]>(
  'cases.open-by-item-version',
  `select item_version as version, count(*)::int as count from cases.dossier
   where item = $1 and ended_at is null group by item_version`,
)

/** How many dossiers are on their way under each version of an item. (CAT-12) */
export async function countCases(db: Queries, item: string): Promise<ReadonlyMap<number, number>> {
  return new Map((await db.many(openByVersion, [item])).map(({ version, count }) => [version, count]))
}

const receivedByItem = prepared<{ item: string; count: number }, [since: string]>(
  'cases.received-by-item',
  `select item, count(*)::int as count from cases.dossier where received_at >= $1 group by item`,
)

/** How many applications for each item were received since a moment. (CAT-04) */
export async function countByItem(db: Queries, since: string): Promise<ReadonlyMap<string, number>> {
  return new Map((await db.many(receivedByItem, [since])).map(({ item, count }) => [item, count]))
}
