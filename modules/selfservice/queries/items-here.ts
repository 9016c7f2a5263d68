import { defaultItemSetting, lifecycleTerms, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { SelfserviceParts } from '../parts.ts'
import type { FoundItem } from '../served/StartPage.tsx'

/** Which items somebody may apply for at the machines of a hall: a line of the hall takes them, windows do. */
export function itemsHere({ items, places, queue }: Pick<SelfserviceParts, 'items' | 'places' | 'queue'>) {
  const isTaken = async (hall: string, item: Item, at: Instant) => {
    const setting = (await items.setting(item.id)) ?? defaultItemSetting
    const { channels } = lifecycleTerms(item, 1, resolveSituation(item, {}), setting)
    return channels.includes('kiosk') && (await queue.lineOf(hall, item.id, at)) !== undefined
  }
  return {
    isTaken,
    async shown(hall: string, ids: readonly string[], at: Instant): Promise<readonly FoundItem[]> {
      const { departments } = await places.current()
      const rows = await Promise.all(
        ids.map(async (id) => {
          const item = (await items.current(id))?.item
          if (item === undefined) return []
          const department = departments.get(item.department)?.short_name ?? ''
          return [{ id, name: item.name, department, isHere: await isTaken(hall, item, at) }]
        }),
      )
      return rows.flat()
    },
  }
}
