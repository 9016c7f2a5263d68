import { setImmediate as turn } from 'node:timers/promises'
import type { Item } from '../rules/index.ts'
import type { ItemBook } from './item-book.ts'
import { proofOf } from './proofs.ts'

/** What the prover and the master data say of an item in force, for lists of many. */
export interface ItemMark {
  readonly item: string
  readonly name: string
  readonly version: number
  readonly department: string
  readonly board: string
  /** it can be applied for at windows, on line */
  readonly isAtWindow: boolean
  readonly isOnline: boolean
  readonly hasQuestions: boolean
  readonly errors: number
  readonly warnings: number
  readonly hints: number
}

/** Marks of every item in force; each version is proved once, item by item, so that nobody else waits long. (CAT-03, CAT-16) */
export function itemMarks(items: ItemBook): () => Promise<ReadonlyMap<string, ItemMark>> {
  let known: ReadonlyMap<string, ItemMark> = new Map()
  return async () => {
    const marks = new Map<string, ItemMark>()
    for (const { id, version } of (await items.all()).values()) {
      const before = known.get(id)
      const mark = before?.version === version ? before : await marked(items, id, version)
      if (mark !== undefined) marks.set(id, mark)
    }
    known = marks
    return marks
  }
}

async function marked(items: ItemBook, id: string, version: number): Promise<ItemMark | undefined> {
  const item = await items.version(id, version)
  if (item === undefined) return undefined
  await turn()
  const { findings } = proofOf(item)
  const count = (wanted: string) => findings.filter(({ level }) => level === wanted).length
  return {
    ...masterOf(item),
    version,
    hasQuestions: item.situation.questions.length > 0,
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
  }
}

function masterOf({ id, name, department, board, channels }: Item) {
  const [isAtWindow, isOnline] = [channels.includes('窗口办理'), channels.includes('网上办理')]
  return { item: id, name, department, board, isAtWindow, isOnline }
}
