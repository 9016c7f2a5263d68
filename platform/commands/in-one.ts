import { setTimeout as pause } from 'node:timers/promises'
import { retried } from '../db/index.ts'
import type { Database, Statement } from '../db/index.ts'
import { wakeDispatcher } from '../events/index.ts'
import { decided } from '../pure/index.ts'
import type { Decision } from '../pure/index.ts'
import { findReceipt, refuse } from './command.ts'
import type { Intent } from './command.ts'
import { againAfter } from './race.ts'
import { bodyHashOf, replay } from './receipt.ts'
import type { Receipt } from './receipt.ts'

/**
 * A command that is one statement and so one round trip: it finds, writes, records, files and answers. For acts that come by
 * the hundred a second; whatever can be decided before it is written is a `command`.
 */
export interface CommandInOne<Row extends { readonly receipt: Receipt | null }, Input, Answer> {
  readonly name: string
  /** its first parameter is what `filedSql` reads; gives one row always */
  readonly statement: Statement<Row, readonly [filing: string, ...others: unknown[]]>
  /** the other parameters, or what is refused before the database is asked; made anew when the statement runs again */
  readonly params: () => Promise<Decision<readonly unknown[]>>
  readonly input: Input
  /** what the row says; it has written nothing where this refuses */
  readonly decide: (row: Row) => Decision<Answer>
  /** whether it found only what others were just taking, and so has written nothing: it runs again, for half a second */
  readonly isOvertaken: (row: Row) => boolean
  /** unique constraints that fail when two do the same in one moment, beside those of stream and key */
  readonly races: readonly string[]
}

/**
 * Runs a command that is one statement. The same key again gets the first answer; a refusal is written to the audit log.
 * (lifecycle 5; I-36, I-39)
 */
export async function runInOne<Row extends { readonly receipt: Receipt | null }, Input, Answer>(
  db: Database,
  command: CommandInOne<Row, Input, Answer>,
  intent: Intent,
): Promise<Decision<Answer>> {
  const { name, input, decide } = command
  const bodyHash = bodyHashOf(name, input)
  const { actor, at, key, requestId } = intent
  const filing = JSON.stringify({
    person: actor.person,
    role: actor.roles[0],
    key,
    command: name,
    bodyHash,
    at,
    requestId,
  })
  const asked = await ask(db, command, filing)
  const prior = asked.ok ? (asked.value.receipt ?? undefined) : await db.find(findReceipt, [actor.person, key])
  const replayed = replay<Answer>(prior, name, bodyHash)
  if (replayed !== undefined) return replayed
  const decision = asked.ok ? decide(asked.value) : asked
  if (!decision.ok) return refuse(db, name, intent, decision)
  wakeDispatcher(db)
  return decision
}

const ATTEMPTS = 20
const PAUSE_MS = 2

/** Runs the statement until it has met nobody who does the same in the same moment. */
async function ask<Row extends { readonly receipt: Receipt | null }, Input, Answer>(
  db: Database,
  { statement, params, races, isOvertaken }: CommandInOne<Row, Input, Answer>,
  filing: string,
): Promise<Decision<Row>> {
  for (let attempt = 1; ; attempt += 1) {
    const asked = await againAfter(['event_pkey', 'command_receipt_pkey', ...races], () =>
      retried(async () => {
        const rest = await params()
        return rest.ok ? decided(await db.one(statement, [filing, ...rest.value])) : rest
      }),
    )
    if (!asked.ok || attempt === ATTEMPTS || !isOvertaken(asked.value)) return asked
    await pause(PAUSE_MS * attempt)
  }
}

/**
 * The parts of a statement that read who wants what under which key, `filing`, and the receipt of that key, `prior`.
 * Where `prior` has a row nothing may be written.
 */
export function filedSql(parameter: string): string {
  return `
    filing as materialized (
      select * from json_to_record(${parameter}::json)
        as f(person text, role text, key text, command text, "bodyHash" text, at timestamptz, "requestId" text)
    ),
    prior as materialized (
      select r.command, encode(r.body_hash, 'hex') as "bodyHash", r.answer
      from filing f join platform.command_receipt r on r.person = f.person and r.key = f.key
    )`
}

/** The parts that write receipt and audit line. @param guard CTE that has one row when it was done, none when refused */
export function fileSql(
  guard: string,
  { answer, subject }: { readonly answer: string; readonly subject: string },
): string {
  return `
    receipt as (
      insert into platform.command_receipt (person, key, command, body_hash, answer, at)
      select f.person, f.key, f.command, decode(f."bodyHash", 'hex'), ${answer}, f.at from ${guard}, filing f
    ),
    audited as (
      insert into platform.audit (at, person, role, act, name, subject, outcome, request_id)
      select f.at, f.person, f.role, 'command', f.command, ${subject}, 'done', f."requestId" from ${guard}, filing f
    )`
}
