import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'

/** A person in the list. */
export interface PersonListRow {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly region: string
  readonly department: string | null
  readonly hall: string | null
  readonly usual_window: string | null
  readonly is_active: boolean
  readonly locked_until: string | null
  readonly signed_in_at: string | null
  readonly created_at: string
  readonly spelling: string
  readonly roles: readonly string[]
}

export type PeopleOrder = 'name' | '-name' | 'account' | '-account' | '-created'

export interface PeopleFilter {
  /** significant digits of the area */
  readonly region: string
  readonly q: string | undefined
  readonly departments: readonly string[]
  readonly halls: readonly string[]
  readonly roles: readonly string[]
  readonly states: readonly string[]
  readonly order: PeopleOrder
  /** cursor of the page */
  readonly after: string | undefined
  readonly limit: number
  readonly at: Instant
}

type Params = readonly [
  region: string,
  q: string | null,
  departments: readonly string[] | null,
  halls: readonly string[] | null,
  roles: readonly string[] | null,
  states: readonly string[] | null,
  at: string,
  ...page: [afterKey: string | null, afterId: string | null, limit: number],
]

const orders = {
  name: { key: 'p.spelling', sign: '>', way: 'asc' },
  '-name': { key: 'p.spelling', sign: '<', way: 'desc' },
  account: { key: 'p.account', sign: '>', way: 'asc' },
  '-account': { key: 'p.account', sign: '<', way: 'desc' },
  '-created': { key: `to_char(p.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`, sign: '<', way: 'desc' },
} as const

const wanted = `p.region like $1 || '%'
  and ($2::text is null or p.name like '%' || $2 || '%' or p.account like $2 || '%' or p.spelling like '%' || $2 || '%')
  and ($3::text[] is null or p.department = any ($3)) and ($4::text[] is null or p.hall = any ($4))
  and ($5::text[] is null or exists (select from access.v_role r where r.person = p.id and r.role = any ($5)))
  and ($6::text[] is null or
    case when not p.is_active then 'inactive' when p.locked_until > $7::timestamptz then 'locked' else 'active' end = any ($6))`

function pageStatement(order: PeopleOrder) {
  const { key, sign, way } = orders[order]
  return prepared<PersonListRow & { readonly key: string }, Params>(
    `access.people-by-${order.replace('-', 'last-')}`,
    `select p.id, p.account, p.name, p.region, p.department, p.hall, p.usual_window, p.is_active, p.locked_until,
       p.signed_in_at, p.created_at, p.spelling, ${key} as key,
       coalesce((select array_agg(r.role order by r.role) from access.v_role r where r.person = p.id), '{}') as roles
     from access.person p
     where ${wanted} and ($8::text is null or (${key}, p.id) ${sign} ($8, $9))
     order by ${key} ${way}, p.id ${way} limit $10`,
  )
}

const pages = {
  name: pageStatement('name'),
  '-name': pageStatement('-name'),
  account: pageStatement('account'),
  '-account': pageStatement('-account'),
  '-created': pageStatement('-created'),
}

type CountParams = readonly [
  region: string,
  q: string | null,
  departments: readonly string[] | null,
  halls: readonly string[] | null,
  roles: readonly string[] | null,
  states: readonly string[] | null,
  at: string,
]
const countPeople = prepared<{ total: number }, CountParams>(
  'access.count-people',
  `select count(*)::int as total from access.person p where ${wanted}`,
)

/** A page of the people of an area, with how many there are in all. */
export async function listPeople(
  db: Database,
  filter: PeopleFilter,
): Promise<{ rows: readonly PersonListRow[]; total: number; next?: string }> {
  const some = (list: readonly string[]) => (list.length === 0 ? null : list)
  const { region, q, departments, halls, roles, states, order, after, limit, at } = filter
  const which: CountParams = [
    region,
    q === undefined ? null : escaped(q.toLowerCase()),
    some(departments),
    some(halls),
    some(roles),
    some(states),
    at,
  ]
  const [key, id] = after === undefined ? [] : cut(after)
  const [rows, { total }] = await Promise.all([
    db.many(pages[order], [...which, key ?? null, id ?? null, limit + 1]),
    db.one(countPeople, which),
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined
    ? { rows: page, total, next: `${last.key}~${last.id}` }
    : { rows: page, total }
}

/** Signs of a pattern taken as they are. */
function escaped(words: string): string {
  return words.replaceAll(/[\\%_]/g, String.raw`\$&`)
}

function cut(cursor: string): [string, string] {
  const at = cursor.lastIndexOf('~')
  return [cursor.slice(0, at), cursor.slice(at + 1)]
}
