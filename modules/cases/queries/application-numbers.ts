import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'

const takeBlock = prepared<{ first: number }, [region: string, day: string, size: number]>(
  'cases.take-number-block',
  `insert into cases.number_block (region, day, next) values ($1, $2, 1 + $3)
   on conflict (region, day) do update set next = number_block.next + $3
   returning next - $3 as first`,
)

/** Numbers taken at once: a restart leaves at most so many unused, and no two windows wait for one counter. */
const BLOCK = 20

/**
 * Gives application numbers `339921-260918-00052`: area, day, serial of the area's day. Serials are taken in blocks,
 * so numbers are unique and rising per process, not without gaps.
 */
export function applicationNumbers(db: Database) {
  const blocks = new Map<string, Promise<{ next: number; end: number }>>()
  return async function nextNumber(region: string, day: PlainDate): Promise<string> {
    const area = region.slice(0, 6)
    const key = `${area}-${day.slice(2).replaceAll('-', '')}`
    for (;;) {
      const block = await (blocks.get(key) ?? take(key, area, day))
      if (block.next < block.end) {
        const serial = String(block.next).padStart(5, '0')
        block.next += 1
        return `${key}-${serial}`
      }
      blocks.delete(key)
    }
  }

  function take(key: string, area: string, day: PlainDate): Promise<{ next: number; end: number }> {
    const block = db.one(takeBlock, [area, day, BLOCK]).then(({ first }) => ({ next: first, end: first + BLOCK }))
    block.catch(() => blocks.delete(key))
    // Yesterday's blocks are of no use any more.
    if (blocks.size > 200) blocks.clear()
    blocks.set(key, block)
    return block
  }
}
