import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import type { InquiryState } from '../rules/index.ts'
import type { InquiryRow, PassRow } from '../tables.ts'
import { reachOf, within } from './reach.ts'
import type { Reach } from './reach.ts'

export interface InquiryFilter {
  readonly scope: Scope
  readonly person: string
  readonly mine: boolean
  readonly topic: string | undefined
  /** asked by this person first */
  readonly askedBy: string | undefined
  readonly item: string | undefined
  /** only what went by its day without an answer, seen from this day */
  readonly overdueOn: PlainDate | undefined
  readonly states: readonly string[]
  readonly q: string | undefined
  /** the state that waits for who looks: on top */
  readonly first: InquiryState
  /** cursor of the page */
  readonly after: string | undefined
  readonly limit: number
}

type Params = readonly [
  ...reach: Reach,
  reader: string,
  states: readonly string[] | null,
  q: string | null,
  first: string,
  ...page: [rank: number | null, age: number | null, id: string | null, limit: number],
  mine: boolean,
  topic: string | null,
  askedBy: string | null,
  item: string | null,
  overdueOn: string | null,
]

// What waits for the reader, then what waits for others, both oldest first; what is closed last, newest first.
const rank = `case when state = $7 or (state = 'asked' and colleague = $4) then 0 when state in ('asked', 'answered') then 1 else 2 end`
const age = `(extract(epoch from asked_at) * case when state in ('asked', 'answered') then 1 else -1 end)::float8`

const page = prepared<InquiryRow & { readonly rank: number; readonly age: number; readonly passed: boolean }, Params>(
  'inquiries.list',
  `select *, ${rank} as rank, ${age} as age,
     exists (select from inquiries.pass p where p.inquiry = inquiry.id) as passed
   from inquiries.inquiry
   where ${within} and (not $12 or asked_by = $4 or colleague = $4) and ($5::text[] is null or state = any ($5))
     and ($13::text is null or topic = $13) and ($14::text is null or asked_by = $14) and ($15::text is null or item = $15)
     and ($16::date is null or (state = 'asked' and due_on < $16))
     and ($6::text is null or item_name like '%' || $6 || '%' or applicant_name like '%' || $6 || '%'
       or question like '%' || $6 || '%' or answer like '%' || $6 || '%' or application_no like '%' || $6 or application_no like $6 || '%')
     and ($8::int is null or (${rank}, ${age}, id) > ($8::int, $9::float8, $10::uuid))
   order by rank, age, id limit $11`,
)

/** A page of the questions in reach: what waits for the reader first, oldest first. */
export async function listInquiries(db: Database, filter: InquiryFilter) {
  const { scope, person, mine, states, q = '', first, after, limit } = filter
  const rows = await db.many(page, [
    ...reachOf(scope),
    person,
    states.length === 0 ? null : states,
    q.trim() === '' ? null : q.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`),
    first,
    ...placeAfter(after),
    limit + 1,
    mine,
    ...narrowed(filter),
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return more ? { rows: shown, next: `${last.rank}~${last.age}~${last.id}` } : { rows: shown }
}

/** Where a page goes on, from its cursor. */
function placeAfter(after: string | undefined): readonly [rank: number | null, age: number | null, id: string | null] {
  if (after === undefined) return [null, null, null]
  const [rank, age, id = null] = after.split('~')
  return [Number(rank), Number(age), id]
}

function narrowed({ topic, askedBy, item, overdueOn }: InquiryFilter) {
  return [topic ?? null, askedBy ?? null, item ?? null, overdueOn ?? null] as const
}

const waiting = prepared<{ count: number }, readonly [...reach: Reach, asker: string | null, state: string]>(
  'inquiries.count-waiting',
  `select count(*)::int as count from inquiries.inquiry
   where ${within} and (($4::text is null and state = $5 and colleague is null) or (asked_by = $4 and state = $5)
     or (colleague = $4 and state = 'asked'))`,
)

/** How many questions wait for somebody: for who answers for a department those asked, else the own ones that are
 * answered and those that were handed over to the reader. */
export async function countWaiting(db: Database, scope: Scope, { person, permissions }: Actor): Promise<number> {
  const answers = permissions.has('inquiries.answer')
  const { count } = await db.one(waiting, [...reachOf(scope), answers ? null : person, answers ? 'asked' : 'answered'])
  return count
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
