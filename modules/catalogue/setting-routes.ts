import { mayAct, ownDepartment } from '@yichuang/modules/access/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { changeItemSetting } from './commands/change-item-setting.ts'
import type { CatalogueParts } from './module.ts'
import type { CurrentItem, ItemTitle } from './queries/item-book.ts'
import { allOwnSettings, ownSetting, settingHistory } from './queries/item-settings.ts'
import { defaultItemSetting } from './rules/index.ts'
import type { Item } from './rules/index.ts'
import * as contract from './contract/settings.ts'

const permission = 'catalogue.change-item-setting'

/** Reading and changing what a place decides about its items. (CAT-13) */
export function settingRoutes(db: Database, parts: CatalogueParts): Route[] {
  return [
    answer(contract.listItemSettings, async ({ query, actor }) => {
      const [all, own, names] = await Promise.all([parts.items.all(), allOwnSettings(db), parts.names()])
      const department = ownDepartment(actor) ?? query.department
      const wanted = [...all.values()].filter((item) => isWanted(item, department, query.q))
      const rows = wanted.map((item) => {
        const mine = own.get(item.id)
        return {
          item: item.id,
          name: item.name,
          department: item.department,
          departmentName: names.department(item.department),
          handling: item.handling,
          own: Object.keys(mine?.setting ?? {}).length,
          ...(mine === undefined ? {} : { changedAt: mine.at }),
        }
      })
      return decided({ rows, total: rows.length })
    }),
    answer(contract.readItemSetting, async ({ params, actor }) => {
      const seen = await seeItem(parts, params.id, actor)
      if (!seen.ok) return seen
      return decided(await presentSetting(db, parts, seen.value.item))
    }),
    answer(contract.changeItemSetting, async (call) => {
      const seen = await seeItem(parts, call.params.id, call.actor)
      if (!seen.ok) return seen
      const { item } = seen.value
      const command = changeItemSetting({ item, departments: new Set(await parts.departments()) })
      const changed = await runCommand(db, command, { item: item.id, ...call.body }, intentOf(call))
      // What was decided holds from this moment on.
      parts.items.forget()
      return changed
    }),
  ]
}

/** What a place decided about an item beside what the catalogue says of it. */
async function presentSetting(db: Database, parts: CatalogueParts, item: Item) {
  const [{ setting: own, version }, history] = await Promise.all([ownSetting(db, item.id), settingHistory(db, item.id)])
  const names = await parts.names()
  const departments = (await parts.departments()).map((id) => ({ id, name: names.department(id) }))
  const { assisting, ...usual } = defaultItemSetting
  return {
    item: item.id,
    name: item.name,
    handling: item.handling,
    department: item.department,
    departmentName: names.department(item.department),
    version,
    own: written(own),
    usual: {
      ...usual,
      assisting: [...assisting],
      committed: item.limits.committed,
      channels: [...item.channels],
    },
    statutory: item.limits.statutory,
    departments,
    history,
  }
}

function intentOf({ actor, at, key, requestId }: Call) {
  return { actor, at, key, requestId }
}

type Own = typeof contract.OwnSetting.static

/** Lists of their own, as the contract's answer has them. */
function written({ assisting, channels, ...rest }: Awaited<ReturnType<typeof ownSetting>>['setting']): Own {
  return {
    ...rest,
    ...(assisting === undefined ? {} : { assisting: [...assisting] }),
    ...(channels === undefined ? {} : { channels: [...channels] }),
  }
}

function isWanted({ name, id, department }: ItemTitle, wanted: string | undefined, q: string | undefined): boolean {
  const isTheirs = wanted === undefined || wanted === department
  return isTheirs && (q === undefined || name.includes(q.trim()) || id.includes(q.trim().toLowerCase()))
}

/** The current version of an item for somebody who keeps it; nobody else may look. */
export async function seeItem(parts: CatalogueParts, id: string, actor: Actor): Promise<Decision<CurrentItem>> {
  const current = await parts.items.current(id)
  if (current === undefined) return refused({ code: 'catalogue.no-such-item', id })
  const { department } = current.item
  const may = mayAct(actor, permission, { region: await parts.regionOf(department), departments: [department] })
  return may.ok ? decided(current) : refused(may.refusal)
}
