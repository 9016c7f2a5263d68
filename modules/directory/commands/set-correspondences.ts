import { ownDepartment } from '@yichuang/modules/access/rules'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { DirectoryTables } from '../tables.ts'

const unknownCode = prepared<{ code: string }, [codes: readonly string[]]>(
  'directory.unknown-code',
  `select code from unnest($1::text[]) as c(code)
   where not exists (select from directory.provincial_item p where p.code = c.code) limit 1`,
)
const keep = prepared<never, [pairs: string, at: string, by: string]>(
  'directory.keep-correspondences',
  `insert into directory.correspondence (item, code, set_at, set_by_name)
   select p.item, p.code, $2, $3 from json_to_recordset($1::json) as p(item text, code text)
   on conflict (item) do update set code = excluded.code, set_at = excluded.set_at, set_by_name = excluded.set_by_name`,
)
const drop = prepared<never, [items: readonly string[]]>(
  'directory.drop-correspondences',
  'delete from directory.correspondence where item = any ($1::text[])',
)

export interface Pair {
  readonly item: string
  /** of the province's sub-item; null: to none, after all */
  readonly code: string | null
}

/** Says which sub-items of the province items of ours are, all of it or nothing. (CAT-02) */
export function setCorrespondences(items: Pick<ItemBook, 'all'>) {
  return command<DirectoryTables>()({
    name: 'directory.set-correspondences',
    may: 'directory.set-correspondence',
    async handle(
      tx,
      { pairs }: { readonly pairs: readonly Pair[] },
      { at, by, record },
    ): Promise<Decision<{ readonly set: number }>> {
      const all = await items.all()
      const own = ownDepartment(by)
      const strange = pairs.findIndex(({ item }) => {
        const title = all.get(item)
        return title === undefined || (own !== undefined && title.department !== own)
      })
      if (strange >= 0) return refused({ code: 'directory.no-such-item', pointer: `/pairs/${strange}/item` })
      const chosen = pairs.flatMap(({ item, code }) => (code === null ? [] : [{ item, code }]))
      const unknown = await tx.find(unknownCode, [chosen.map(({ code }) => code)])
      if (unknown !== undefined) {
        const place = pairs.findIndex(({ code }) => code === unknown.code)
        return refused({ code: 'directory.no-such-code', pointer: `/pairs/${place}/code` })
      }
      await tx.run(keep, [JSON.stringify(chosen), at, by.name])
      await tx.run(drop, [pairs.flatMap(({ item, code }) => (code === null ? [item] : []))])
      for (const { item, code } of pairs)
        await record(`correspondence:${item}`, [{ type: 'directory.correspondence-set', v: 1, item, to: code }])
      await publish(tx, 'directory', 'correspondences')
      return decided({ set: pairs.length })
    },
  })
}
