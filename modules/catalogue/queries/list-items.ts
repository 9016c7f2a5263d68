import type { DelegationFact } from '@yichuang/modules/cases/rules'
import type { ItemLine } from '../contract.ts'
import type { ItemFacets } from '../contract/items.ts'
import { promisedLimit } from '../rules/index.ts'
import type { ItemSetting, LimitValue } from '../rules/index.ts'
import type { ItemTitle } from './item-book.ts'
import type { HolderNames } from './list-delegations.ts'
import { whyNotHere } from './taken-here.ts'
import type { WindowDuties } from './taken-here.ts'

interface Wanted {
  readonly department?: string
  readonly board?: string
  readonly handling?: string
}

/** Whether an item passes the filters of a list; a filter may name several, with commas. */
export function isWanted(item: ItemTitle, { department, board, handling }: Wanted): boolean {
  const fits = (wanted: string | undefined, value: string) => wanted === undefined || wanted.split(',').includes(value)
  return fits(department, item.department) && fits(board, item.board) && fits(handling, item.handling)
}

interface LineFacts {
  readonly names: Pick<HolderNames, 'department'>
  readonly boards: ReadonlyMap<string, string>
  readonly window: WindowDuties | undefined
  /** what this place decided about the item itself */
  readonly setting: Partial<ItemSetting> | undefined
  /** delegation by which the person asking may accept it */
  readonly paper: DelegationFact | undefined
}

/** An item in a list, as the person asking sees it. (CAT-14) */
export function lineOf(item: ItemTitle, { names, boards, setting, window, paper }: LineFacts): ItemLine {
  const { id, name, type, handling, board, department, version, limits } = item
  const reason = whyNotHere(item, window)
  return {
    id,
    name,
    type,
    handling,
    board,
    boardName: boards.get(board) ?? board,
    department,
    departmentName: names.department(department),
    version,
    code: codeOf(item),
    committed: { ...promisedLimit(setting ?? {}, limits) },
    ...(window === undefined ? {} : { taken: reason === undefined }),
    ...(reason === undefined ? {} : { reason }),
    ...(paper === undefined ? {} : { delegation: { no: paper.no, until: paper.to } }),
  }
}

function codeOf({ codes }: ItemTitle): string | null {
  return codes.business ?? codes.basic
}

const compare = new Intl.Collator('zh-CN', { numeric: true }).compare
const hours = { hour: 1, workday: 24, day: 24, month: 720 } as const
const isUnit = (unit: string): unit is LimitValue['unit'] => unit in hours
const lengthOf = ({ value, unit }: ItemLine['committed']) => value * (isUnit(unit) ? hours[unit] : 24)

const orders: Readonly<Record<string, (one: ItemLine, other: ItemLine) => number>> = {
  name: (one, other) => compare(one.name, other.name),
  department: (one, other) => compare(one.departmentName, other.departmentName),
  board: (one, other) => compare(one.boardName, other.boardName),
  handling: (one, other) => compare(one.handling, other.handling),
  limit: (one, other) => lengthOf(one.committed) - lengthOf(other.committed),
}

interface PageWish {
  readonly sort?: string
  readonly after?: string
  readonly limit: number
}

/**
 * A page of the list, in the order wished for; without one as it stands, the best hits first.
 * @param more how many there are beyond these lines, and whether there may be still more
 */
export function pageOfItems<Line extends ItemLine>(
  lines: readonly Line[],
  { sort, after, limit }: PageWish,
  more: { readonly count: number; readonly isCapped: boolean } = { count: 0, isCapped: false },
) {
  const order = sort === undefined ? undefined : orders[sort.replace('-', '')]
  const turn = sort?.startsWith('-') === true ? -1 : 1
  const sorted = order === undefined ? lines : lines.toSorted((one, other) => turn * order(one, other))
  const start = after === undefined ? 0 : sorted.findIndex(({ id }) => id === after) + 1
  const rows = sorted.slice(start, start + limit)
  const last = rows.at(-1)
  const total = sorted.length + more.count
  const hasMore = start + limit < total || (more.isCapped && rows.length === limit)
  return {
    rows,
    total,
    ...(more.isCapped ? { totalCapped: true } : {}),
    ...(hasMore && last !== undefined ? { next: last.id } : {}),
  }
}

/** What a list can be narrowed to, with how many items each has. */
export function facetsOf(
  all: ReadonlyMap<string, ItemTitle>,
  names: { readonly department: (id: string) => string; readonly boards: ReadonlyMap<string, string> },
): ItemFacets {
  const count = (keyOf: (item: ItemTitle) => string, nameOf: (id: string) => string) => {
    const counts = new Map<string, number>()
    for (const item of all.values()) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
    return [...counts].map(([id, times]) => ({ id, name: nameOf(id), count: times }))
  }
  const boards = count(
    ({ board }) => board,
    (id) => names.boards.get(id) ?? id,
  )
  const place = [...names.boards.keys()]
  return {
    departments: count(({ department }) => department, names.department).toSorted((one, other) =>
      compare(one.name, other.name),
    ),
    boards: boards.toSorted((one, other) => place.indexOf(one.id) - place.indexOf(other.id)),
    handlings: count(
      ({ handling }) => handling,
      (id) => id,
    ).toSorted((one, other) => compare(one.name, other.name)),
  }
}
