import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'
import type { InquiryState } from '../rules/index.ts'
import type { InquiryRow, PassRow } from '../tables.ts'

export interface InquiryFilter {
  readonly scope: Scope
  readonly person: string
  readonly mine: boolean
  readonly states: readonly string[]
  readonly q: string | undefined
  /** the state that waits for who looks: on top */
  readonly first: InquiryState
  /** cursor of the page */
  readonly after: string | undefined
  readonly limit: number
}

type Reach = readonly [region: string, hall: string | null, department: string | null]
type Params = readonly [
  ...reach: Reach,
  asker: string | null,
  states: readonly string[] | null,
  q: string | null,
  first: string,
  ...page: [rank: number | null, age: number | null, id: string | null, limit: number],
]

// What waits for the reader, then what waits for others, both oldest first; what is closed last, newest first.
const rank = `case when state = $7 then 0 when state in ('asked', 'answered') then 1 else 2 end`
const age = `(extract(epoch from asked_at) * case when state in ('asked', 'answered') then 1 else -1 end)::float8`
const within = `region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or department = $3)`

const page = prepared<InquiryRow & { readonly rank: number; readonly age: number; readonly passed: boolean }, Params>(
  'inquiries.list',
  `select *, ${rank} as rank, ${age} as age,
     exists (select from inquiries.pass p where p.inquiry = inquiry.id) as passed
   from inquiries.inquiry
   where ${within} and ($4::text is null or asked_by = $4) and ($5::text[] is null or state = any ($5))
     and ($6::text is null or item_name like '%' || $6 || '%' or applicant_name like '%' || $6 || '%'
       or question like '%' || $6 || '%' or answer like '%' || $6 || '%' or application_no like '%' || $6 or application_no like $6 || '%')
     and ($8::int is null or (${rank}, ${age}, id) > ($8::int, $9::float8, $10::uuid))
   order by rank, age, id limit $11`,
)

/** A page of the questions in reach: what waits for the reader first, oldest first. */
export async function listInquiries(db: Database, filter: InquiryFilter) {
  const { scope, person, mine, states, q, first, after, limit } = filter
  const [afterRank, afterAge, afterId] = after?.split('~') ?? []
  const rows = await db.many(page, [
    ...reachOf(scope),
    mine ? person : null,
    states.length === 0 ? null : states,
    q === undefined || q.trim() === '' ? null : q.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`),
    first,
    afterRank === undefined ? null : Number(afterRank),
    afterAge === undefined ? null : Number(afterAge),
    afterId ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return more ? { rows: shown, next: `${last.rank}~${last.age}~${last.id}` } : { rows: shown }
}

const waiting = prepared<{ count: number }, readonly [...reach: Reach, asker: string | null, state: string]>(
  'inquiries.count-waiting',
  `select count(*)::int as count from inquiries.inquiry
   where ${within} and ($4::text is null or asked_by = $4) and state = $5`,
)

/** How many questions wait for somebody: for who may answer those asked, else the own ones that are answered. */
export async function countWaiting(db: Database, scope: Scope, { person, permissions }: Actor): Promise<number> {
  const answers = permissions.has('inquiries.answer')
  const { count } = await db.one(waiting, [...reachOf(scope), answers ? null : person, answers ? 'asked' : 'answered'])
  return count
}

function reachOf({ region, hall, department }: Scope): Reach {
  return [region, hall ?? null, department ?? null]
}

const one = prepared<InquiryRow, [id: string]>('inquiries.read', `select * from inquiries.inquiry where id = $1`)
const passesOf = prepared<PassRow, [id: string]>(
  'inquiries.passes',
  `select * from inquiries.pass where inquiry = $1 order by seq`,
)

/** A question by its id. */
export function findInquiry(db: Database, id: string): Promise<InquiryRow | undefined> {
  return db.find(one, [id])
}

/** How a question went from department to department, in order. */
export function findPasses(db: Database, id: string): Promise<readonly PassRow[]> {
  return db.many(passesOf, [id])
}
