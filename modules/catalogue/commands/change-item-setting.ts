import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import { checkSetting } from '../rules/index.ts'
import type { OwnSetting, SettingChange, SettingFacts } from '../rules/index.ts'
import type { CatalogueTables } from '../tables.ts'

const ownSetting = prepared<{ setting: OwnSetting; version: number }, [item: string]>(
  'catalogue.own-setting-for-change',
  `select setting, version from catalogue.item_setting where item = $1 for update`,
)
const writeSetting = prepared<never, [item: string, setting: string, at: string, by: string, version: number]>(
  'catalogue.write-setting',
  `insert into catalogue.item_setting (item, setting, changed_at, changed_by, version) values ($1, $2, $3, $4, $5)
   on conflict (item) do update set setting = excluded.setting, changed_at = excluded.changed_at,
     changed_by = excluded.changed_by, version = excluded.version`,
)

export interface ChangeItemSetting extends SettingChange {
  readonly item: string
}

/** Changes what a place decides about an item, whole: members left out follow the catalogue again. (CAT-13) */
export function changeItemSetting(about: Pick<SettingFacts, 'item' | 'departments'>) {
  return command<CatalogueTables>()({
    name: 'catalogue.change-item-setting',
    async handle(tx, { item, ...change }: ChangeItemSetting, { at, by, record }) {
      const row = await tx.find(ownSetting, [item])
      const former = row?.setting ?? {}
      const checked = checkSetting(change, { ...about, former, version: row?.version ?? 0 })
      if (!checked.ok) return checked
      const version = change.expectedVersion + 1
      await tx.run(writeSetting, [item, JSON.stringify(checked.value), at, by.person, version])
      const changed = { before: former, after: checked.value, reason: change.reason.trim() }
      await record(`item-setting:${item}`, [{ type: 'catalogue.item-setting-changed', v: 1, item, ...changed }])
      return decided({ item, version })
    },
  })
}
