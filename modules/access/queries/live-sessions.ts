import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { hashToken } from './session.ts'

/** A session that is not over. */
export interface LiveSession {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly account: string
  readonly hall_window: string | null
  readonly address: string | null
  readonly created_at: string
  readonly seen_at: string
}

type Params = readonly [
  region: string,
  person: string | null,
  at: string,
  ...page: [afterAt: string | null, afterId: string | null, limit: number],
]

/** The hash of a token names its session: nobody finds the token by it, and half of it is enough. */
const sessionId = `left(encode(s.token_hash, 'hex'), 32)`

const liveSessions = prepared<LiveSession, Params>(
  'access.live-sessions',
  `select ${sessionId} as id, s.person, p.name, p.account, s.hall_window, s.address, s.created_at, s.seen_at
   from access.session s join access.person p on p.id = s.person
   where p.region like $1 || '%' and ($2::text is null or s.person = $2)
     and s.expires_at > $3 and s.seen_at > $3::timestamptz - interval '60 minutes'
     and ($4::timestamptz is null or (date_trunc('milliseconds', s.seen_at), ${sessionId}) < ($4, $5))
   order by date_trunc('milliseconds', s.seen_at) desc, ${sessionId} desc limit $6`,
)

/** Which sessions: of an area and, when told, of one person. */
export interface SessionFilter {
  readonly region: string
  readonly person: string | undefined
  readonly at: Instant
  readonly after: string | undefined
  readonly limit: number
}

/** A page of live sessions, last used first. */
export async function listLiveSessions(
  db: Database,
  { region, person, at, after, limit }: SessionFilter,
): Promise<{ rows: readonly LiveSession[]; next?: string }> {
  const [afterAt, afterId] = after?.split('~') ?? []
  const rows = await db.many(liveSessions, [region, person ?? null, at, afterAt ?? null, afterId ?? null, limit + 1])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined ? { rows: page, next: `${last.seen_at}~${last.id}` } : { rows: page }
}

/** The name of the session that a token opens. */
export function sessionIdOf(token: string): string {
  return hashToken(token).toString('hex').slice(0, 32)
}
