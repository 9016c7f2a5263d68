import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { emptySitting } from '../rules/index.ts'
import type { SittingState } from '../rules/index.ts'

/** What is being filled in at one machine. */
export interface Sitting {
  readonly hash: Buffer
  readonly hall: string
  readonly item: string
  /** by which the application, and the number, is one however often it is sent */
  readonly key: string
  readonly ticketKey: string
  readonly state: SittingState
}

/** Minutes after which nobody finds again what was left. A page leaves earlier by itself. */
const LEFT_MINUTES = 10
/** Machines of one hall on which somebody fills in at once; more is no hall. */
const MOST_IN_HALL = 60

const insertSitting = prepared<
  { hall: string },
  [hash: Buffer, hall: string, item: string, key: string, ticketKey: string, state: string, at: string]
>(
  'selfservice.begin',
  `insert into selfservice.sitting (token_hash, hall, item, key, ticket_key, state, touched_at)
   select $1, $2, $3, $4, $5, $6, $7
   where (select count(*) from selfservice.sitting
     where hall = $2 and touched_at > $7::timestamptz - interval '${LEFT_MINUTES} minutes') < ${MOST_IN_HALL}
   returning hall`,
)
const findSitting = prepared<
  { item: string; key: string; ticketKey: string; state: SittingState },
  [hash: Buffer, hall: string, at: string]
>(
  'selfservice.find',
  `update selfservice.sitting set touched_at = $3
   where token_hash = $1 and hall = $2 and touched_at > $3::timestamptz - interval '${LEFT_MINUTES} minutes'
   returning item, key, ticket_key as "ticketKey", state`,
)
const keepState = prepared<never, [hash: Buffer, state: string]>(
  'selfservice.keep',
  `update selfservice.sitting set state = $2 where token_hash = $1`,
)
const removeSitting = prepared<never, [hash: Buffer]>(
  'selfservice.end',
  `delete from selfservice.sitting where token_hash = $1`,
)
const removeLeft = prepared<never, [at: string]>(
  'selfservice.sweep',
  `delete from selfservice.sitting where touched_at <= $1::timestamptz - interval '${LEFT_MINUTES} minutes'`,
)
const removeClaims = prepared<never, [at: string]>(
  'selfservice.sweep-claims',
  `delete from selfservice.claim where at < $1::timestamptz - interval '1 day'`,
)

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** Begins at a machine, with nothing said yet. @returns the secret of the sitting; undefined: the hall has too many */
export async function beginSitting(
  db: Database,
  { hall, item, at }: { readonly hall: string; readonly item: string; readonly at: Instant },
): Promise<string | undefined> {
  const token = randomBytes(24).toString('base64url')
  const begun = await db.find(insertSitting, [
    hashOf(token),
    hall,
    item,
    randomUUID(),
    randomUUID(),
    JSON.stringify(emptySitting),
    at,
  ])
  return begun === undefined ? undefined : token
}

/** What is being filled in at the machine that holds the secret, in the hall it was begun in. */
export async function openSitting(
  db: Database,
  { token, hall, at }: { readonly token: string | undefined; readonly hall: string; readonly at: Instant },
): Promise<Sitting | undefined> {
  if (token === undefined || token === '') return undefined
  const hash = hashOf(token)
  const found = await db.find(findSitting, [hash, hall, at])
  return found === undefined ? undefined : { hash, hall, ...found }
}

/** Keeps what was said, right or wrong: nothing typed is lost while somebody is there. */
export async function keepSitting(db: Database, { hash }: Pick<Sitting, 'hash'>, state: SittingState): Promise<void> {
  await db.run(keepState, [hash, JSON.stringify(state)])
}

/** Throws away what was filled in. */
export async function endSitting(db: Database, token: string | undefined): Promise<void> {
  if (token !== undefined && token !== '') await db.run(removeSitting, [hashOf(token)])
}

/** Throws away what nobody touches any more. */
export async function sweepSittings(db: Database, at: Instant): Promise<void> {
  await db.run(removeLeft, [at])
  await db.run(removeClaims, [at])
}
