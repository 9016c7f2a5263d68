import { checkCode, normalizeCode } from '@yichuang/modules/codes/rules'
import type { CodeReason, CodeType } from '@yichuang/modules/codes/rules'
import type { Agent, Applicant, ApplicantKind, DocumentType } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'

/** What is wrong with a document number: the check's own reason, a kind that does not fit, or an impossible shape. */
export interface IdentityFault {
  readonly field: 'applicant.documentType' | 'applicant.documentNumber' | 'agent.documentNumber' | 'agent.documentType'
  readonly reason: CodeReason | 'kind' | 'shape'
}

type Paper = Pick<Agent, 'documentType' | 'documentNumber'>

/** Kinds that carry check digits; the others are looked at by eye. */
const checked: Readonly<Partial<Record<DocumentType, CodeType>>> = {
  residentId: 'residentId',
  hmtResidence: 'hmtResidence',
  fpr: 'fpr',
  uscc: 'uscc',
}

/** 护照, 港澳居民来往内地通行证 and 台湾居民来往大陆通行证, anything else (domain reference 3.4). */
const shapes: Readonly<Partial<Record<DocumentType, RegExp>>> = {
  passport: /^[A-Z0-9]{5,20}$/,
  hmtPermit: /^([HM]\d{8}(\d{2})?|\d{8}(\d{2})?)$/,
  other: /^\S.{0,39}$/,
}

const personal: readonly DocumentType[] = ['residentId', 'hmtResidence', 'fpr', 'passport', 'hmtPermit', 'other']
/** The documents that each kind of applicant may show, the usual one first. (INT-02) */
export const papersOf: Readonly<Record<ApplicantKind, readonly DocumentType[]>> = {
  person: personal,
  enterprise: ['uscc'],
  organisation: ['uscc', 'other'],
}

/**
 * What is wrong with the identity of applicant or agent, undefined when nothing is: a person has a person's document,
 * an enterprise its credit code, and numbers with check digits add up. (INT-02; XCH-08)
 * @param today a birth date after it is no birth date
 */
export function identityFault(
  { applicant, agent }: { readonly applicant: Applicant; readonly agent?: Agent | undefined },
  today: PlainDate,
): IdentityFault | undefined {
  if (!papersOf[applicant.kind].includes(applicant.documentType)) {
    return { field: 'applicant.documentType', reason: 'kind' }
  }
  const ofApplicant = numberFault(applicant, today)
  if (ofApplicant !== undefined) return { field: 'applicant.documentNumber', reason: ofApplicant }
  if (agent === undefined) return undefined
  if (!personal.includes(agent.documentType)) return { field: 'agent.documentType', reason: 'kind' }
  const ofAgent = numberFault(agent, today)
  return ofAgent === undefined ? undefined : { field: 'agent.documentNumber', reason: ofAgent }
}

/** A person or body with its document number as it is stored: half-width, upper case, no blanks around. */
export function withNormalNumber<P extends Paper>(party: P): P {
  return { ...party, documentNumber: normalizeCode(party.documentNumber) }
}

function numberFault({ documentType, documentNumber }: Paper, today: PlainDate): IdentityFault['reason'] | undefined {
  const type = checked[documentType]
  if (type !== undefined) return checkCode({ type, value: documentNumber, today }).reason ?? undefined
  return shapes[documentType]?.test(normalizeCode(documentNumber)) === false ? 'shape' : undefined
}
