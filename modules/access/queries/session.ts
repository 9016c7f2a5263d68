import { createHash } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { isRole, permissionsOf } from '../rules/index.ts'

interface SessionFacts {
  readonly person: string
  readonly name: string
  readonly region: string
  readonly department: string | null
  readonly hall: string | null
  readonly hall_window: string | null
  readonly roles: string[]
  readonly expires_at: string
  readonly seen_at: string
  readonly must_change_password: boolean
}

const findSession = prepared<SessionFacts, [token: Buffer]>(
  'access.find-session',
  `select s.person, p.name, p.region, p.department, p.hall, s.hall_window, s.expires_at, s.seen_at,
     p.must_change_password,
     coalesce((select array_agg(g.role order by g.role) from access.v_role g where g.person = p.id), '{}') as roles
   from access.session s join access.person p on p.id = s.person
   where s.token_hash = $1 and p.is_active`,
)
const touchSession = prepared<never, [token: Buffer, at: string]>(
  'access.touch-session',
  `update access.session set seen_at = $2 where token_hash = $1`,
)

/** Minutes without a call after which a session is over (GB/T 22239, idle time-out). */
const IDLE_MINUTES = 60
/** Sessions are looked up again after this time, so that a session ended elsewhere ends here too. */
const FRESH_MS = 3000
/** A session that is used is marked seen at most this often. */
const TOUCH_MS = 60_000

interface Known {
  readonly actor: Actor
  readonly readAt: number
  readonly expiresAt: Instant
  readonly seenAt: string
}

/**
 * Finds out who holds a token. Answers from memory for three seconds, so that a busy counter does not ask the
 * database at every call; `forget` drops what is known at once.
 */
export function sessionReader(db: Database) {
  const known = new Map<string, Known>()
  return {
    /** The person signed in with this token, undefined when the session is over. @param at moment of the call */
    async authenticate(token: string, at: Instant): Promise<Actor | undefined> {
      const found = known.get(token)
      const now = Date.parse(at)
      if (found !== undefined && now - found.readAt < FRESH_MS) return at < found.expiresAt ? found.actor : undefined
      return read(token, at, now)
    },
    forget: (token: string) => known.delete(token),
    /** drops all that is known of a person: rights given or taken, sessions ended */
    forgetPerson(person: string) {
      for (const [token, { actor }] of known) if (actor.person === person) known.delete(token)
    },
  }

  async function read(token: string, at: Instant, now: number): Promise<Actor | undefined> {
    const hash = hashToken(token)
    const row = await db.find(findSession, [hash])
    if (known.size > 10_000) known.clear()
    const isIdle = row !== undefined && now - Date.parse(row.seen_at) > IDLE_MINUTES * 60_000
    if (row === undefined || isIdle || at >= row.expires_at) {
      known.delete(token)
      return undefined
    }
    if (now - Date.parse(row.seen_at) > TOUCH_MS) await db.run(touchSession, [hash, at])
    const actor = actorOf(row, token)
    known.set(token, { actor, readAt: now, expiresAt: row.expires_at as Instant, seenAt: row.seen_at })
    return actor
  }
}

/** What is kept of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Who has to change the first password may do nothing else before. */
function actorOf(row: SessionFacts, token: string): Actor {
  const held = row.must_change_password ? [] : row.roles.filter(isRole)
  return {
    kind: 'staff',
    person: row.person,
    name: row.name,
    roles: held,
    permissions: permissionsOf(held),
    region: row.region,
    session: token,
    ...(row.department === null ? {} : { department: row.department }),
    ...(row.hall === null ? {} : { hall: row.hall }),
    ...(row.hall_window === null ? {} : { window: row.hall_window }),
  }
}
