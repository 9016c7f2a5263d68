import { addMinutes, startOfDay } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'

/** A line as read. */
export interface AuditRow {
  readonly id: number
  readonly at: string
  readonly person: string
  readonly person_name: string | null
  readonly account: string | null
  readonly role: string | null
  readonly act: string
  readonly name: string
  readonly case_id: string | null
  readonly application_no: string | null
  readonly about_name: string | null
  readonly outcome: string
  readonly detail: unknown
}

export interface AuditFilter {
  /** significant digits of the area */
  readonly region: string
  /** account or name */
  readonly person: string | undefined
  /** case number or its end */
  readonly number: string | undefined
  readonly acts: readonly string[]
  readonly outcome: 'done' | 'refused' | undefined
  readonly from: PlainDate | undefined
  readonly to: PlainDate | undefined
  readonly after: string | undefined
  readonly limit: number
}

const peopleCalled = prepared<{ id: string }, [words: string]>(
  'supervision.people-called',
  `select id from access.v_person where account = $1 or name = $1 or id = $1 limit 50`,
)
const casesNumbered = prepared<{ id: string }, [number: string]>(
  'supervision.cases-numbered',
  `select id from cases.v_overview where application_no = $1 or application_no like '%' || $1 limit 50`,
)

type Params = readonly [
  region: string,
  people: readonly string[] | null,
  subjects: readonly string[] | null,
  acts: readonly string[] | null,
  outcome: string | null,
  from: string | null,
  to: string | null,
  after: string | null,
  limit: number,
]

const auditLines = prepared<AuditRow, Params>(
  'supervision.audit-lines',
  `select a.id, a.at, a.person, p.name as person_name, p.account, a.role, a.act, a.name, o.id as case_id,
     o.application_no, s.name as about_name, a.outcome, a.detail
   from platform.audit a
     left join access.v_person p on p.id = a.person
     left join access.v_person s on s.id = case when a.subject like 'person:%' then substring(a.subject from 8) end
     left join cases.v_overview o on o.id = case when a.subject like 'dossier:%' then substring(a.subject from 9)::uuid end
   where (p.region like $1 || '%' or s.region like $1 || '%' or o.region like $1 || '%'
       or (p.region is null and s.region is null and o.region is null))
     and ($2::text[] is null or a.person = any ($2))
     and ($3::text[] is null or a.subject = any ($3))
     and ($4::text[] is null or a.act = any ($4))
     and ($5::text is null or (a.outcome = 'done') = ($5 = 'done'))
     and ($6::timestamptz is null or a.at >= $6) and ($7::timestamptz is null or a.at < $7)
     and ($8::bigint is null or a.id < $8)
   order by a.id desc limit $9`,
)

/** A page of the audit log as an auditor of an area may see it, newest first. (SEC-03) */
export async function listAudit(
  db: Database,
  filter: AuditFilter,
): Promise<{ rows: readonly AuditRow[]; next?: string }> {
  const { region, person, number, acts, outcome, after, limit } = filter
  const [from, to] = spanOf(filter)
  const [people, cases] = await Promise.all([
    person === undefined ? undefined : db.many(peopleCalled, [person]),
    number === undefined ? undefined : db.many(casesNumbered, [number]),
  ])
  const rows = await db.many(auditLines, [
    region,
    // Somebody without an account may have tried to sign in with this name.
    people === undefined ? null : [...people.map(({ id }) => id), `unknown:${person ?? ''}`],
    cases === undefined ? null : cases.map(({ id }) => `dossier:${id}`),
    acts.length === 0 ? null : acts,
    outcome ?? null,
    from,
    to,
    after ?? null,
    limit + 1,
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined ? { rows: page, next: String(last.id) } : { rows: page }
}

/** From the beginning of the first day to the end of the last. */
function spanOf({ from, to }: Pick<AuditFilter, 'from' | 'to'>): readonly [string | null, string | null] {
  return [from === undefined ? null : startOfDay(from), to === undefined ? null : addMinutes(startOfDay(to), 24 * 60)]
}
