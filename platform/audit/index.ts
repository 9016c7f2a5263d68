import { setTimeout as pause } from 'node:timers/promises'
import { prepared, within } from '../db/index.ts'
import type { AnyTx, Database } from '../db/index.ts'
import type { Actor } from '../pure/index.ts'

export type AuditAct = 'command' | 'view' | 'unmask' | 'sign-in' | 'print' | 'export'

/** One line of the audit log: who did, looked at or was refused what. */
export interface AuditLine {
  readonly at: string
  readonly person: string
  readonly role?: string | undefined
  readonly act: AuditAct
  /** name of the command or view */
  readonly name: string
  /** stream or number of what it was about */
  readonly subject?: string | undefined
  /** `done`, or the code of the refusal */
  readonly outcome: string
  readonly detail?: unknown
  readonly requestId?: string | undefined
}

const insertLines = prepared<never, [lines: string]>(
  'platform.write-audit',
  `insert into platform.audit (at, person, role, act, name, subject, outcome, detail, request_id)
   select at, person, role, act, name, subject, outcome, detail, "requestId"
   from json_to_recordset($1::json) as l(at timestamptz, person text, role text, act text, name text, subject text,
     outcome text, detail jsonb, "requestId" text)`,
)

/** Writes a line, inside a transaction when one is given, else at once. */
export async function writeAudit(to: Database | AnyTx, line: AuditLine): Promise<void> {
  const queries = 'url' in to ? (to as Database) : within<unknown>(to as AnyTx)
  await queries.run(insertLines, [JSON.stringify([line])])
}

interface Batch {
  readonly lines: AuditLine[]
  readonly written: Promise<unknown>
}

const waiting = new WeakMap<Database, Batch>()
const GATHER_MS = 20

/**
 * Writes a line behind an answer, for looks that nobody waits for: lines of the same moment go in one statement.
 * @returns when it is written
 */
export async function noteAudit(db: Database, line: AuditLine): Promise<void> {
  const batch = waiting.get(db) ?? gather(db)
  batch.lines.push(line)
  await batch.written
}

/** Waits until the lines noted so far are written: before the database is closed. */
export async function auditWritten(db: Database): Promise<void> {
  await waiting.get(db)?.written.catch(() => {})
}

function gather(db: Database): Batch {
  const lines: AuditLine[] = []
  const written = pause(GATHER_MS).then(() => {
    waiting.delete(db)
    return db.run(insertLines, [JSON.stringify(lines)])
  })
  const batch = { lines, written }
  waiting.set(db, batch)
  return batch
}

/** The line of an act by a person. */
export function auditLine(actor: Actor, line: Omit<AuditLine, 'person' | 'role'>): AuditLine {
  return { ...line, person: actor.person, role: actor.roles[0] }
}
