import { workingDaysBetween } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { normalizeCode } from '@yichuang/modules/codes/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { SupplementRow } from '../tables.ts'
import { applicantKey } from './overview.ts'

/** How far a list of supplements reaches: the area, the hall, the department; all that is given holds at once. */
export interface SupplementReach {
  readonly region: string
  readonly hall: string | undefined
  readonly department: string | undefined
}

export interface WaitingRow extends Pick<
  SupplementRow,
  | 'dossier'
  | 'item_name'
  | 'application_no'
  | 'applicant_name'
  | 'department'
  | 'hall'
  | 'materials'
  | 'missing'
  | 'due_on'
  | 'days'
  | 'is_extended'
> {
  /** null: the case waits for nothing */
  readonly kind: SupplementRow['kind'] | null
  readonly stage: string
}

type Reach = readonly [region: string, hall: string | null, department: string | null]

const within = `s.state in ('open', 'late') and s.region like $1 || '%' and ($2::text is null or s.hall = $2)
  and ($3::text is null or s.department = $3)`

const findWaiting = prepared<
  WaitingRow,
  readonly [
    ...Reach,
    kind: string | null,
    before: string | null,
    afterOn: string | null,
    afterId: string | null,
    n: number,
  ]
>(
  'cases.waiting-supplements',
  `select s.dossier, s.kind, d.stage, s.item_name, s.application_no, s.applicant_name, s.department, s.hall, s.materials,
     s.missing, s.due_on, s.days, s.is_extended
   from cases.supplement s join cases.dossier d on d.id = s.dossier
   where ${within} and s.due_on is not null and ($4::text is null or s.kind = $4)
     and ($5::date is null or s.due_on < $5::date)
     and ($6::date is null or (s.due_on, s.dossier) > ($6::date, $7::uuid))
   order by s.due_on, s.dossier limit $8`,
)

export interface WaitingFilter extends SupplementReach {
  readonly kind: SupplementRow['kind'] | undefined
  /** only what was due before this day */
  readonly before: PlainDate | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** A page of cases that wait for something, earliest due day first. (INT-04, INT-05) */
export async function listSupplements(
  db: Database,
  { region, hall, department, kind, before, after, limit }: WaitingFilter,
): Promise<{ rows: readonly WaitingRow[]; next?: string }> {
  const [afterOn, afterId] = after?.split('~') ?? []
  const reach = [region, hall ?? null, department ?? null] as const
  const rows = await db.many(findWaiting, [
    ...reach,
    kind ?? null,
    before ?? null,
    afterOn ?? null,
    afterId ?? null,
    limit + 1,
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length <= limit || last === undefined) return { rows: page }
  return { rows: page, next: `${last.due_on}~${last.dossier}` }
}

const countWaiting = prepared<
  { correction: number; deferral: number; overdue: number },
  readonly [...Reach, today: string]
>(
  'cases.count-supplements',
  `select count(*) filter (where s.kind = 'correction')::int as correction,
     count(*) filter (where s.kind = 'deferral')::int as deferral,
     count(*) filter (where s.due_on < $4::date)::int as overdue
   from cases.supplement s where ${within}`,
)

/** How many cases wait for what, within the reach. */
export function countSupplements(db: Database, { region, hall, department }: SupplementReach, today: PlainDate) {
  return db.one(countWaiting, [region, hall ?? null, department ?? null, today])
}

const findBrought = prepared<
  WaitingRow,
  readonly [region: string, number: string | null, name: string | null, keys: readonly string[]]
>(
  'cases.find-supplements',
  `select d.id as dossier, s.kind, d.stage, d.item_name, d.application_no, d.applicant_name, d.department, d.hall,
     coalesce(s.materials, 0) as materials, coalesce(s.missing, 0) as missing, s.due_on, coalesce(s.days, 0) as days,
     coalesce(s.is_extended, false) as is_extended
   from cases.dossier d
   left join cases.supplement s on s.dossier = d.id and s.state in ('open', 'late')
   where d.ended_at is null and d.stage <> 'draft' and d.region like $1 || '%'
     and (d.application_no = $2 or right(d.application_no, length($2)) = $2 or starts_with(d.applicant_name, $3)
       or d.applicant_key = any ($4))
   order by s.due_on nulls last, d.changed_at desc limit 30`,
)

const documentTypes = ['residentId', 'hmtResidence', 'fpr', 'uscc', 'passport', 'hmtPermit', 'other']

/**
 * The open cases somebody brings papers for, by number or its end, by the beginning of the name, or by the whole number
 * of an identity document, typed or scanned.
 */
export async function findSupplements(
  db: Database,
  region: string,
  q: string,
): Promise<{ rows: readonly WaitingRow[]; isIdentity: boolean }> {
  const said = normalizeCode(q)
  const isIdentity = /^[A-Z0-9]{7,30}$/.test(said)
  const isNumber = /^[\d-]{3,}$/.test(said)
  const keys = isIdentity ? documentTypes.map((type) => applicantKey(type, said)) : []
  const name = isNumber || isIdentity ? null : q.trim()
  return { rows: await db.many(findBrought, [region, isNumber ? said : null, name, keys]), isIdentity }
}

/**
 * The light of a limit by its due day, and the working days left or, negative, gone by: yellow when a fifth of its days
 * or the last day is left. (lifecycle 2.8)
 */
export function lightOfWaiting(
  { due_on, days: budget }: Pick<WaitingRow, 'due_on' | 'days'>,
  today: PlainDate,
  calendar: CompiledCalendar,
): { light: 'green' | 'yellow' | 'red' | 'grey'; days: number } {
  if (due_on === null) return { light: 'grey', days: 0 }
  const due = due_on as PlainDate
  // Overdue on a day of rest is a day overdue.
  if (due < today) return { light: 'red', days: -Math.max(1, workingDaysBetween(due, today, calendar)) }
  const days = workingDaysBetween(today, due, calendar)
  return { light: days <= Math.max(1, Math.ceil(budget / 5)) ? 'yellow' : 'green', days }
}
