import type { Item } from '../rules/index.ts'

/** A window as the question "is this item taken here" sees it. */
export interface WindowDuties {
  readonly id: string
  readonly boards: readonly string[]
  readonly takes_applications: boolean
  readonly is_open: boolean
}

/** Why a window does not take an item; undefined when it does. (QUE-03, CAT-14) */
export function whyNotHere(item: Pick<Item, 'board'>, window: WindowDuties | undefined): string | undefined {
  if (window === undefined) return undefined
  if (!window.takes_applications) return 'window-hands-out'
  if (!window.is_open) return 'window-paused'
  return window.boards.includes(item.board) ? undefined : 'other-board'
}
