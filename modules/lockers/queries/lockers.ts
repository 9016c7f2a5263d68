import type { Places } from '@yichuang/modules/halls/public'
import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { LockerLine, StuckDoor } from '../contract.ts'
import type { LockerRow, OpeningRow } from '../tables.ts'

type Seen = LockerRow & { readonly isThere: boolean }

const liveLockers = prepared<Seen, [region: string, hall: string | null, at: string]>(
  'lockers.live-lockers',
  `select *, coalesce(seen_at > $3::timestamptz - interval '2 minutes', false) as "isThere" from lockers.locker
   where ended_at is null and region like $1 || '%' and ($2::text is null or hall = $2) order by hall, name`,
)

// A screen that says nothing for a minute is switched off, or its locker is: somebody looks.
const stuckDoors = prepared<
  OpeningRow & { readonly locker_name: string },
  [region: string, hall: string | null, at: string]
>(
  'lockers.stuck-doors',
  `select o.*, l.name as locker_name from lockers.opening o join lockers.locker l on l.id = o.locker
   where o.region like $1 || '%' and ($2::text is null or o.hall = $2)
     and (o.state = 'stuck' or (o.state = 'asked' and o.asked_at < $3::timestamptz - interval '1 minute'))
   order by o.asked_at`,
)

interface Asked {
  readonly scope: Scope
  readonly places: Places
  readonly at: Instant
}

/** The lockers in reach, and the doors in them that did not open. */
export async function listLockers(
  db: Database,
  { scope, places, at }: Asked,
): Promise<{ readonly rows: LockerLine[]; readonly stuck: StuckDoor[] }> {
  const { region } = scope
  const hall = scope.hall ?? null
  const [rows, stuck] = await Promise.all([
    db.many(liveLockers, [region, hall, at]),
    db.many(stuckDoors, [region, hall, at]),
  ])
  return {
    rows: rows.map((row) => ({
      id: row.id,
      hall: row.hall,
      hallName: places.halls.get(row.hall)?.name ?? '',
      name: row.name,
      state: stateOf(row, at),
      closedUntil: row.closed_until !== null && row.closed_until > at ? row.closed_until : null,
      seenAt: row.seen_at,
    })),
    stuck: stuck.map((row) => ({
      dossier: row.dossier,
      lockerName: row.locker_name,
      box: row.box,
      applicationNo: row.application_no,
      itemName: row.item_name,
      fault: row.fault,
      askedAt: row.asked_at,
    })),
  }
}

function stateOf({ key_hash: key, isThere, closed_until: until }: Seen, at: Instant): LockerLine['state'] {
  if (key === null) return 'waiting'
  if (!isThere) return 'away'
  return until !== null && until > at ? 'barred' : 'there'
}
