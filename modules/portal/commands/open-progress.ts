import { randomBytes } from 'node:crypto'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { writeAudit } from '@yichuang/platform/audit'
import { prepared, withTransaction } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { hashPass } from '../queries/pass.ts'
import type { PortalTables } from '../tables.ts'

/** What somebody types to see the progress of a case. */
export interface ProgressCheck {
  readonly applicationNo: string
  /** last 6 characters of the document number of the applicant or agent */
  readonly documentEnding: string
  /** last 4 digits of the same person's mobile number */
  readonly phoneEnding: string
}

export interface ProgressTry {
  readonly check: ProgressCheck
  /** network address the try comes from */
  readonly address: string
  readonly at: Instant
  readonly requestId: string
  /** the dossier of an application number, undefined when there is none */
  readonly find: (applicationNo: string) => Promise<Dossier | undefined>
}

export interface Pass {
  readonly pass: string
  readonly expiresAt: Instant
}

/** Wrong tries for one number, or from one address, within fifteen minutes. */
const MOST_WRONG = 5

// Always the number first, then the address: tries at once wait for each other and never in a circle.
const holdNumber = prepared<never, [applicationNo: string]>(
  'portal.hold-number',
  `select pg_advisory_xact_lock(70621, hashtext($1))`,
)
const holdAddress = prepared<never, [address: string]>(
  'portal.hold-address',
  `select pg_advisory_xact_lock(70622, hashtext($1))`,
)
const countWrong = prepared<{ most: number }, [applicationNo: string, address: string, at: string]>(
  'portal.count-wrong-tries',
  `select greatest(
     (select count(*) from portal.wrong_try where application_no = $1 and at > $3::timestamptz - interval '15 minutes'),
     (select count(*) from portal.wrong_try where address = $2 and at > $3::timestamptz - interval '15 minutes')
   )::int as most`,
)
const recordWrong = prepared<never, [applicationNo: string, address: string, at: string]>(
  'portal.record-wrong-try',
  `insert into portal.wrong_try (application_no, address, at) values ($1, $2, $3)`,
)
const insertPass = prepared<{ expiresAt: Instant }, [hash: Buffer, dossier: string, at: string]>(
  'portal.insert-pass',
  `insert into portal.pass (token_hash, dossier, created_at, expires_at)
   values ($1, $2, $3, $3::timestamptz + interval '2 hours') returning expires_at as "expiresAt"`,
)

/**
 * Lets the applicant or agent of a case see its progress: the case number, and two endings a stranger does not know.
 * An unknown number and a wrong ending are answered alike; every try is on record. (NET-04, SEC-03)
 * @returns a pass for two hours, of which only the hash is stored
 * @throws nothing; refuses with `portal.check-failed` or `portal.too-many-tries`
 */
export async function openProgress(db: Database, attempt: ProgressTry): Promise<Decision<Pass>> {
  const { check, address, at, requestId } = attempt
  const applicationNo = check.applicationNo.normalize('NFKC').trim()
  const dossier = await attempt.find(applicationNo)
  return withTransaction<PortalTables, Decision<Pass>>(db, async (tx) => {
    await tx.many(holdNumber, [applicationNo])
    await tx.many(holdAddress, [address])
    const { most } = await tx.one(countWrong, [applicationNo, address, at])
    const holder = most < MOST_WRONG && dossier !== undefined && isHolder(dossier, check) ? dossier : undefined
    const code = most < MOST_WRONG ? 'portal.check-failed' : 'portal.too-many-tries'
    await writeAudit(tx, {
      at,
      person: holder?.id ?? 'nobody',
      act: 'sign-in',
      name: 'portal.open-progress',
      ...(dossier === undefined ? {} : { subject: `dossier:${dossier.id}` }),
      outcome: holder === undefined ? code : 'done',
      detail: { applicationNo, address },
      requestId,
    })
    if (holder === undefined) {
      if (most < MOST_WRONG) await tx.run(recordWrong, [applicationNo, address, at])
      return refused({ code })
    }
    const pass = randomBytes(32).toString('base64url')
    const { expiresAt } = await tx.one(insertPass, [hashPass(pass), holder.id, at])
    return decided({ pass, expiresAt })
  })
}

/** Whether both endings are those of one and the same person of the case. */
function isHolder(dossier: Dossier, check: ProgressCheck): boolean {
  // Whoever prepared an application at a machine of the hall was given its number; other drafts are nobody's to look up.
  if (dossier.stage === 'discarded' || (dossier.stage === 'draft' && dossier.channel !== 'kiosk')) return false
  const document = tidy(check.documentEnding)
  const phone = tidy(check.phoneEnding)
  return [dossier.applicant, dossier.agent].some(
    (person) =>
      person !== undefined &&
      isEnding(tidy(person.documentNumber), document, 6) &&
      isEnding(tidy(person.phone), phone, 4),
  )
}

/** Numbers shorter than the ending asked for prove nothing. */
function isEnding(whole: string, ending: string, length: number): boolean {
  return whole.length >= length && ending === whole.slice(-length)
}

function tidy(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}
