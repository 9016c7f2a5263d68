import { prepared } from '@yichuang/platform/db'
import type { QueueParts } from '../parts.ts'

const ofHall = prepared<{ item: string; group: string }, [hall: string]>(
  'queue.arranged-items',
  `select item, group_id as "group" from queue.group_item where hall = $1 order by item`,
)

/** Items that belong to another line of the hall than that of their board, by name. (QUE-03) */
export async function arrangedItems({ db, itemOf }: QueueParts, hall: string) {
  const rows = await db.many(ofHall, [hall])
  return Promise.all(rows.map(async (row) => ({ ...row, itemName: (await itemOf(row.item))?.name ?? row.item })))
}
