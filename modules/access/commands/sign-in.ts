import { randomBytes } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { addMinutes } from '@yichuang/modules/calendar/rules'
import { writeAudit } from '@yichuang/platform/audit'
import { prepared, withTransaction } from '@yichuang/platform/db'
import type { Database, Tx } from '@yichuang/platform/db'
import { decided } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { hashToken } from '../queries/session.ts'
import { decideSignIn } from '../rules/index.ts'
import type { AccessTables, PersonRow } from '../tables.ts'

const findAccount = prepared<PersonRow, [account: string]>(
  'access.find-account',
  `select * from access.person where account = $1`,
)
const recordAttempt = prepared<never, [id: string, failures: number, locked: string | null]>(
  'access.record-attempt',
  `update access.person set failures = $2, locked_until = coalesce($3, locked_until) where id = $1`,
)
const recordSignIn = prepared<never, [id: string, at: string]>(
  'access.record-sign-in',
  `update access.person set signed_in_at = $2 where id = $1`,
)
const openSession = prepared<
  never,
  [token: Buffer, person: string, window: string | null, at: string, until: string, address: string]
>(
  'access.open-session',
  `insert into access.session (token_hash, person, hall_window, created_at, seen_at, expires_at, address)
   values ($1, $2, $3, $4, $4, $5, $6)`,
)

/** Hours after which a session is over whatever happens: one working day. */
const SESSION_HOURS = 14
/** Hash of no password: an unknown account takes as long as a wrong password. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$Zr0Jx0o9m2Vd8bq6b1n1x2m7rQq0Yt0jv3m1m0Zb3uA'

export interface SignInInput {
  readonly account: string
  readonly password: string
  /** the usual one of the person without it */
  readonly window: string | undefined
  readonly address: string
}

/**
 * Signs a person in: checks the password (argon2id), counts failures, locks, opens a session. The account is locked
 * against other attempts while it is checked, so that attempts at once cannot slip past the count.
 * @returns the token, which is nowhere stored
 */
export async function signIn(
  db: Database,
  input: SignInInput,
  at: Instant,
): Promise<Decision<{ token: string; person: string }>> {
  const account = await db.find(findAccount, [input.account])
  const isPasswordRight = await verify(account?.password_hash ?? nobody, input.password).catch(() => false)
  return withTransaction<AccessTables, Decision<{ token: string; person: string }>>(db, async (tx) => {
    const locked =
      account &&
      (await tx.kysely
        .selectFrom('access.person')
        .selectAll()
        .where('id', '=', account.id)
        .forUpdate()
        .executeTakeFirst())
    const state = locked && {
      isActive: locked.is_active,
      failures: locked.failures,
      lockedUntil: (locked.locked_until ?? undefined) as Instant | undefined,
    }
    const result = decideSignIn(state, { isPasswordRight, at })
    const outcome = result.decision.ok ? 'done' : result.decision.refusal.code
    const person = account?.id ?? `unknown:${input.account}`
    await writeAudit(tx, {
      at,
      person,
      act: 'sign-in',
      name: 'access.sign-in',
      outcome,
      detail: { address: input.address },
    })
    if (account === undefined) return result.decision as Decision<never>
    await tx.run(recordAttempt, [account.id, result.failures, laterBy(at, result.lockMinutes)])
    if (!result.decision.ok) return result.decision
    await tx.run(recordSignIn, [account.id, at])
    const window = input.window ?? locked?.usual_window ?? null
    return decided({ token: await open(tx, { ...input, person: account.id, window, at }), person: account.id })
  })
}

function laterBy(at: Instant, minutes: number | undefined): Instant | null {
  return minutes === undefined ? null : addMinutes(at, minutes)
}

interface Opening {
  readonly person: string
  readonly window: string | null
  readonly address: string
  readonly at: Instant
}

async function open(tx: Tx<AccessTables>, { person, window, address, at }: Opening): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const until = laterBy(at, SESSION_HOURS * 60) ?? at
  await tx.run(openSession, [hashToken(token), person, window, at, until, address])
  return token
}
