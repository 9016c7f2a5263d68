import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopTables } from '../tables.ts'

export interface SeeChange {
  readonly item: string
  readonly version: number
}

const note = prepared<never, [person: string, item: string, version: number, at: string]>(
  'workshop.note-seen-change',
  `insert into workshop.seen_change (person, item, version, seen_at)
   select $1, item, version, $4 from workshop.item_change where item = $2 and version = $3
   on conflict do nothing`,
)
const known = prepared<{ n: number }, [item: string, version: number]>(
  'workshop.known-change',
  `select count(*)::int as n from workshop.item_change where item = $1 and version = $2`,
)

/** 知道了: who takes applications has seen what changed; the notice does not come again. (CAT-12) */
export const seeChange = command<WorkshopTables>()({
  name: 'workshop.see-change',
  may: 'workshop.read-changes',
  async handle(tx, { item, version }: SeeChange, { at, by, record }): Promise<Decision<{ readonly item: string }>> {
    if ((await tx.one(known, [item, version])).n === 0) return refused({ code: 'workshop.no-such-version', version })
    const written = await tx.run(note, [by.person, item, version, at])
    if (written > 0)
      await record(`item:${item}`, [{ type: 'workshop.change-seen', v: 1, item, version, person: by.person }])
    return decided({ item })
  },
})
