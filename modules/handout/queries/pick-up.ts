import { addDays, plainDate } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { LockerCode } from '../commands/locker-code.ts'

/** The longest time for which a result may lie in a box: its code is of the day on which it was put there. */
const MOST_DAYS = 60

interface BoxRow {
  readonly dossier: string
  readonly box: string
  readonly until: string
  readonly state: 'locker' | 'delivered'
  readonly applicationNo: string
  readonly itemName: string
}

/** A result that lies in a box, or was collected from it a moment ago. */
export interface PickUp extends Omit<BoxRow, 'until'> {
  /** last day in the box */
  readonly until: PlainDate
}

// What was collected within the day counts while nothing else lies in its box: its door may have stuck.
const inBoxes = prepared<BoxRow, [hall: string, boxes: readonly string[], at: string]>(
  'handout.in-boxes',
  `select r.dossier, r.box, r.box_until::text as until, r.state, r.application_no as "applicationNo", r.item_name as "itemName"
   from handout.result r
   where r.hall = $1 and r.box = any($2) and (r.state = 'locker'
     or (r.state = 'delivered' and r.settled_at > $3::timestamptz - interval '1 day'
       and not exists (select 1 from handout.result n where n.hall = r.hall and n.box = r.box and n.state = 'locker')))`,
)

/** The result in one of some boxes of a hall that a code was made for; undefined when there is none. (OUT-04) */
export async function resultOfCode(
  { db, lockerCode }: { readonly db: Database; readonly lockerCode: LockerCode },
  {
    hall,
    boxes,
    code,
    at,
  }: { readonly hall: string; readonly boxes: readonly string[]; readonly code: string; readonly at: Instant },
): Promise<PickUp | undefined> {
  for (const row of await db.many(inBoxes, [hall, boxes, at])) {
    const until = plainDate(row.until)
    for (let day = until, tried = 0; tried <= MOST_DAYS; day = addDays(day, -1), tried += 1) {
      if ((await lockerCode(row.dossier, row.box, day)) === code) return { ...row, until }
    }
  }
  return undefined
}
