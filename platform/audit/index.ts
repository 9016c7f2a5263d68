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

const insertLine = prepared<never, [line: string]>(
  'platform.write-audit',
  `insert into platform.audit (at, person, role, act, name, subject, outcome, detail, request_id)
   select at, person, role, act, name, subject, outcome, detail, "requestId"
   from json_to_record($1::json) as l(at timestamptz, person text, role text, act text, name text, subject text,
     outcome text, detail jsonb, "requestId" text)`,
)

/** Writes a line, inside a transaction when one is given, else at once. */
export async function writeAudit(to: Database | AnyTx, line: AuditLine): Promise<void> {
  const queries = 'url' in to ? (to as Database) : within<unknown>(to as AnyTx)
  await queries.run(insertLine, [JSON.stringify(line)])
}

/** The line of an act by a person. */
export function auditLine(actor: Actor, line: Omit<AuditLine, 'person' | 'role'>): AuditLine {
  return { ...line, person: actor.person, role: actor.roles[0] }
}
