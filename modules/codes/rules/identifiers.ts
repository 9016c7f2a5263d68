import type { Brand, PlainDate } from '@yichuang/platform/pure'
import { normalizeCode } from './characters.ts'
import { checkCode, type CodeType } from './check-code.ts'

/** 公民身份号码 (GB 11643). */
export type ResidentId = Brand<string, 'ResidentId'>
/** Number of a residence permit of a Hong Kong, Macao or Taiwan resident (港澳台居民居住证). */
export type ResidencePermitNumber = Brand<string, 'ResidencePermitNumber'>
/** Number of a foreign permanent resident card, either edition (外国人永久居留身份证). */
export type PermanentResidentNumber = Brand<string, 'PermanentResidentNumber'>
/** 统一社会信用代码 (GB 32100). */
export type CreditCode = Brand<string, 'CreditCode'>
/** 实施编码, 31 characters. */
export type ImplementationCode = Brand<string, 'ImplementationCode'>
/** 电子证照标识 (GB/T 36904). */
export type LicenceId = Brand<string, 'LicenceId'>
/** Mobile number of mainland China, 11 digits. */
export type MobileNumber = Brand<string, 'MobileNumber'>
/** 邮政编码, 6 digits. */
export type Postcode = Brand<string, 'Postcode'>

/** A resident's identity number as stored; undefined when it is not one. `today` bounds the birth date. */
export function parseResidentId(typed: string, today: PlainDate): ResidentId | undefined {
  return parseChecked<ResidentId>('residentId', typed, today)
}

/** The number of a residence permit as stored; undefined when it is not one. `today` bounds the birth date. */
export function parseResidencePermitNumber(typed: string, today: PlainDate): ResidencePermitNumber | undefined {
  return parseChecked<ResidencePermitNumber>('hmtResidence', typed, today)
}

/** The number of a permanent resident card as stored; undefined when it is not one. `today` bounds the birth date. */
export function parsePermanentResidentNumber(typed: string, today: PlainDate): PermanentResidentNumber | undefined {
  return parseChecked<PermanentResidentNumber>('fpr', typed, today)
}

/** A unified social credit code as stored; undefined when it is not one. */
export function parseCreditCode(typed: string): CreditCode | undefined {
  return parseChecked<CreditCode>('uscc', typed)
}

/** The implementation code of an item as stored; undefined when it is not one. */
export function parseImplementationCode(typed: string): ImplementationCode | undefined {
  return parseChecked<ImplementationCode>('implementationCode', typed)
}

/** The identifier of an e-licence as stored; undefined when it is not one. */
export function parseLicenceId(typed: string): LicenceId | undefined {
  return parseChecked<LicenceId>('licenceId', typed)
}

/** A mobile number as stored, spaces and hyphens dropped; undefined when it is not 11 digits from 13 to 19. */
export function parseMobileNumber(typed: string): MobileNumber | undefined {
  const digits = normalizeCode(typed).replaceAll(/[\s-]/g, '')
  return /^1[3-9]\d{9}$/.test(digits) ? (digits as MobileNumber) : undefined
}

/** A postcode as stored; undefined when it is not 6 digits. */
export function parsePostcode(typed: string): Postcode | undefined {
  const digits = normalizeCode(typed)
  return /^\d{6}$/.test(digits) ? (digits as Postcode) : undefined
}

// Kinds without a birth date never look at the day.
const NO_DAY = '' as PlainDate

function parseChecked<Code extends string>(type: CodeType, value: string, today = NO_DAY): Code | undefined {
  const { valid, normalized } = checkCode({ type, value, today })
  return valid ? (normalized as Code) : undefined
}
