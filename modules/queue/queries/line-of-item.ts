import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'

const lineOfItem = prepared<{ id: string; letter: string }, [hall: string, item: string, board: string]>(
  'queue.line-of-item',
  `select g.id, g.letter from queue.business_group g
   left join queue.group_item i on i.hall = g.hall and i.item = $2
   where g.hall = $1 and g.is_active and (i.group_id = g.id or (i.item is null and $3 = any (g.boards)))
   order by g.letter limit 1`,
)

const linesOfItems = prepared<
  { item: string; line: string },
  [hall: string, items: readonly string[], boards: readonly string[]]
>(
  'queue.lines-of-items',
  `select w.item, line.id as line
   from unnest($2::text[], $3::text[]) as w (item, board), lateral (
     select g.id from queue.business_group g
     left join queue.group_item i on i.hall = g.hall and i.item = w.item
     where g.hall = $1 and g.is_active and (i.group_id = g.id or (i.item is null and w.board = any (g.boards)))
     order by g.letter limit 1) line`,
)

interface ItemInHall {
  readonly hall: string
  readonly item: string
  readonly board: string
}

/** The line of a hall that takes an item: the one it was put into, else that of its board. (QUE-03) */
export function lineTaking(on: AnyTx | Database, { hall, item, board }: ItemInHall) {
  return queriesOf(on).find(lineOfItem, [hall, item, board])
}

/** The lines of a hall that take items, by item; an item that no line takes is not in it. */
export async function linesTaking(
  on: AnyTx | Database,
  hall: string,
  items: readonly { readonly id: string; readonly board: string }[],
): Promise<ReadonlyMap<string, string>> {
  const boards = items.map(({ board }) => board)
  const rows = await queriesOf(on).many(linesOfItems, [hall, items.map(({ id }) => id), boards])
  return new Map(rows.map(({ item, line }) => [item, line]))
}
