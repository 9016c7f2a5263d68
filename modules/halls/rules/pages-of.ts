/** How a list is asked for: `name` or `-name`, the row after which the page begins, how many rows. */
export interface PageWish {
  readonly sort: string
  readonly after?: string | undefined
  readonly limit: number
}

export interface PageFound<Row> {
  readonly rows: Row[]
  readonly next?: string
  readonly total: number
}

type Key = readonly [value: string, id: string]

/**
 * A page of a list that is kept in memory, sorted by one column and by id where that is equal. The cursor holds the
 * last row's place in the order, so that a row which goes away between two pages moves nothing.
 * @param columns text to sort by, of each column that can be sorted; an unknown column sorts by the first
 */
export function pageOfRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => string>>,
  { sort, after, limit }: PageWish,
): PageFound<Row> {
  const isDown = sort.startsWith('-')
  const read = columns[sort.replace('-', '')] ?? Object.values(columns)[0] ?? (() => '')
  const order = (one: Key, other: Key) => (isDown ? -compare(one, other) : compare(one, other))
  const keyed = rows
    .map((row) => ({ row, key: [read(row), row.id] as const }))
    .toSorted((one, other) => order(one.key, other.key))
  const cursor = after === undefined ? undefined : keyOf(after)
  const left = cursor === undefined ? keyed : keyed.filter(({ key }) => order(key, cursor) > 0)
  const page = left.slice(0, limit)
  const last = page.at(-1)
  const next = left.length > limit && last !== undefined ? { next: last.key.join('~') } : {}
  return { rows: page.map(({ row }) => row), ...next, total: rows.length }
}

function keyOf(cursor: string): Key {
  const at = cursor.lastIndexOf('~')
  return [cursor.slice(0, Math.max(at, 0)), cursor.slice(at + 1)]
}

const words = new Intl.Collator('zh-CN', { numeric: true })

function compare([value, id]: Key, [otherValue, otherId]: Key): number {
  return words.compare(value, otherValue) || (id < otherId ? -1 : Number(id > otherId))
}
