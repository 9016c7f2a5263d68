import type { ItemBook, ItemTitle } from '@yichuang/modules/catalogue/public'
import { setCorrespondences, takeList } from '@yichuang/modules/directory/public'
import type { ProvincialItem } from '@yichuang/modules/directory/public'
import type { Database } from '@yichuang/platform/db'
import { runAs } from './run-as.ts'
import type { When } from './run-as.ts'

/** Every so many items of the list has another name of its main item there. */
const RENAMED_EVERY = 9
/** Every so many items nobody has said yet what they correspond to. */
const OPEN_EVERY = 7

/** What the province of the demo has and no hall here offers. */
const elsewhere: readonly ProvincialItem[] = [
  { code: 'P0001', name: '跨省通办专窗登记', mainCode: 'P00', mainName: '省级统筹事项' },
  { code: 'P0002', name: '省级非遗传承人认定', mainCode: 'P00', mainName: '省级统筹事项' },
]

/** The list of the demo's province, made of the codes the catalogue gives, and what corresponds to it. */
export async function loadDemoDirectory(db: Database, items: ItemBook, when: When): Promise<void> {
  const coded = [...(await items.all()).values()].filter(({ codes }) => codes.basic !== null)
  const unique = [...new Map(coded.map((title) => [title.codes.basic, title])).values()]
  const rows = [...unique.map(rowOf), ...elsewhere]
  await runAs(db, takeList, { source: '省库清单（演示）', rows }, when)
  const pairs = unique
    .filter((_title, place) => place % OPEN_EVERY !== 0)
    .map(({ id, codes }) => ({ item: id, code: codes.basic }))
  await runAs(db, setCorrespondences(items), { pairs }, when)
}

function rowOf({ name, codes, mainItem }: ItemTitle, place: number): ProvincialItem {
  const isRenamed = place % RENAMED_EVERY === 1
  const code = codes.basic ?? ''
  return {
    code,
    name,
    mainCode: mainItem.basicCode ?? code,
    mainName: isRenamed ? `${mainItem.name}（含变更）` : mainItem.name,
  }
}
