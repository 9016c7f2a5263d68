import { parseVerificationCode, slipOf } from '@yichuang/modules/codes/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Refusal } from '@yichuang/platform/pure'
import { isDocumentKind, standingOf } from '../rules/index.ts'
import type { Standing } from '../rules/index.ts'

/** What anybody who holds a document may know of it. */
export interface Verified {
  readonly code: string
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly organ: string
  readonly issuedOn: string
  /** masked when a person */
  readonly applicant: string
  readonly standing: Standing
  /** sha256 of the file, and of its reprints: a file with another one was changed */
  readonly fileHashes: string[]
}

interface VerifiedRow extends Omit<Verified, 'standing'> {
  readonly events: readonly string[]
  readonly isRepeated: boolean
}

const documentByCode = prepared<VerifiedRow, [code: string]>(
  'documents.document-by-code',
  `select d.verification_code as code, d.kind, d.title, d.number, d.organ, d.issued_on as "issuedOn", d.applicant,
     array(select encode(d.file_hash, 'hex')
       union all select encode(r.file_hash, 'hex') from documents.reprint r where r.document = d.id) as "fileHashes",
     array(select e.type from platform.event e where e.stream = d.stream and e.seq > d.seq
       and e.type in ('handling.result-voided', 'cases.error-corrected', 'catalogue.delegation-revoked')) as events,
     exists (select from documents.document o where o.stream = d.stream and o.kind = d.kind and o.seq > d.seq) as "isRepeated"
   from documents.document d where d.verification_code = $1`,
)

/**
 * What a verification code stands for: kind, number, body, day, masked applicant, where it stands today, and the hashes
 * of its files. Open to everybody who holds the paper. (NET-04, OUT-06)
 */
export async function verifyDocument(db: Queries, typed: string): Promise<Decision<Verified, Refusal>> {
  const code = parseVerificationCode(typed)
  if (code === undefined) return refused({ code: 'documents.code-mistyped', reason: slipOf(typed) })
  const row = await db.find(documentByCode, [code])
  if (row === undefined) return refused({ code: 'documents.code-unknown' })
  const { events, isRepeated, ...known } = row
  const standing = isDocumentKind(row.kind) ? standingOf(row.kind, { events, isRepeated }) : 'in-force'
  return decided({ ...known, standing })
}
