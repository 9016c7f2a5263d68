import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { CallbackRow, EvaluationRow } from '../tables.ts'
import { reachOf, soughtOf } from './evaluations.ts'

/** A call-back with the evaluation it follows. */
export type ListedCallback = Pick<
  CallbackRow,
  | 'id'
  | 'version'
  | 'state'
  | 'phone'
  | 'opened_at'
  | 'contact_by'
  | 'answer_by'
  | 'contacted_at'
  | 'contacted_by_name'
  | 'contact_note'
  | 'outcome'
  | 'answer'
  | 'answered_at'
  | 'answered_by_name'
> &
  Pick<EvaluationRow, 'reasons' | 'comment' | 'item_name' | 'department' | 'hall' | 'window_id'> & {
    readonly grade: number
    readonly rank: number
    readonly due: string
  }

type Reach = ReturnType<typeof reachOf>
const inReach = `c.region like $1 || '%' and ($2::text is null or c.hall = $2) and ($3::text is null or c.department = $3)`
// What waits first, by its day; what is answered last, the newest first.
const rank = `case when c.state = 'answered' then 1 else 0 end`
const due = `case c.state when 'opened' then c.contact_by when 'contacted' then c.answer_by
  else '9999-12-31'::date - (c.answered_at::date - '2000-01-01'::date) end`

const page = prepared<
  ListedCallback,
  readonly [
    ...reach: Reach,
    states: readonly string[] | null,
    q: string | null,
    rank: number | null,
    due: string | null,
    id: string | null,
    limit: number,
  ]
>(
  'evaluation.list-callbacks',
  `select c.id, c.version, c.state, c.phone, c.opened_at, c.contact_by, c.answer_by, c.contacted_at, c.contacted_by_name,
     c.contact_note, c.outcome, c.answer, c.answered_at, c.answered_by_name, e.grade, e.reasons, e.comment, e.item_name,
     e.department, e.hall, e.window_id, ${rank} as rank, (${due})::text as due
   from evaluation.callback c join evaluation.evaluation e on e.id = c.id
   where ${inReach} and ($4::text[] is null or c.state = any ($4))
     and ($5::text is null or e.item_name like '%' || $5 || '%' or e.comment like '%' || $5 || '%'
       or c.answer like '%' || $5 || '%')
     and ($6::int is null or (${rank}, ${due}, c.id) > ($6::int, $7::date, $8::uuid))
   order by ${rank}, ${due}, c.id limit $9`,
)

export interface CallbackFilter {
  readonly scope: Scope
  readonly states: readonly string[] | null
  readonly q: string | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** A page of the call-backs in reach. */
export async function listCallbacks(db: Database, { scope, states, q, after, limit }: CallbackFilter) {
  const [afterRank, afterDue, afterId] = after?.split('~') ?? []
  const rows = await db.many(page, [
    ...reachOf(scope),
    states,
    soughtOf(q),
    afterRank === undefined ? null : Number(afterRank),
    afterDue ?? null,
    afterId ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return more ? { rows: shown, next: `${last.rank}~${last.due}~${last.id}` } : { rows: shown }
}

const waiting = prepared<{ waiting: number }, Reach>(
  'evaluation.count-callbacks',
  `select count(*)::int as waiting from evaluation.callback c where ${inReach} and c.state <> 'answered'`,
)

/** How many call-backs in reach are not answered. */
export function countCallbacks(db: Database, scope: Scope): Promise<{ readonly waiting: number }> {
  return db.one(waiting, reachOf(scope))
}
