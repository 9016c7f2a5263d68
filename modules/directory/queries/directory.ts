import type { ItemTitle } from '@yichuang/modules/catalogue/public'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { OwnItem, ProvincialItem } from '../rules/index.ts'
import { proposalFor, standingOf } from '../rules/index.ts'
import type { ProvincialListRow } from '../tables.ts'

interface Chosen extends Partial<ProvincialItem> {
  readonly item: string
  readonly chosen: string
  readonly set_at: string
  readonly set_by_name: string
}

const allChosen = prepared<Chosen, []>(
  'directory.all-chosen',
  `select c.item, c.code as chosen, c.set_at, c.set_by_name, p.code, p.name, p.main_code as "mainCode",
     p.main_name as "mainName"
   from directory.correspondence c left join directory.provincial_item p on p.code = c.code`,
)
const candidates = prepared<ProvincialItem, [codes: readonly string[], names: readonly string[]]>(
  'directory.candidates',
  `select code, name, main_code as "mainCode", main_name as "mainName" from directory.provincial_item
   where code = any ($1::text[]) or name = any ($2::text[])`,
)
const theList = prepared<ProvincialListRow, []>(
  'directory.the-list',
  'select one, source, taken_at, taken_by_name, row_count from directory.provincial_list',
)
const countMissing = prepared<{ n: number }, []>(
  'directory.count-missing',
  `select count(*)::int as n from directory.provincial_item p
   where not exists (select from directory.correspondence c where c.code = p.code)`,
)

/** Main and sub-item as our catalogue has them. */
function ownOf({ name, codes, mainItem }: ItemTitle): OwnItem {
  return { name, code: codes.basic, mainName: mainItem.name, mainCode: mainItem.basicCode ?? null }
}

/** All items with what they correspond to, in the order of their main items. (CAT-02) */
export async function readDirectory(db: Database, all: ReadonlyMap<string, ItemTitle>) {
  const titles = [...all.values()]
  const [chosen, found, list, missing] = await Promise.all([
    db.many(allChosen, []),
    db.many(candidates, [titles.flatMap(({ codes }) => codes.basic ?? []), titles.map(({ name }) => name)]),
    db.find(theList, []),
    db.one(countMissing, []),
  ])
  const byItem = new Map(chosen.map((one) => [one.item, one]))
  const lines = titles.map((title) => {
    const own = ownOf(title)
    const said = byItem.get(title.id)
    const provincial = said === undefined ? undefined : provincialOf(said)
    const standing = standingOf(own, said?.chosen, provincial)
    const proposal = standing.state === 'open' ? proposalFor(own, found) : undefined
    return { title, own, standing, provincial, proposal, chosen: said?.chosen }
  })
  const order = new Intl.Collator('zh-CN').compare
  return {
    lines: lines.toSorted(
      (one, other) => order(one.own.mainName, other.own.mainName) || order(one.own.name, other.own.name),
    ),
    list,
    missing: missing.n,
  }
}
export type DirectoryLine = Awaited<ReturnType<typeof readDirectory>>['lines'][number]

function provincialOf({ code, name, mainCode, mainName }: Chosen): ProvincialItem | undefined {
  return code == null || name == null || mainCode == null || mainName == null
    ? undefined
    : { code, name, mainCode, mainName }
}

interface Found extends ProvincialItem {
  readonly place: number
  readonly taken: boolean
}

const find = prepared<Found, [like: string, onlyMissing: boolean, after: number, most: number]>(
  'directory.find-provincial',
  `select p.code, p.name, p.main_code as "mainCode", p.main_name as "mainName", p.place,
     exists (select from directory.correspondence c where c.code = p.code) as taken
   from directory.provincial_item p
   where ($1 = '%%' or p.name like $1 or p.code like $1 or p.main_name like $1) and p.place > $3
     and (not $2 or not exists (select from directory.correspondence c where c.code = p.code))
   order by p.place limit $4`,
)

const wholeList = prepared<ProvincialItem, []>(
  'directory.whole-list',
  `select code, name, main_code as "mainCode", main_name as "mainName" from directory.provincial_item order by place`,
)

/** The province's list as it was taken over. */
export function readList(db: Database): Promise<readonly ProvincialItem[]> {
  return db.many(wholeList, [])
}

/** Sub-items of the province by name, main item or code, in the order of its list. */
export function findProvincial(
  db: Database,
  wish: { readonly q: string; readonly isMissing: boolean; readonly after: number; readonly most: number },
): Promise<readonly Found[]> {
  const like = `%${wish.q.trim().replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return db.many(find, [like, wish.isMissing, wish.after, wish.most])
}
