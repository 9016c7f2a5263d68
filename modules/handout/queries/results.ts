import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { ResultRow } from '../tables.ts'

/** Lists of the hand-out window, in the order of the way. */
export const resultStates = ['produced', 'received', 'mailed', 'locker'] as const
export type ListedState = (typeof resultStates)[number]

export type ListedResult = ResultRow & { readonly version: number }

export interface ResultFilter {
  readonly hall: string
  readonly state: ListedState
  readonly method: string | undefined
  readonly after: string | undefined
  readonly limit: number
}

type ListParams = readonly [
  hall: string,
  state: string,
  method: string | null,
  afterAt: string | null,
  afterId: string | null,
  limit: number,
]

const shown = `r.dossier, r.state, r.region, r.hall, r.department, r.application_no, r.item_name, r.applicant_name, r.conclusion,
  r.method, r.documents, r.produced_at, r.received_at, r.carrier, r.waybill, r.box, r.box_until, r.returns, r.settled_at,
  r.moved_at, (select d.version from cases.dossier d where d.id = r.dossier) as version`

const waitingResults = prepared<ListedResult, ListParams>(
  'handout.waiting-results',
  `select ${shown} from handout.result r
   where r.hall = $1 and r.state = $2 and r.state in ('produced', 'received', 'mailed', 'locker')
     and ($3::text is null or r.method = $3)
     and ($4::timestamptz is null or (r.moved_at, r.dossier) > ($4::timestamptz, $5::uuid))
   order by r.moved_at, r.dossier
   limit $6`,
)

const foundResults = prepared<
  ListedResult,
  readonly [region: string, endOfNumber: string, name: string, limit: number]
>(
  'handout.found-results',
  `select ${shown} from handout.result r
   where r.region like $1 || '%' and r.state in ('produced', 'received', 'mailed', 'locker')
     and (reverse(r.application_no) like reverse($2) || '%' or r.applicant_name = $3)
   order by r.moved_at, r.dossier
   limit $4`,
)

export interface ResultCounts {
  readonly produced: number
  readonly received: number
  readonly mailed: number
  readonly locker: number
  /** settled since the day began, by way */
  readonly settledToday: number
}

const resultCounts = prepared<ResultCounts, readonly [hall: string, dayStart: string]>(
  'handout.result-counts',
  `select count(*) filter (where state = 'produced')::int as produced,
     count(*) filter (where state = 'received')::int as received,
     count(*) filter (where state = 'mailed')::int as mailed,
     count(*) filter (where state = 'locker')::int as locker,
     (select count(*)::int from handout.result where hall = $1 and settled_at >= $2::timestamptz) as "settledToday"
   from handout.result
   where hall = $1 and state in ('produced', 'received', 'mailed', 'locker')`,
)

/** A page of the results of a hall in one state, what waited longest on top. */
export async function listResults(
  db: Database,
  { hall, state, method, after, limit }: ResultFilter,
): Promise<{ rows: readonly ListedResult[]; next?: string }> {
  const [afterAt, afterId] = after?.split('~') ?? []
  const rows = await db.many(waitingResults, [hall, state, method ?? null, afterAt ?? null, afterId ?? null, limit + 1])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined
    ? { rows: page, next: `${last.moved_at}~${last.dossier}` }
    : { rows: page }
}

/** Results on their way by number, the end of a number, or the applicant's whole name, in any hall of an area. */
export function findResults(db: Database, region: string, q: string): Promise<readonly ListedResult[]> {
  const word = q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)
  return db.many(foundResults, [region, word, q.trim(), 50])
}

/** How many results of a hall are in each state, and how many went out since the day began. */
export function countResults(db: Database, hall: string, dayStart: Instant): Promise<ResultCounts> {
  return db.one(resultCounts, [hall, dayStart])
}
