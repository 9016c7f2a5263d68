import type { PlainDate } from '@yichuang/platform/pure'
import { normalizeCode } from './characters.ts'
import { creditCheck, identityCheck, licenceCheck, organisationCheck } from './check-digits.ts'
import { isRealDay } from './real-day.ts'

/** The kinds of code that carry a check: 公民身份号码, 港澳台居民居住证, 外国人永久居留身份证, 统一社会信用代码, 实施编码, 证照标识. */
export type CodeType = 'residentId' | 'hmtResidence' | 'fpr' | 'uscc' | 'implementationCode' | 'licenceId'

/** Why a code is not one; the first that fails, in this order (catalogue README 7). */
export type CodeReason = 'length' | 'charset' | 'prefix' | 'region' | 'birthdate' | 'orgChecksum' | 'checksum'

export interface CodeQuestion {
  readonly type: CodeType
  readonly value: string
  /** a birth date after it is refused */
  readonly today: PlainDate
}

/** What a code is and says. Birth date and sex are told only of a valid code that carries them. */
export interface CodeAnswer {
  readonly valid: boolean
  /** the code as it is stored: trimmed, half-width, upper case */
  readonly normalized: string
  readonly reason: CodeReason | null
  readonly birthDate: PlainDate | null
  readonly sex: 'male' | 'female' | null
}

/** The kinds of code `checkCode` knows. */
export const codeTypes = [
  'residentId',
  'hmtResidence',
  'fpr',
  'uscc',
  'implementationCode',
  'licenceId',
] as const satisfies readonly CodeType[]

/** Checks one code of a known kind after normalising it (XCH-08; catalogue README 7; domain reference 1.3, 3, 8.2). */
export function checkCode({ type, value, today }: CodeQuestion): CodeAnswer {
  const normalized = normalizeCode(value)
  const reason = faults[type](normalized, today) ?? null
  const person = reason === null && carriesPerson(type, normalized)
  return {
    valid: reason === null,
    normalized,
    reason,
    birthDate: person ? (birthDayOf(normalized) ?? null) : null,
    sex: person ? sexOf(normalized) : null,
  }
}

type Fault = (code: string, today: PlainDate) => CodeReason | undefined

const faults = {
  residentId: faultOfResidentId,
  hmtResidence: faultOfResidencePermit,
  fpr: faultOfPermanentResident,
  uscc: faultOfCreditCode,
  implementationCode: faultOfImplementationCode,
  licenceId: faultOfLicenceId,
} as const satisfies Record<CodeType, Fault>

const IDENTITY_SHAPE = /^\d{17}[\dX]$/
const RESIDENCE_PREFIX = /^8[123]0000/
const FORMER_PERMANENT_RESIDENT_SHAPE = /^[A-Z]{3}\d{12}$/
const CREDIT_SHAPE = /^[0-9A-HJ-NP-RTUWXY]{18}$/
const IMPLEMENTATION_SHAPE = /^[0-9A-HJ-NP-RTUWXY]{18}[1-7][0-9A-Z]{12}$/
// 00–10 of GB/T 39046 Annex A.1 with its extensions 11–19 (other powers), 20 and its extensions 21–29 (services).
const ITEM_TYPE = /^[0-2]\d$/
const LICENCE_OID = '1.2.156.3005.2'
const LICENCE_LENGTHS = /^21,(?:18|6),[1-9]\d*,3,1$/
const LICENCE_CHARSET = /^[0-9A-Z.]+$/

// The province codes of GB/T 2260; 71, 81 and 82 are in it.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

function faultOfResidentId(code: string, today: PlainDate): CodeReason | undefined {
  if (code.length !== 18) return 'length'
  if (!IDENTITY_SHAPE.test(code)) return 'charset'
  if (!PROVINCES.has(code.slice(0, 2))) return 'region'
  return faultOfBirthAndCheck(code, today)
}

function faultOfResidencePermit(code: string, today: PlainDate): CodeReason | undefined {
  if (code.length !== 18) return 'length'
  if (!IDENTITY_SHAPE.test(code)) return 'charset'
  if (!RESIDENCE_PREFIX.test(code)) return 'prefix'
  return faultOfBirthAndCheck(code, today)
}

function faultOfPermanentResident(code: string, today: PlainDate): CodeReason | undefined {
  if (code.length === 15) return FORMER_PERMANENT_RESIDENT_SHAPE.test(code) ? undefined : 'charset'
  if (code.length !== 18) return 'length'
  if (!IDENTITY_SHAPE.test(code)) return 'charset'
  if (!code.startsWith('9')) return 'prefix'
  return faultOfBirthAndCheck(code, today)
}

function faultOfBirthAndCheck(code: string, today: PlainDate): CodeReason | undefined {
  const birth = birthDayOf(code)
  if (birth === undefined || birth > today) return 'birthdate'
  return identityCheck(code) === code.charAt(17) ? undefined : 'checksum'
}

function faultOfCreditCode(code: string): CodeReason | undefined {
  if (code.length !== 18) return 'length'
  if (!CREDIT_SHAPE.test(code)) return 'charset'
  if (organisationCheck(code.slice(8, 16)) !== code.charAt(16)) return 'orgChecksum'
  return creditCheck(code) === code.charAt(17) ? undefined : 'checksum'
}

function faultOfImplementationCode(code: string): CodeReason | undefined {
  if (code.length !== 31) return 'length'
  if (!IMPLEMENTATION_SHAPE.test(code)) return 'charset'
  if (!ITEM_TYPE.test(code.slice(21, 23))) return 'prefix'
  return faultOfCreditCode(code.slice(0, 18))
}

// OID (5 numbers), licence type 21, issuer 18 or an area of 6, serial, version 3, check 1.
function faultOfLicenceId(code: string): CodeReason | undefined {
  const segments = code.split('.').slice(5)
  if (!LICENCE_LENGTHS.test(segments.map((segment) => segment.length).join())) return 'length'
  if (!LICENCE_CHARSET.test(code)) return 'charset'
  if (!code.startsWith(`${LICENCE_OID}.`)) return 'prefix'
  return licenceCheck(segments.slice(0, 4).join('')) === segments[4] ? undefined : 'checksum'
}

function carriesPerson(type: CodeType, code: string): boolean {
  return type === 'residentId' || type === 'hmtResidence' || (type === 'fpr' && code.length === 18)
}

function birthDayOf(code: string): PlainDate | undefined {
  const [year, month, day] = [code.slice(6, 10), code.slice(10, 12), code.slice(12, 14)]
  if (!isRealDay(Number(year), Number(month), Number(day))) return undefined
  return `${year}-${month}-${day}` as PlainDate
}

function sexOf(code: string): 'male' | 'female' {
  return Number(code.charAt(16)) % 2 === 1 ? 'male' : 'female'
}
