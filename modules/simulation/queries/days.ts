import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

/** Days further back are not offered. */
const DAYS = 90

/** A visit as it is read: moments in seconds since midnight. */
export interface KnownVisit {
  readonly day: string
  readonly line: string
  readonly window: string | null
  readonly came: number
  readonly called: number | null
  readonly ended: number | null
  readonly advantage: number
}

export interface DayRow {
  readonly day: string
  readonly visitors: number
  readonly windows: number
  readonly nineOfTen: number | null
  readonly isTakenOver: boolean
}

const takenOver = prepared<KnownVisit, [hall: string, from: string, to: string]>(
  'simulation.earlier-visits',
  `select to_char(day, 'YYYY-MM-DD') as day, line, window_no as window, came, called, ended, 0 as advantage
   from simulation.earlier_visit where hall = $1 and day between $2 and $3 order by day, came, n`,
)

/** Visits taken over from the system in use before, from one day to another, both included. */
export function earlierVisits(
  db: Database,
  wish: { hall: string; from: string; to: string },
): Promise<readonly KnownVisit[]> {
  return db.many(takenOver, [wish.hall, wish.from, wish.to])
}

const listed = prepared<DayRow, [hall: string, today: string]>(
  'simulation.list-days',
  `with own as (
     select t.day, extract(epoch from coalesce(t.served_at, t.called_at) - t.taken_at) as waited,
       case when t.state = 'done' then t.window_id end as window_no
     from queue.ticket t where t.hall = $1 and t.day < $2::date and t.day >= $2::date - ${DAYS}
   ), earlier as (
     select v.day, (v.called - v.came)::numeric as waited, v.window_no
     from simulation.earlier_visit v where v.hall = $1 and v.day < $2::date and v.day >= $2::date - ${DAYS}
       and not exists (select from own where own.day = v.day)
   )
   select to_char(day, 'YYYY-MM-DD') as day, count(*)::int as visitors, count(distinct window_no)::int as windows,
     (round((percentile_cont(0.9) within group (order by waited))::numeric / 6) / 10)::float8 as "nineOfTen",
     bool_or(is_earlier) as "isTakenOver"
   from (select *, false as is_earlier from own union all select *, true from earlier) as visit
   group by day order by day desc`,
)

/** The days of a hall that can be played again, the newest first; what the own queue knows of a day counts. */
export function listDays(db: Database, hall: string, today: string): Promise<readonly DayRow[]> {
  return db.many(listed, [hall, today])
}
