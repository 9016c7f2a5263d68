import { addDays, addWorkingDays, startOfDay } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Scope } from '../rules/index.ts'

/** How many dossiers, each figure on its own: a dossier accepted and concluded today is in both. */
export interface Figures {
  /** applications opened today, drafts left out */
  readonly opened: number
  readonly accepted: number
  readonly concluded: number
  readonly handedOut: number
  /** neither a draft nor concluded nor ended */
  readonly open: number
  readonly overdue: number
  /** due today or on the next working day */
  readonly soon: number
  readonly stopped: number
}

interface CountRow extends Figures {
  readonly by: 'all' | 'department' | 'window' | 'item'
  readonly department: string | null
  readonly hall: string | null
  readonly hall_window: string | null
  readonly item: string | null
  readonly item_name: string | null
}

type Params = readonly [
  region: string,
  hall: string | null,
  department: string | null,
  today: string,
  from: string,
  until: string,
  soon: string,
]

// One statement, so that the parts add up to the whole.
const countDossiers = prepared<CountRow, Params>(
  'supervision.count-dossiers',
  `with seen as (
     select *, stage <> 'draft' and concluded_at is null and ended_at is null as is_open
     from cases.v_overview
     where (ended_at is null or changed_at >= $5)
       and region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or $3 = any (departments)))
   select
     case when grouping(department) = 0 then 'department' when grouping(hall_window) = 0 then 'window'
       when grouping(item) = 0 then 'item' else 'all' end as by,
     department, hall, hall_window, item, case when grouping(item) = 0 then max(item_name) end as item_name,
     count(*) filter (where opened_at >= $5 and opened_at < $6 and stage not in ('draft', 'discarded'))::int as opened,
     count(*) filter (where accepted_at >= $5 and accepted_at < $6)::int as accepted,
     count(*) filter (where concluded_at >= $5 and concluded_at < $6)::int as concluded,
     count(*) filter (where changed_at >= $5 and handed_out_at >= $5 and handed_out_at < $6)::int as "handedOut",
     count(*) filter (where is_open)::int as open,
     count(*) filter (where is_open and due_on < $4::date)::int as overdue,
     count(*) filter (where is_open and due_on between $4::date and $7::date)::int as soon,
     count(*) filter (where is_open and is_stopped)::int as stopped
   from seen
   group by grouping sets ((), (department), (hall, hall_window), (item))
   order by overdue desc, soon desc, open desc, department, hall, hall_window, item`,
)

/** The bounds of a day for counting: its first moment, the next day's, and the last day that counts as nearly due. */
export function dayOf(today: PlainDate, calendar: CompiledCalendar) {
  return {
    today,
    from: startOfDay(today),
    until: startOfDay(addDays(today, 1)),
    soon: addWorkingDays(today, 1, calendar),
  }
}
export type Day = ReturnType<typeof dayOf>

/** The figures of a day, whole and by department, window and item, worst first. (BAK-12, SUP-09) */
export async function countDay(db: Database, scope: Scope, { today, from, until, soon }: Day) {
  const { region, hall, department } = scope
  const rows = await db.many(countDossiers, [region, hall ?? null, department ?? null, today, from, until, soon])
  const of = (by: CountRow['by']) => rows.filter((row) => row.by === by && hasAny(row))
  return {
    all: figuresOf(rows.find(({ by }) => by === 'all')),
    departments: of('department').map((row) => ({ id: row.department ?? '', ...figuresOf(row) })),
    windows: of('window').map((row) => ({ id: row.hall_window, hall: row.hall, ...figuresOf(row) })),
    items: of('item').map((row) => ({ id: row.item ?? '', name: row.item_name ?? '', ...figuresOf(row) })),
  }
}

function figuresOf(row: Figures | undefined): Figures {
  const {
    opened = 0,
    accepted = 0,
    concluded = 0,
    handedOut = 0,
    open = 0,
    overdue = 0,
    soon = 0,
    stopped = 0,
  } = row ?? {}
  return { opened, accepted, concluded, handedOut, open, overdue, soon, stopped }
}

function hasAny(row: Figures): boolean {
  return Object.values(figuresOf(row)).some((count) => count > 0)
}
