import type { Instant } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { arrangedItems } from './arranged-items.ts'
import { hallPicture } from './hall-picture.ts'

/** A line of a hall: whom it calls to which windows. (QUE-03) */
export interface ServedLine {
  readonly letter: string
  readonly name: string
  readonly boards: readonly string[]
  /** items that belong to it by name, whatever their board */
  readonly items: readonly string[]
  readonly windows: readonly string[]
}

/** The lines of a hall with the windows that call them. */
export async function servedLines(parts: QueueParts, hall: string, at: Instant): Promise<readonly ServedLine[]> {
  const [{ groups, windows }, items] = await Promise.all([hallPicture(parts.db, hall, at), arrangedItems(parts, hall)])
  return groups.map(({ id, letter, name, boards }) => ({
    letter,
    name,
    boards,
    items: items.flatMap(({ item, group }) => (group === id ? [item] : [])),
    windows: windows.flatMap(({ window_id: window, groups: served }) => (served.includes(id) ? [window] : [])),
  }))
}
