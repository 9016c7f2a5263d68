import { workingDaysBetween } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Scope } from '../rules/index.ts'

export interface DueRow {
  readonly id: string
  readonly application_no: string
  readonly version: number
  readonly item_name: string
  readonly department: string
  readonly applicant_name: string
  readonly stage: string
  readonly hall: string | null
  readonly hall_window: string | null
  readonly accepted_by: string | null
  readonly due_on: string
  readonly statutory_due: string | null
}

type Params = readonly [
  region: string,
  hall: string | null,
  department: string | null,
  soon: string,
  isOverdueBefore: string | null,
  afterOn: string | null,
  afterId: string | null,
  limit: number,
]

const dueDossiers = prepared<DueRow, Params>(
  'supervision.due-dossiers',
  `select id, application_no, version, item_name, department, applicant_name, stage, hall, hall_window, accepted_by,
     due_on, statutory_due
   from cases.v_overview
   where ended_at is null and concluded_at is null and stage <> 'draft' and due_on <= $4::date
     and ($5::date is null or due_on < $5::date)
     and region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or $3 = any (departments))
     and ($6::date is null or (due_on, id) > ($6::date, $7::uuid))
   order by due_on, id limit $8`,
)

export interface DueFilter extends Scope {
  readonly today: PlainDate
  /** last day that counts as nearly due */
  readonly soon: PlainDate
  readonly state: 'overdue' | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** A page of what is overdue or nearly due, oldest due day first. (BAK-12) */
export async function listDue(db: Database, filter: DueFilter): Promise<{ rows: readonly DueRow[]; next?: string }> {
  const [afterOn, afterId] = filter.after?.split('~') ?? []
  const rows = await db.many(dueDossiers, [
    filter.region,
    filter.hall ?? null,
    filter.department ?? null,
    filter.soon,
    filter.state === 'overdue' ? filter.today : null,
    afterOn ?? null,
    afterId ?? null,
    filter.limit + 1,
  ])
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  if (rows.length <= filter.limit || last === undefined) return { rows: page }
  return { rows: page, next: `${last.due_on}~${last.id}` }
}

/**
 * The light of a line and the working days left, or, negative, gone by. What is in this list is due within a working
 * day, so it is never green; past the statutory day it is double red. (lifecycle 2.8)
 */
export function lightOfDue(
  row: Pick<DueRow, 'due_on' | 'statutory_due'>,
  today: PlainDate,
  calendar: CompiledCalendar,
): { light: 'yellow' | 'red' | 'double-red'; days: number } {
  const due = row.due_on as PlainDate
  if (due >= today) return { light: 'yellow', days: workingDaysBetween(today, due, calendar) }
  // Overdue on a day of rest is a day overdue.
  const days = -Math.max(1, workingDaysBetween(due, today, calendar))
  return { light: row.statutory_due !== null && row.statutory_due < today ? 'double-red' : 'red', days }
}
