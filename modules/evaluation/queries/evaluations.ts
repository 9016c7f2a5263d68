import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { EvaluationRow } from '../tables.ts'

type Reach = readonly [region: string, hall: string | null, department: string | null]

/** What lies in a scope, in every statement its first three parameters. */
export const within = `region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or department = $3)`

/** A scope as the first parameters of a statement. */
export function reachOf({ region, hall, department }: Scope): Reach {
  return [region, hall ?? null, department ?? null]
}

/** Words as they are sought: signs of patterns stand for themselves. */
export function soughtOf(q: string | undefined): string | null {
  const words = q?.trim() ?? ''
  return words === '' ? null : words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** A list of the address, null when it restricts nothing. */
export function listOf(text: string | undefined): readonly string[] | null {
  return text === undefined || text === '' ? null : text.split(',')
}

export interface EvaluationFilter {
  readonly scope: Scope
  /** grades as text, 0 for unrated */
  readonly grades: readonly string[] | null
  readonly channels: readonly string[] | null
  readonly services: readonly string[] | null
  readonly q: string | undefined
  readonly sort: string
  readonly after: string | undefined
  readonly limit: number
}

const moment = `(-extract(epoch from asked_at))::float8`
const order = `(case $8::text when 'asked' then extract(epoch from asked_at) when '-asked' then -extract(epoch from asked_at)
  when 'grade' then coalesce(grade, 9) else -coalesce(grade, 0) end)::float8`

type Params = readonly [
  ...reach: Reach,
  grades: readonly string[] | null,
  channels: readonly string[] | null,
  services: readonly string[] | null,
  q: string | null,
  sort: string,
  ...page: [order: number | null, moment: number | null, id: string | null, limit: number],
]

const page = prepared<EvaluationRow & { readonly order: number; readonly moment: number }, Params>(
  'evaluation.list',
  `select *, ${order} as "order", ${moment} as moment from evaluation.evaluation
   where ${within} and ($4::text[] is null or coalesce(grade, 0)::text = any ($4))
     and ($5::text[] is null or channel = any ($5)) and ($6::text[] is null or service = any ($6))
     and ($7::text is null or item_name like '%' || $7 || '%' or comment like '%' || $7 || '%'
       or ticket_no = $7 or application_no like '%' || $7)
     and ($9::float8 is null or (${order}, ${moment}, id) > ($9::float8, $10::float8, $11::uuid))
   order by ${order}, ${moment}, id limit $12`,
)

/** A page of the evaluations in reach. */
export async function listEvaluations(db: Database, filter: EvaluationFilter) {
  const { scope, grades, channels, services, q, sort, after, limit } = filter
  const [afterOrder, afterMoment, afterId] = after?.split('~') ?? []
  const rows = await db.many(page, [
    ...reachOf(scope),
    grades,
    channels,
    services,
    soughtOf(q),
    sort,
    afterOrder === undefined ? null : Number(afterOrder),
    afterMoment === undefined ? null : Number(afterMoment),
    afterId ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return more ? { rows: shown, next: `${last.order}~${last.moment}~${last.id}` } : { rows: shown }
}

interface ProofRow {
  readonly seq: number
  readonly hash: string
  readonly recordedAt: Instant
}

const proofOfGrade = prepared<ProofRow, [stream: string]>(
  'evaluation.proof-of-grade',
  `select seq, encode(hash, 'hex') as hash, recorded_at as "recordedAt" from platform.event
   where stream = $1 and type = 'evaluation.evaluation-given'`,
)
const callbackOf = prepared<{ id: string }, [id: string]>(
  'evaluation.callback-of',
  `select id from evaluation.callback where id = $1`,
)

/** The event by which a grade came, and whether somebody calls back. (SUP-11) */
export async function proofOf(db: Database, id: string) {
  const stream = `evaluation:${id}`
  const [row, callback] = await Promise.all([db.find(proofOfGrade, [stream]), db.find(callbackOf, [id])])
  return { proof: row === undefined ? null : { stream, ...row }, hasCallback: callback !== undefined }
}
