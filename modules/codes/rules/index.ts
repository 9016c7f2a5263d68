/** Codes and numbers of the hall: how each is normalised, checked, built, read and masked. Pure; today is passed in. */

export type { ApplicationNo, ApplicationNoParts } from './application-no.ts'
export { buildApplicationNo, parseApplicationNo, partsOfApplicationNo } from './application-no.ts'
export { normalizeCode } from './characters.ts'
export type { CodeAnswer, CodeQuestion, CodeReason, CodeType } from './check-code.ts'
export { checkCode, codeTypes } from './check-code.ts'
export type { DocumentNo, DocumentNoParts } from './document-no.ts'
export { buildDocumentNo, parseDocumentNo } from './document-no.ts'
export type {
  CreditCode,
  ImplementationCode,
  LicenceId,
  MobileNumber,
  PermanentResidentNumber,
  Postcode,
  ResidencePermitNumber,
  ResidentId,
} from './identifiers.ts'
export {
  parseCreditCode,
  parseImplementationCode,
  parseLicenceId,
  parseMobileNumber,
  parsePermanentResidentNumber,
  parsePostcode,
  parseResidencePermitNumber,
  parseResidentId,
} from './identifiers.ts'
export { codeLine } from './line.ts'
export { maskAddress, maskIdentityNumber, maskName, maskPhone } from './mask.ts'
export type { VerificationCode } from './verification-code.ts'
export { buildVerificationCode, parseVerificationCode, slipOf, verificationCodeBytes } from './verification-code.ts'
