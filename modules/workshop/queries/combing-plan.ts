import { daysBetween, dateOf, dueMark } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { countByItem } from '@yichuang/modules/cases/public'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import type { CombingLine } from '../contract.ts'
import type { CombingPeople, PlannedMark } from '../parts.ts'
import { bandOf, combingState, rankedByVolume, stepDays } from '../rules/index.ts'
import type { VolumeBand } from '../rules/index.ts'
import { listTasks } from './combing-tasks.ts'
import type { PlannedRow } from './combing-tasks.ts'

const bandsInUse = prepared<VolumeBand, []>(
  'workshop.volume-bands',
  `select band, from_rank as "from" from workshop.volume_band order by from_rank`,
)
const lastChecks = prepared<{ item: string; at: string }, []>(
  'workshop.last-checks',
  `select item, max(at) as at from (
     select d.item, r.reviewed_at as at from workshop.review r join workshop.draft d on d.id = r.draft
     union all select item, published_at from workshop.item_change
     union all select item, checked_at from workshop.item_check) as known
   group by item`,
)
const openDrafts = prepared<{ item: string; id: string }, []>(
  'workshop.open-drafts',
  `select item, id from workshop.draft where state not in ('published', 'cancelled')`,
)

/** What the plan is made of besides the tables of the workshop. */
export interface PlanGround {
  readonly marks: ReadonlyMap<string, PlannedMark>
  readonly departments: readonly CombingPeople[]
  readonly calendar: CompiledCalendar
  readonly today: PlainDate
  /** applications since then count */
  readonly since: Instant
}

/** Every item of some departments with all the plan says of it, by rank; and the bands in use. (CAT-04, CAT-16) */
export async function readPlan(
  db: Database,
  { marks, departments, calendar, today, since }: PlanGround,
): Promise<{ readonly lines: readonly CombingLine[]; readonly bands: readonly VolumeBand[] }> {
  const [volumes, bands, checks, drafts, tasks] = await Promise.all([
    countByItem(db, since),
    db.many(bandsInUse, []),
    db.many(lastChecks, []),
    db.many(openDrafts, []),
    listTasks(db),
  ])
  const inForce = new Map([...volumes].filter(([item]) => marks.has(item)))
  const ranks = rankedByVolume(inForce)
  const names = new Map(departments.map(({ department, name }) => [department, name]))
  const byItem = {
    checks: new Map(checks.map(({ item, at }) => [item, dateOf(at as Instant)])),
    drafts: new Map(drafts.map(({ item, id }) => [item, id])),
    tasks: new Map(tasks.map((task) => [task.item, task])),
  }
  const lines = [...marks.values()].flatMap((mark): CombingLine[] => {
    const departmentName = names.get(mark.department)
    if (departmentName === undefined) return []
    const rank = ranks.get(mark.item)
    const draft = byItem.drafts.get(mark.item)
    const task = byItem.tasks.get(mark.item)
    const checkedOn = byItem.checks.get(mark.item)
    return [
      {
        ...factsOf(mark),
        departmentName,
        volume: volumes.get(mark.item) ?? 0,
        rank: rank ?? null,
        band: bandOf(rank, bands),
        state: combingState({
          hasDraft: draft !== undefined,
          isPlanned: task !== undefined,
          hasQuestions: mark.hasQuestions,
          wasChecked: checkedOn !== undefined,
        }),
        draft: draft ?? null,
        checkedOn: checkedOn ?? null,
        checkedDays: checkedOn === undefined ? null : daysBetween(checkedOn, today),
        ...ownerOf(task, { today, calendar }),
      },
    ]
  })
  return { lines, bands }
}

function factsOf({ item, name, department, version, errors, warnings, hints, isMovedIn, isOnline }: PlannedMark) {
  return { item, name, department, version, errors, warnings, hints, isMovedIn, isOnline }
}

function ownerOf(task: PlannedRow | undefined, { today, calendar }: Pick<PlanGround, 'today' | 'calendar'>) {
  if (task === undefined) return { owner: null, ownerName: null, dueOn: null, light: null, days: null, note: null }
  const { owner, owner_name: ownerName, due_on: due, note } = task
  const { light, days } = dueMark(
    { due, statutoryDue: null, budget: stepDays.combing, unit: 'workday' },
    today,
    calendar,
  )
  return { owner, ownerName, dueOn: due, light, days, note }
}

export interface PlanFilter {
  readonly q?: string
  readonly department?: string
  readonly band?: string
  readonly state?: string
  readonly findings?: string
  readonly place?: string
  readonly sort?: string
  readonly after?: string
  readonly limit: number
}

/** Whether a line of the plan fits what is looked for. */
function isWanted(line: CombingLine, filter: PlanFilter): boolean {
  const among = (list: string | undefined, word: string) => list === undefined || list.split(',').includes(word)
  return (
    among(filter.department, line.department) &&
    among(filter.band, line.band) &&
    among(filter.state, line.state) &&
    among(filter.findings, line.errors + line.warnings > 0 ? 'open' : 'none') &&
    lacksPlace(line, filter.place) &&
    isNamed(line, filter.q)
  )
}

function lacksPlace({ isMovedIn, isOnline }: CombingLine, place: string | undefined): boolean {
  const lacking = [...(isMovedIn ? [] : ['not-in']), ...(isOnline ? [] : ['not-online'])]
  return place === undefined || place.split(',').some((one) => lacking.includes(one))
}

function isNamed({ name, item, ownerName }: CombingLine, q = ''): boolean {
  return `${name} ${item} ${ownerName ?? ''}`.toLowerCase().includes(q.trim().toLowerCase())
}

const late = '9999-12-31'
const orders: Readonly<Record<string, (one: CombingLine, other: CombingLine) => number>> = {
  rank: (one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || compare(one.item, other.item),
  name: (one, other) => compare(one.name, other.name),
  department: (one, other) => compare(one.departmentName, other.departmentName),
  findings: (one, other) => weightOf(one) - weightOf(other),
  // never checked counts as the longest ago
  checked: (one, other) => compare(one.checkedOn ?? '', other.checkedOn ?? ''),
  due: (one, other) => compare(one.dueOn ?? late, other.dueOn ?? late),
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'zh-CN')
}

function weightOf({ errors, warnings, hints }: CombingLine): number {
  return errors * 1_000_000 + warnings * 1000 + hints
}

/** A page of the plan in the order wished for, by rank without one. */
export function pageOfPlan(lines: readonly CombingLine[], filter: PlanFilter) {
  const { sort = 'rank', after, limit } = filter
  const order = orders[sort.replace('-', '')] ?? orders['rank']
  const turn = sort.startsWith('-') ? -1 : 1
  const wanted = lines.filter((line) => isWanted(line, filter))
  const sorted = order === undefined ? wanted : wanted.toSorted((one, other) => turn * order(one, other))
  const start = after === undefined ? 0 : sorted.findIndex(({ item }) => item === after) + 1
  const rows = sorted.slice(start, start + limit)
  const last = rows.at(-1)
  const hasMore = start + limit < sorted.length
  return { rows, total: sorted.length, ...(hasMore && last !== undefined ? { next: last.item } : {}) }
}
