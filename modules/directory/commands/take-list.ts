import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { ProvincialItem } from '../rules/index.ts'
import type { DirectoryTables } from '../tables.ts'

const replaceRows = prepared<never, [rows: string]>(
  'directory.replace-list',
  `with gone as (delete from directory.provincial_item where code not in (
     select r.code from json_to_recordset($1::json) as r(code text)))
   insert into directory.provincial_item (code, name, main_code, main_name, place)
   select r.code, r.name, r."mainCode", r."mainName", r.place
   from json_to_recordset($1::json) as r(code text, name text, "mainCode" text, "mainName" text, place int)
   on conflict (code) do update set name = excluded.name, main_code = excluded.main_code,
     main_name = excluded.main_name, place = excluded.place`,
)
const noteList = prepared<never, [source: string, at: string, by: string, count: number]>(
  'directory.note-list',
  `insert into directory.provincial_list (one, source, taken_at, taken_by_name, row_count) values (true, $1, $2, $3, $4)
   on conflict (one) do update set source = excluded.source, taken_at = excluded.taken_at,
     taken_by_name = excluded.taken_by_name, row_count = excluded.row_count`,
)

export interface TakeList {
  /** name of the file it came from */
  readonly source: string
  readonly rows: readonly ProvincialItem[]
}

/**
 * Takes over the province's list of main and sub-items, whole: what the newer list has no more is gone, what was said to
 * correspond stays said. (CAT-02)
 */
export const takeList = command<DirectoryTables>()({
  name: 'directory.take-list',
  may: 'directory.take-list',
  async handle(tx, { source, rows }: TakeList, { at, by, record }): Promise<Decision<{ readonly taken: number }>> {
    if (rows.length === 0) return refused({ code: 'directory.nothing-in-it' })
    await tx.run(replaceRows, [JSON.stringify(rows.map((row, place) => ({ ...row, place })))])
    await tx.run(noteList, [source, at, by.name, rows.length])
    await record('provincial-list:one', [{ type: 'directory.list-taken', v: 1, source, count: rows.length }])
    await publish(tx, 'directory', 'list')
    return decided({ taken: rows.length })
  },
})
