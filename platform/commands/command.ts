import { auditLine, writeAudit } from '../audit/index.ts'
import { prepared, withTransaction } from '../db/index.ts'
import type { Database, Tx } from '../db/index.ts'
import { appendEvents, wakeDispatcher } from '../events/index.ts'
import type { NewEvent } from '../events/index.ts'
import type { Actor, Decision, Instant } from '../pure/index.ts'
import { againAfter } from './race.ts'
import { bodyHashOf, replay } from './receipt.ts'

/** Who wants what when, under which key: the same for every command. */
export interface Intent {
  readonly actor: Actor
  readonly at: Instant
  /** the same key is one act */
  readonly key: string
  readonly requestId?: string
}

/** What a command's handler may use beside its transaction and input. */
export interface CommandContext {
  readonly at: Instant
  readonly by: Actor
  /** Appends events to a stream, chained, in this transaction; wakes nobody before commit. */
  record<Event extends NewEvent>(stream: string, events: readonly Event[]): Promise<void>
}

/** A write outside of the dossiers: halls, people, catalogue, calendars, sheets of settings. */
export interface Command<Tables, Input, Answer> {
  /** `module.verb-noun`, also the permission unless `may` says another */
  readonly name: string
  readonly may?: string
  handle(tx: Tx<Tables>, input: Input, context: CommandContext): Promise<Decision<Answer>>
  /** of a round of the clock: whether it found nothing to do, and so leaves neither receipt nor audit line */
  isIdle?(answer: Answer): boolean
}

/** Declares a command over the tables of its module. */
export function command<Tables>() {
  return <Input, Answer>(definition: Command<Tables, Input, Answer>): Command<Tables, Input, Answer> => definition
}

/** What was answered to a key before. */
export const findReceipt = prepared<
  { command: string; bodyHash: string; answer: unknown },
  [person: string, key: string]
>(
  'platform.find-receipt',
  `select command, encode(body_hash, 'hex') as "bodyHash", answer from platform.command_receipt where person = $1 and key = $2`,
)
const writeReceipt = prepared<
  never,
  [person: string, key: string, command: string, hash: string, answer: string, at: string]
>(
  'platform.write-receipt',
  `insert into platform.command_receipt (person, key, command, body_hash, answer, at)
   values ($1, $2, $3, decode($4, 'hex'), $5, $6)`,
)

/** Undoes the transaction of a refused command. */
class RefusedInside extends Error {
  readonly decision: Decision<never>
  constructor(decision: Decision<never>) {
    super('refused')
    this.decision = decision
  }
}

/**
 * Runs a command in one transaction: receipt, handler, events, audit line. A refusal rolls everything back and is
 * written to the audit log alone. The same key again gets the first answer. (lifecycle 5; I-36, I-39)
 */
export async function runCommand<Tables, Input, Answer>(
  db: Database,
  definition: Command<Tables, Input, Answer>,
  input: Input,
  intent: Intent,
): Promise<Decision<Answer>> {
  const bodyHash = bodyHashOf(definition.name, input)
  try {
    const decision = await againAfter(['event_pkey', 'command_receipt_pkey'], () =>
      withTransaction<Tables, Decision<Answer>>(db, (tx) => once(tx, definition, { input, intent, bodyHash })),
    )
    wakeDispatcher(db)
    return decision
  } catch (error) {
    if (error instanceof RefusedInside) return refuse(db, definition.name, intent, error.decision)
    throw error
  }
}

async function once<Tables, Input, Answer>(
  tx: Tx<Tables>,
  definition: Command<Tables, Input, Answer>,
  { input, intent, bodyHash }: { input: Input; intent: Intent; bodyHash: string },
): Promise<Decision<Answer>> {
  const { actor, at, key } = intent
  const replayed = replay<Answer>(await tx.find(findReceipt, [actor.person, key]), definition.name, bodyHash)
  if (replayed !== undefined) return replayed
  let subject: string | undefined
  const decision = await definition.handle(tx, input, {
    at,
    by: actor,
    record: async (stream, events) => {
      subject ??= stream
      await appendEvents(tx, stream, events, { at, recordedAt: at, by: actor, channel: 'administration' })
    },
  })
  if (!decision.ok) throw new RefusedInside(decision)
  if (definition.isIdle?.(decision.value) === true) return decision
  await tx.run(writeReceipt, [actor.person, key, definition.name, bodyHash, JSON.stringify(decision.value ?? null), at])
  const { requestId } = intent
  await writeAudit(
    tx,
    auditLine(actor, { at, act: 'command', name: definition.name, subject, outcome: 'done', requestId }),
  )
  return decision
}

/** Writes the refusal of a command to the audit log. */
export async function refuse(
  db: Database,
  name: string,
  intent: Intent,
  decision: Decision<never>,
): Promise<Decision<never>> {
  const outcome = decision.ok ? 'done' : decision.refusal.code
  const { actor, at, requestId } = intent
  await writeAudit(db, auditLine(actor, { at, act: 'command', name, outcome, requestId }))
  return decision
}
