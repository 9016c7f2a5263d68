import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Visits, visitKeys } from '../contract/visits.ts'
import type { QueueParts } from '../parts.ts'

type VisitKey = (typeof visitKeys)[number] | 'hall'

/** Times of fewer people than this are not shown: they could be those of one person. */
const LEAST_PEOPLE = 5

interface VisitRow {
  readonly key: string | null
  readonly name: string | null
  readonly visits: number
  readonly served: number
  readonly left: number
  readonly booked: number
  readonly waited: number | null
  readonly waitedMost: number | null
  readonly servedFor: number | null
  readonly whole: number | null
  readonly completed: number
  readonly untilCompletion: number | null
}

const keyOf: Readonly<Record<VisitKey, string>> = {
  day: `to_char(t.day, 'YYYY-MM-DD')`,
  hour: `to_char(t.taken_at at time zone 'Asia/Shanghai', 'HH24') || ':00'`,
  line: `t.group_id`,
  window: `t.window_id`,
  item: `t.item`,
  hall: `t.hall`,
}

const statements = Object.fromEntries(
  (Object.keys(keyOf) as VisitKey[]).map((by) => [
    by,
    prepared<VisitRow, [halls: readonly string[], from: string, to: string, completions: string]>(
      `queue.visits-by-${by}`,
      `with visit as (
         select ${keyOf[by]} as key, g.letter || ' ' || g.name as line, t.state, t.is_booked, t.ended_at is not null as is_over,
           extract(epoch from t.served_at - t.taken_at) / 60 as waited,
           extract(epoch from t.ended_at - t.served_at) / 60 as took,
           extract(epoch from c.at - t.taken_at) / 60 as until_completion
         from queue.ticket t join queue.business_group g on g.id = t.group_id
         left join json_to_recordset($4::json) as c(no text, at timestamptz) on c.no = t.application_no
         where t.hall = any ($1::text[]) and t.day between $2 and $3)
       select key, min(line) as name, count(*)::int as visits,
         count(*) filter (where state = 'done')::int as served,
         count(*) filter (where state in ('given-back', 'passed'))::int as left,
         count(*) filter (where is_booked)::int as booked,
         avg(waited)::float8 as waited,
         (percentile_cont(0.9) within group (order by waited))::float8 as "waitedMost",
         (avg(took) filter (where state = 'done'))::float8 as "servedFor",
         (avg(waited + took) filter (where state = 'done'))::float8 as whole,
         count(until_completion)::int as completed, avg(until_completion)::float8 as "untilCompletion"
       from visit group by key order by key nulls last`,
    ),
  ]),
) as Readonly<
  Record<
    VisitKey,
    ReturnType<typeof prepared<VisitRow, [halls: readonly string[], from: string, to: string, completions: string]>>
  >
>

const numbersOf = prepared<{ no: string }, [halls: readonly string[], from: string, to: string]>(
  'queue.applications-of-visits',
  `select distinct application_no as no from queue.ticket
   where hall = any ($1::text[]) and day between $2 and $3 and application_no is not null`,
)

export interface VisitWish {
  /** ids */
  readonly halls: readonly string[]
  readonly from: PlainDate
  readonly to: PlainDate
  readonly by: VisitKey
}

/** Visits from ticket to end of service and to completion of the case, by day, hour, line, window, item or hall. (QUE-07) */
export async function visitsOf(parts: QueueParts, { halls, from, to, by }: VisitWish): Promise<Visits['rows']> {
  const numbers = await parts.db.many(numbersOf, [halls, from, to])
  const completions = [...(await parts.completions(numbers.map(({ no }) => no)))].map(([no, at]) => ({ no, at }))
  const rows = await parts.db.many(statements[by], [halls, from, to, JSON.stringify(completions)])
  const named = await naming(parts, by)
  return Promise.all(
    rows.map(async ({ key, name, visits, served, left, booked, completed, ...times }) => ({
      key: key ?? '',
      name: key === null ? '' : await named(key, name),
      visits,
      served,
      left,
      booked,
      waited: shown(times.waited, visits),
      waitedMost: shown(times.waitedMost, visits),
      servedFor: shown(times.servedFor, served),
      whole: shown(times.whole, served),
      completed,
      untilCompletion: shown(times.untilCompletion, completed),
    })),
  )
}

/** What people call the lines, windows, items and halls of a report; days and hours are their own names. */
async function naming(parts: QueueParts, by: VisitKey): Promise<(key: string, line: string | null) => Promise<string>> {
  const { windows, halls } = await parts.places.current()
  const names: Partial<Record<VisitKey, (key: string, line: string | null) => Promise<string | undefined>>> = {
    line: async (_, line) => line ?? undefined,
    window: async (key) => windows.get(key)?.no,
    hall: async (key) => halls.get(key)?.name,
    item: async (key) => (await parts.itemOf(key))?.name,
  }
  return async (key, line) => (await names[by]?.(key, line)) ?? key
}

function shown(minutes: number | null, people: number): number | null {
  return minutes === null || people < LEAST_PEOPLE ? null : Math.round(minutes * 10) / 10
}

const countByDay = prepared<{ day: PlainDate; visits: number }, [hall: string, from: string, to: string]>(
  'queue.visits-of-days',
  `select day, count(*)::int as visits from queue.ticket
   where hall = $1 and day between $2 and $3 and state <> 'given-back' group by day`,
)

/** How many people took a number in a hall, by day; numbers given back are no visits. (APT-06) */
export async function visitsByDay(
  db: Database,
  { hall, from, to }: { readonly hall: string; readonly from: PlainDate; readonly to: PlainDate },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many(countByDay, [hall, from, to])
  return new Map(rows.map(({ day, visits }) => [day, visits]))
}
