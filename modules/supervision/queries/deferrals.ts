import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { DeferralFigures } from '../contract/deferrals.ts'
import type { Scope } from '../rules/index.ts'

interface CountRow extends DeferralFigures {
  readonly by: 'all' | 'department' | 'item'
  readonly department: string | null
  readonly item: string | null
  readonly item_name: string | null
}

// One statement, so that the parts add up to the whole.
const countDeferrals = prepared<
  CountRow,
  [region: string, hall: string | null, department: string | null, from: string, until: string, today: string]
>(
  'supervision.count-deferrals',
  `with seen as (
     select *, state = 'late' or (state = 'open' and due_on < $6::date) as is_late from cases.v_deferral
     where opened_on between $4::date and $5::date
       and region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or department = $3)),
   counted as (
     select
       case when grouping(department) = 0 then 'department' when grouping(item) = 0 then 'item' else 'all' end as by,
       department, item, case when grouping(item) = 0 then max(item_name) end as item_name,
       count(*)::int as taken,
       count(*) filter (where state = 'open' and not is_late)::int as open,
       count(*) filter (where is_late)::int as late,
       count(*) filter (where state = 'kept')::int as kept,
       count(*) filter (where state = 'kept-late')::int as "keptLate",
       count(*) filter (where state = 'lapsed')::int as lapsed,
       count(*) filter (where state = 'released')::int as released,
       count(*) filter (where is_extended)::int as extended
     from seen
     group by grouping sets ((), (department), (item)))
   select * from counted
   order by late + lapsed desc, taken desc, department, item`,
)

export interface Period {
  readonly from: PlainDate
  readonly until: PlainDate
  readonly today: PlainDate
}

/** How the promises given in a period were kept, whole and by department and item, worst first. (INT-04, SUP-09) */
export async function readDeferrals(db: Database, scope: Scope, { from, until, today }: Period) {
  const { region, hall, department } = scope
  const rows = await db.many(countDeferrals, [region, hall ?? null, department ?? null, from, until, today])
  const of = (by: CountRow['by']) => rows.filter((row) => row.by === by)
  return {
    all: figuresOf(of('all')[0]),
    departments: of('department').map((row) => ({ id: row.department ?? '', ...figuresOf(row) })),
    items: of('item').map((row) => ({ id: row.item ?? '', name: row.item_name ?? '', ...figuresOf(row) })),
  }
}

const names = ['taken', 'open', 'late', 'kept', 'keptLate', 'lapsed', 'released', 'extended'] as const

function figuresOf(row: CountRow | undefined): DeferralFigures {
  const counted = names.map((name) => [name, row?.[name] ?? 0] as const)
  return Object.fromEntries(counted) as DeferralFigures
}
