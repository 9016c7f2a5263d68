import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { prefixOf } from '@yichuang/modules/access/rules'
import { dueMark } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import type { DossierLine } from '../contract.ts'
import type { DossierRow } from '../tables.ts'

/** Columns of a line, for every list of dossiers. */
export const lineColumns = `d.id, d.application_no, d.version, d.item_name, d.item_kind, d.department, d.applicant_name, d.stage,
  d.conclusion, d.channel, d.hall, d.hall_window, d.accepted_by, d.opened_at, d.accepted_at, d.ended_at, d.due_on,
  d.statutory_due, d.is_stopped, d.changed_at`

export type LineRow = Pick<
  DossierRow,
  | 'id'
  | 'application_no'
  | 'version'
  | 'item_name'
  | 'item_kind'
  | 'department'
  | 'applicant_name'
  | 'stage'
  | 'conclusion'
  | 'channel'
  | 'hall'
  | 'hall_window'
  | 'accepted_by'
  | 'opened_at'
  | 'accepted_at'
  | 'ended_at'
  | 'due_on'
  | 'statutory_due'
  | 'is_stopped'
  | 'changed_at'
>

export interface CaseFilter {
  readonly q: string | undefined
  readonly acceptedBy: string | undefined
  readonly state: 'open' | 'ended' | 'overdue' | 'draft' | 'examining' | undefined
  readonly department: string | undefined
  readonly hall: string | undefined
  readonly region: string
  readonly today: PlainDate
  readonly after: string | undefined
  readonly limit: number
}

type Params = readonly [
  region: string,
  q: string | null,
  acceptedBy: string | null,
  state: string | null,
  department: string | null,
  hall: string | null,
  today: string,
  after: string | null,
  afterId: string | null,
  limit: number,
]

const matching = `from cases.dossier d
   where d.region like $1 || '%'
     and ($2::text is null or d.application_no like $2 || '%' or d.application_no like '%' || $2
       or d.applicant_name like '%' || $2 || '%'
       or d.item_name like '%' || $2 || '%')
     and ($3::text is null or d.accepted_by = $3)
     and ($4::text is null
       or ($4 = 'open' and d.ended_at is null and d.stage <> 'draft')
       or ($4 = 'ended' and d.ended_at is not null)
       or ($4 = 'draft' and d.stage = 'draft')
       or ($4 = 'examining' and d.stage = 'received')
       or ($4 = 'overdue' and d.ended_at is null and d.due_on < $7::date))
     and ($5::text is null or $5 = any (d.departments))
     and ($6::text is null or d.hall = $6)`

/** Newest change first. */
const findCases = prepared<LineRow, Params>(
  'cases.search',
  `select ${lineColumns} ${matching}
     and ($8::timestamptz is null or (d.changed_at, d.id) < ($8, $9::uuid))
   order by d.changed_at desc, d.id desc
   limit $10`,
)

/** What waits for somebody: what is due first comes first, what has no day comes last. */
const findCasesByDue = prepared<LineRow, Params>(
  'cases.search-by-due',
  `select ${lineColumns} ${matching}
     and ($8::date is null or (coalesce(d.due_on, 'infinity'), d.id) > ($8, $9::uuid))
   order by coalesce(d.due_on, 'infinity'), d.id
   limit $10`,
)

/** A page of dossiers: newest change first, but those waiting for an examination by the day they are due. */
export async function searchCases(
  db: Database,
  filter: CaseFilter,
): Promise<{ rows: readonly LineRow[]; next?: string }> {
  const isByDue = filter.state === 'examining'
  const rows = await db.many(isByDue ? findCasesByDue : findCases, paramsOf(filter))
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  if (rows.length <= filter.limit || last === undefined) return { rows: page }
  return { rows: page, next: `${isByDue ? (last.due_on ?? 'infinity') : last.changed_at}~${last.id}` }
}

function paramsOf(filter: CaseFilter): Params {
  const [after = null, afterId = null] = filter.after?.split('~') ?? []
  return [
    prefixOf(filter.region),
    filter.q ?? null,
    filter.acceptedBy ?? null,
    filter.state ?? null,
    filter.department ?? null,
    filter.hall ?? null,
    filter.today,
    after,
    afterId,
    filter.limit + 1,
  ]
}

/** How far a person's list of cases reaches: region by role, else only the own department or hall. */
export function reachOf(actor: Actor): Pick<CaseFilter, 'region' | 'department' | 'hall'> {
  const widest = actor.roles.some((role) => ['window-clerk', 'handout-clerk', 'supervisor'].includes(role))
  if (widest) return { region: actor.region, department: undefined, hall: undefined }
  if (actor.department !== undefined) return { region: '', department: actor.department, hall: undefined }
  return { region: actor.region, department: undefined, hall: actor.hall ?? '' }
}

/** A row as a line of a list. */
export function presentLine(
  row: LineRow,
  departmentName: string,
  on: { readonly today: PlainDate; readonly calendar: CompiledCalendar },
): DossierLine {
  return {
    ...markOf(row, on),
    id: row.id,
    applicationNo: row.application_no,
    version: row.version,
    itemName: row.item_name,
    itemKind: row.item_kind,
    department: row.department,
    departmentName,
    applicantName: row.applicant_name,
    stage: row.stage,
    status: row.conclusion ?? row.stage,
    conclusion: row.conclusion,
    channel: row.channel,
    hall: row.hall,
    window: row.hall_window,
    acceptedBy: row.accepted_by,
    openedAt: row.opened_at,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    dueOn: row.due_on,
    statutoryDue: row.statutory_due,
    isStopped: row.is_stopped,
    changedAt: row.changed_at,
  }
}

function markOf(row: LineRow, on: { readonly today: PlainDate; readonly calendar: CompiledCalendar }) {
  if (row.ended_at !== null || row.conclusion !== null || row.due_on === null) return { light: null, days: null }
  if (row.is_stopped) return { light: 'grey' as const, days: null }
  const line = { due: row.due_on as PlainDate, statutoryDue: row.statutory_due as PlainDate | null }
  return dueMark(line, on.today, on.calendar)
}
