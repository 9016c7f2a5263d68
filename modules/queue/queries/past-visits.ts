import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

/** A visit of a day that is over; moments in seconds since midnight of the hall's day. */
export interface PastVisit {
  readonly day: string
  /** id of the business group */
  readonly line: string
  readonly came: number
  /** null: given back, or never come */
  readonly called: number | null
  /** end of the service */
  readonly ended: number | null
  readonly window: string | null
  /** seconds by which the ticket stood before those taken at the same moment */
  readonly advantage: number
}

const seconds = (moment: string) =>
  `extract(epoch from (${moment} at time zone 'Asia/Shanghai') - (t.day::timestamp))::int`

const between = prepared<PastVisit, [hall: string, from: string, to: string]>(
  'queue.past-visits',
  `select to_char(t.day, 'YYYY-MM-DD') as day, t.group_id as line, ${seconds('t.taken_at')} as came,
     case when t.state = 'done' then ${seconds('coalesce(t.served_at, t.called_at)')} end as called,
     case when t.state = 'done' then ${seconds('t.ended_at')} end as ended, t.window_id as window,
     greatest(0, extract(epoch from t.taken_at - t.order_at))::int as advantage
   from queue.ticket t where t.hall = $1 and t.day between $2 and $3 order by t.day, t.taken_at, t.id`,
)

/** The visits of a hall from one day to another, both included, in the order in which people came. (QUE-07) */
export function pastVisits(
  db: Database,
  { hall, from, to }: { readonly hall: string; readonly from: string; readonly to: string },
): Promise<readonly PastVisit[]> {
  return db.many(between, [hall, from, to])
}
