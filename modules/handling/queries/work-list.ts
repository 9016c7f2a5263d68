import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { TaskRow } from '../tables.ts'

export const workViews = [
  'open',
  'waiting',
  'mine',
  'claimed',
  'overdue',
  'today',
  'soon',
  'stopped',
  'deferred',
  'joint',
  'done',
] as const
export type WorkView = (typeof workViews)[number]

/** What of a task a list shows. */
export type WorkRow = Omit<TaskRow, 'workers'> & { readonly version: number }

const shown = `t.task, t.dossier, t.department, t.part, t.state, t.step, t.holder, t.holder_name, t.opened_at, t.sort_on, t.due_on,
  t.statutory_due, t.is_stopped, t.budget, t.unit, t.stopped_left, t.stopped_since, t.application_no, t.item, t.item_name,
  t.item_kind, t.applicant_name, t.accepted_at, t.accepted_on, t.accepted_how, t.accepted_window, t.channel, t.procedure_name,
  t.urges, t.awaited, t.papers, t.papers_missing, t.is_joint, t.conclusion, t.worked_at,
  (select d.version from cases.dossier d where d.id = t.dossier) as version`

type OpenParams = readonly [
  department: string,
  view: string,
  person: string,
  today: string,
  soon: string,
  item: string | null,
  afterOn: string | null,
  afterTask: string | null,
  limit: number,
]

const isWanted = `t.department = $1 and t.state in ('waiting', 'claimed')
     and ($2 = 'open'
       or ($2 = 'waiting' and t.state = 'waiting')
       or ($2 = 'claimed' and t.state = 'claimed')
       or ($2 = 'mine' and t.state = 'claimed' and t.holder = $3)
       or ($2 = 'overdue' and t.sort_on < $4::date)
       or ($2 = 'today' and t.sort_on = $4::date)
       or ($2 = 'soon' and t.sort_on between $4::date and $5::date)
       or ($2 = 'stopped' and t.is_stopped)
       or ($2 = 'deferred' and t.awaited > 0)
       or ($2 = 'joint' and t.is_joint))
     and ($6::text is null or t.item = $6)`

/** A list says how long it is up to this many: who has more wants to know that, not how many more. */
const COUNTED = 500

const openWork = prepared<WorkRow & { readonly total: number }, OpenParams>(
  'handling.open-work',
  `select ${shown},
     (select count(*)::int from (select from handling.task t where ${isWanted} limit ${COUNTED + 1}) as counted) as total
   from handling.task t
   where ${isWanted}
     and ($7::date is null or (t.sort_on, t.task) > ($7::date, $8::uuid))
   order by t.sort_on, t.task
   limit $9`,
)

const doneWork = prepared<
  WorkRow,
  readonly [
    department: string,
    person: string,
    item: string | null,
    afterAt: string | null,
    afterTask: string | null,
    limit: number,
  ]
>(
  'handling.done-work',
  `select ${shown} from handling.task t
   where t.department = $1 and t.worked_at is not null and $2 = any (t.workers)
     and ($3::text is null or t.item = $3)
     and ($4::timestamptz is null or (t.worked_at, t.task) < ($4, $5::uuid))
   order by t.worked_at desc, t.task desc
   limit $6`,
)

export type WorkCounts = Readonly<Record<Exclude<WorkView, 'done'>, number>>

const workCounts = prepared<WorkCounts, readonly [department: string, person: string, today: string, soon: string]>(
  'handling.work-counts',
  `select count(*)::int as open,
     count(*) filter (where state = 'waiting')::int as waiting,
     count(*) filter (where state = 'claimed')::int as claimed,
     count(*) filter (where state = 'claimed' and holder = $2)::int as mine,
     count(*) filter (where sort_on < $3::date)::int as overdue,
     count(*) filter (where sort_on = $3::date)::int as today,
     count(*) filter (where sort_on between $3::date and $4::date)::int as soon,
     count(*) filter (where is_stopped)::int as stopped,
     count(*) filter (where awaited > 0)::int as deferred,
     count(*) filter (where is_joint)::int as joint
   from handling.task where department = $1 and state in ('waiting', 'claimed')`,
)

export interface WorkFilter {
  readonly department: string
  readonly person: string
  readonly view: WorkView
  readonly item: string | undefined
  readonly today: PlainDate
  /** last day that counts as soon */
  readonly soon: PlainDate
  readonly after: string | undefined
  readonly limit: number
}

export interface WorkPage {
  readonly rows: readonly WorkRow[]
  readonly next?: string
  readonly total?: number
  readonly totalCapped?: boolean
}

/** A page of a department's work, what is due first on top; of what is done, the newest on top. (BAK-01) */
export async function listWork(db: Database, filter: WorkFilter): Promise<WorkPage> {
  const { department, person, view, item, today, soon, limit } = filter
  const [after, afterTask] = filter.after?.split('~') ?? []
  const from = [after ?? null, afterTask ?? null, limit + 1] as const
  if (view === 'done') {
    const rows = await db.many(doneWork, [department, person, item ?? null, ...from])
    return pageOf(rows, limit, ({ worked_at }) => worked_at)
  }
  const rows = await db.many(openWork, [department, view, person, today, soon, item ?? null, ...from])
  const total = rows[0]?.total
  const page = pageOf(rows, limit, ({ sort_on }) => sort_on)
  return total === undefined ? page : { ...page, total: Math.min(total, COUNTED), totalCapped: total > COUNTED }
}

function pageOf(rows: readonly WorkRow[], limit: number, place: (row: WorkRow) => string | null): WorkPage {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length <= limit || last === undefined
    ? { rows: page }
    : { rows: page, next: `${place(last)}~${last.task}` }
}

/** How much work of each kind a department has. */
export function countWork(
  db: Database,
  { department, person, today, soon }: Pick<WorkFilter, 'department' | 'person' | 'today' | 'soon'>,
): Promise<WorkCounts> {
  return db.one(workCounts, [department, person, today, soon])
}
