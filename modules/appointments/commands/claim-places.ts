import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { countsFor } from '../rules/index.ts'
import type { Count, CountKind, Plan, Slot } from '../rules/index.ts'

// One statement: each count is raised only while it is below its limit; who gets fewer than asked has got none, for
// the transaction ends there. Always in the same order, so that two that claim at once wait and never block each other.
const claim = prepared<{ kind: CountKind }, [plan: string, day: string, wanted: string]>(
  'appointments.claim-places',
  `insert into appointments.place_count as c (plan, day, kind, subject, start, taken, most)
   select $1, $2, w.kind, w.subject, w.start, 1, w.most
   from json_to_recordset($3::json) as w(kind text, subject text, start text, most int)
   order by w.start desc, w.kind, w.subject
   on conflict (plan, day, start, kind, subject) do update set taken = c.taken + 1, most = excluded.most
   where c.taken < excluded.most
   returning kind`,
)
const release = prepared<never, [plan: string, day: string, given: string]>(
  'appointments.release-places',
  `update appointments.place_count c set taken = c.taken - 1
   from json_to_recordset($3::json) as w(kind text, subject text, start text)
   where c.plan = $1 and c.day = $2 and c.kind = w.kind and c.subject = w.subject and c.start = w.start`,
)
const hold = prepared<never, [plan: string, days: readonly string[], starts: readonly string[]]>(
  'appointments.hold-places',
  `select 1 from appointments.place_count where plan = $1 and day = any ($2::date[]) and start = any ($3::text[])
   order by day, start desc, kind, subject for update`,
)
const look = prepared<{ taken: number }, [plan: string, day: string, start: string]>(
  'appointments.look-at-slot',
  `select taken from appointments.place_count where plan = $1 and day = $2 and start = $3 and kind = 'slot'`,
)

/** What places are claimed or released of. */
export interface Claimed {
  readonly plan: Plan
  readonly item: string
  readonly slot: Slot
  /** places of the slot that were taken a moment ago; looked at when it is not said */
  readonly seen?: number
}

const fullOf = { slot: 'slot', item: 'item', day: 'day' } as const satisfies Record<CountKind, string>

/**
 * Takes a place of the slot, of the item in it, and of the window group on the day: all three or none. (APT-02)
 * @throws nothing; refuses with `appointments.slot-full` and which of them is full
 */
export async function claimPlaces(tx: Queries, { plan, item, slot, seen }: Claimed): Promise<Decision<true>> {
  const taken = seen ?? (await tx.find(look, [plan.id, slot.day, slot.start]))?.taken ?? 0
  // Without waiting for those who take the last places at this moment: nobody gives one back that fast.
  if (taken >= plan.places) return full('slot')
  const counts = countsFor(plan, item, slot)
  const got = await tx.many(claim, [plan.id, slot.day, JSON.stringify(counts)])
  const missing = counts.find(({ kind }) => !got.some((row) => row.kind === kind))
  return missing === undefined ? decided(true) : full(missing.kind)
}

function full(kind: CountKind) {
  return refused({ code: 'appointments.slot-full', of: fullOf[kind] })
}

/** Gives the places of a booking back. */
export async function releasePlaces(tx: Queries, plan: string, item: string, slot: Slot): Promise<void> {
  const counts: readonly Omit<Count, 'most'>[] = [
    { kind: 'slot', subject: '', start: slot.start },
    { kind: 'item', subject: item, start: slot.start },
    { kind: 'day', subject: '', start: '' },
  ]
  await tx.run(release, [plan, slot.day, JSON.stringify(counts)])
}

/** Locks what a change from one slot to another counts, in the order in which everybody does. */
export async function holdPlaces(tx: Queries, plan: string, slots: readonly Slot[]): Promise<void> {
  await tx.many(hold, [plan, slots.map(({ day }) => day), ['', ...slots.map(({ start }) => start)]])
}
