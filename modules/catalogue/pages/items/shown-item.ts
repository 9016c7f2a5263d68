import type { ItemContext } from '../../contract.ts'
import type { Item, ItemSetting } from '../../rules/index.ts'

/** An item with everything its views tell. */
export interface ShownItem {
  readonly item: Item
  readonly version: number
  /** what this place decided itself */
  readonly setting: Pick<ItemSetting, 'committed'>
  readonly departmentName: string
  readonly context: ItemContext
}

export interface ViewProps {
  readonly shown: ShownItem
}

/** The name behind an id; undefined where the catalogue does not tell. */
export function nameIn(
  words: readonly { readonly id: string; readonly name: string }[],
  id: string | undefined,
): string | undefined {
  return words.find((word) => word.id === id)?.name
}
