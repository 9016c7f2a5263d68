import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import type { QueueTables } from '../tables.ts'
import { tellHalls } from './topic.ts'
import { isArrangedBy, windowInReach } from './turn-window.ts'

/** A line of a hall as it is set up: its letter, and the windows that call from it. */
export interface GroupSetting {
  readonly letter: string
  readonly name: string
  readonly serviceSeconds: number
  /** items of these boards belong to it */
  readonly boards?: readonly string[]
  readonly windows: readonly { readonly id: string; readonly rank: number }[]
}

const keepGroup = prepared<
  never,
  [id: string, hall: string, letter: string, name: string, seconds: number, boards: readonly string[]]
>(
  'queue.keep-group',
  `insert into queue.business_group (id, hall, letter, name, service_seconds, boards) values ($1, $2, $3, $4, $5, $6)
   on conflict (id) do update set name = $4, service_seconds = $5, boards = $6, is_active = true`,
)
const addServing = prepared<never, [window: string, group: string, rank: number]>(
  'queue.add-serving',
  `insert into queue.window_serves (window_id, group_id, rank) values ($1, $2, $3)
   on conflict (window_id, group_id) do update set rank = $3`,
)
const dropServing = prepared<never, [window: string]>(
  'queue.drop-serving',
  `delete from queue.window_serves where window_id = $1`,
)
const groupsOf = prepared<{ id: string }, [hall: string]>(
  'queue.groups-of',
  `select id from queue.business_group where hall = $1 and is_active`,
)

/** Sets up the lines of a hall and which window calls from which. */
export const arrangeHall = command<QueueTables>()({
  name: 'queue.arrange-hall',
  async handle(tx, { hall, groups }: { readonly hall: string; readonly groups: readonly GroupSetting[] }, { record }) {
    for (const { letter, name, serviceSeconds, boards = [], windows } of groups) {
      const id = `${hall}-${letter.toLowerCase()}`
      await tx.run(keepGroup, [id, hall, letter, name, serviceSeconds, boards])
      for (const window of windows) await tx.run(addServing, [window.id, id, window.rank])
    }
    await record(`queue:${hall}`, [{ type: 'queue.hall-arranged', v: 1, hall, letters: groups.map((g) => g.letter) }])
    return decided({ groups: groups.length })
  },
})

export interface ArrangeWindow {
  readonly window: string
  /** groups in the order in which the window prefers them */
  readonly groups: readonly string[]
}

/** Changes what a window calls, during opening hours too; holds from the next call on. (QUE-03) */
export function arrangeWindow(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.arrange-window',
    async handle(tx, { window, groups }: ArrangeWindow, { by, record }): Promise<Decision<ArrangedWindow>> {
      const found = await windowInReach(parts, by, window)
      if (!found.ok) return found
      const { hall } = found.value
      const known = new Set((await tx.many(groupsOf, [hall.id])).map(({ id }) => id))
      if (groups.some((group) => !known.has(group))) return refused({ code: 'queue.no-such-group' })
      await tx.run(dropServing, [window])
      for (const [rank, group] of groups.entries()) await tx.run(addServing, [window, group, Math.min(rank, 3)])
      await record(`calling:${window}`, [{ type: 'queue.window-arranged', v: 1, window, groups: [...groups] }])
      await tellHalls(tx, hall.id)
      return decided({ window, groups: [...groups] })
    },
  })
}

export interface ArrangedWindow {
  readonly window: string
  readonly groups: string[]
}

const keepItem = prepared<never, [hall: string, item: string, group: string]>(
  'queue.keep-item',
  `insert into queue.group_item (hall, item, group_id) values ($1, $2, $3)
   on conflict (hall, item) do update set group_id = $3`,
)
const dropItem = prepared<never, [hall: string, item: string]>(
  'queue.drop-item',
  `delete from queue.group_item where hall = $1 and item = $2`,
)

export interface ArrangeItem {
  readonly hall: string
  readonly item: string
  /** null: the line of its board again */
  readonly group: string | null
}

/** Puts an item into another line than that of its board, or back; holds for the numbers taken from now on. (QUE-03) */
export function arrangeItem({ places, itemOf }: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.arrange-item',
    async handle(tx, { hall, item, group }: ArrangeItem, { by, record }): Promise<Decision<ArrangeItem>> {
      const found = (await places.current()).halls.get(hall)
      if (found === undefined || !isArrangedBy(by, found)) return refused({ code: 'queue.no-such-hall' })
      if ((await itemOf(item)) === undefined) return refused({ code: 'queue.no-such-item' })
      if (group === null) await tx.run(dropItem, [hall, item])
      else if ((await tx.many(groupsOf, [hall])).some(({ id }) => id === group))
        await tx.run(keepItem, [hall, item, group])
      else return refused({ code: 'queue.no-such-group' })
      await record(`queue:${hall}`, [{ type: 'queue.item-arranged', v: 1, hall, item, group: group ?? '' }])
      await tellHalls(tx, hall)
      return decided({ hall, item, group })
    },
  })
}
