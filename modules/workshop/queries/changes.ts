import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { Notice } from '../contract.ts'
import type { ItemChangeRow } from '../tables.ts'

const changesOf = prepared<ItemChangeRow, [item: string]>(
  'workshop.changes-of-item',
  `select * from workshop.item_change where item = $1 order by version desc`,
)
const newTo = prepared<ItemChangeRow, [item: string, person: string, since: string]>(
  'workshop.change-new-to',
  `select * from workshop.item_change c
   where c.item = $1 and c.published_at > $3
     and c.version = (select max(version) from workshop.item_change where item = $1)
     and not exists (select from workshop.seen_change s where s.person = $2 and s.item = $1 and s.version = c.version)`,
)

/** Every change of an item that was published here, the newest first. */
export function listChanges(db: Queries, item: string): Promise<readonly ItemChangeRow[]> {
  return db.many(changesOf, [item])
}

/** The last change of an item that a person has not seen yet; undefined: none since. */
export function findNewChange(
  db: Queries,
  { item, person, since }: { readonly item: string; readonly person: string; readonly since: string },
): Promise<ItemChangeRow | undefined> {
  return db.find(newTo, [item, person, since])
}

/** A change as windows are told of it. */
export function presentChange(row: ItemChangeRow): Notice {
  return {
    item: row.item,
    itemName: row.item_name,
    version: row.version,
    formerVersion: row.former_version,
    cause: row.cause,
    reason: row.reason,
    publishedAt: row.published_at,
    publishedByName: row.published_by_name,
  }
}
