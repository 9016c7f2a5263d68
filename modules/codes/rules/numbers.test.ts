import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '@yichuang/platform/pure'
import {
  buildApplicationNo,
  buildDocumentNo,
  buildVerificationCode,
  parseApplicationNo,
  parseCreditCode,
  parseDocumentNo,
  parseImplementationCode,
  parseLicenceId,
  parseMobileNumber,
  parsePermanentResidentNumber,
  parsePostcode,
  parseResidencePermitNumber,
  parseResidentId,
  parseVerificationCode,
  slipOf,
  partsOfApplicationNo,
  type ApplicationNo,
} from './index.ts'

const today = '2026-11-21' as PlainDate
const autumn = '2026-09-18' as PlainDate
const applicationNo = buildApplicationNo({ region: '339921', day: autumn, serial: 52 })

describe('typed-in numbers become the stored ones', () => {
  test('[XCH-08] every kind of code has a parser that gives the stored form or nothing', () => {
    expect(parseResidentId(' 11010519491231002x', today)).toBe('11010519491231002X')
    expect(parseResidentId('110105194912310021', today)).toBeUndefined()
    expect(parseResidencePermitNumber('810000199408230021', today)).toBe('810000199408230021')
    expect(parsePermanentResidentNumber('can110181080301', today)).toBe('CAN110181080301')
    expect(parseCreditCode('91350100m000100y43')).toBe('91350100M000100Y43')
    expect(parseImplementationCode('11440232mb2d06811w4000117051000')).toBe('11440232MB2D06811W4000117051000')
    expect(parseLicenceId('1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.8')).toBeUndefined()
  })

  test('[XCH-08] a mobile number has 11 digits from 13 to 19; spaces and hyphens are dropped', () => {
    expect(parseMobileNumber('１３９ 1234-6027')).toBe('13912346027')
    for (const typed of ['12912346027', '1391234602', '139123460277', '0599-60012345', '']) {
      expect(parseMobileNumber(typed)).toBeUndefined()
    }
  })

  test('[XCH-08] a postcode has 6 digits', () => {
    expect(parsePostcode('３２２０００')).toBe('322000')
    for (const typed of ['32200', '3220000', '32200A']) expect(parsePostcode(typed)).toBeUndefined()
  })
})

describe('application numbers', () => {
  test('[XCH-08] region, day and serial make the number, and the number tells them', () => {
    expect(applicationNo).toBe('339921-260918-00052')
    expect(partsOfApplicationNo(applicationNo)).toEqual({ region: '339921', day: '2026-09-18', serial: 52 })
  })

  test('[XCH-08] a township is numbered by its county', () => {
    expect(buildApplicationNo({ region: '339921103', day: autumn, serial: 1 })).toBe('339921-260918-00001')
  })

  test('[XCH-08] every number built can be read back, the hundred thousandth of a day too', () => {
    const serials = fc.integer({ min: 1, max: 9_999_999 })
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{5}$/),
        fc.integer({ min: 0, max: 36_000 }),
        serials,
        (region, n, serial) => {
          const day = new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10) as PlainDate
          const built = buildApplicationNo({ region, day, serial })
          expect(parseApplicationNo(` ${built} `)).toBe(built)
          expect(partsOfApplicationNo(built)).toEqual({ region, day, serial })
        },
      ),
    )
  })

  test.each([
    '339921-260931-00052',
    '339921-260229-00052',
    '339921-261318-00052',
    '339921-260918-00000',
    '339921-260918-0052',
    '339921-260918-012345',
    '33992-260918-00052',
    '339921260918 00052',
    '',
  ])('[XCH-08] %s is not an application number', (typed) => {
    expect(parseApplicationNo(typed)).toBeUndefined()
  })

  test('[XCH-08] full-width digits and long dashes are read', () => {
    expect(parseApplicationNo('３３９９２１－２６０９１８—00052')).toBe('339921-260918-00052')
  })

  test('[XCH-08] no number is built from a province, serial zero or another century', () => {
    expect(() => buildApplicationNo({ region: '33', day: autumn, serial: 1 })).toThrow(RangeError)
    expect(() => buildApplicationNo({ region: '339921', day: autumn, serial: 0 })).toThrow(RangeError)
    expect(() => buildApplicationNo({ region: '339921', day: '1999-12-31' as PlainDate, serial: 1 })).toThrow(
      RangeError,
    )
  })
})

describe('document numbers', () => {
  test('[XCH-08] mark, kind word and application number make the document number', () => {
    expect(buildDocumentNo({ mark: '云市监', kindWord: '受', applicationNo })).toBe('云市监受〔2026〕260918-00052号')
  })

  test('[XCH-08] a second notice of the kind and a document of the next year have their own number', () => {
    const second = buildDocumentNo({ mark: '云市监', kindWord: '补', applicationNo, ordinal: 2 })
    expect(second).toBe('云市监补〔2026〕260918-00052-2号')
    expect(buildDocumentNo({ mark: '云市监', kindWord: '许', applicationNo, year: 2027 })).toBe(
      '云市监许〔2027〕260918-00052号',
    )
    expect(parseDocumentNo(second)).toBe(second)
  })

  test('[XCH-08] typed with other brackets a document number is still found, a malformed one is not', () => {
    expect(parseDocumentNo(' 云市监受[2026]260918-00052号')).toBe('云市监受〔2026〕260918-00052号')
    for (const typed of ['云市监受2026第52号', '云市监受〔2026〕260918-00052-1号', '〔2026〕260918-00052号']) {
      expect(parseDocumentNo(typed)).toBeUndefined()
    }
  })

  test('[XCH-08] no document number is built without a mark or with ordinal zero', () => {
    expect(() => buildDocumentNo({ mark: '', kindWord: '受', applicationNo })).toThrow(RangeError)
    expect(() => buildDocumentNo({ mark: '云市监', kindWord: '受', applicationNo, ordinal: 0 })).toThrow(RangeError)
  })

  test('[XCH-08] different applications of one region never share a document number', () => {
    const numberOf = (no: ApplicationNo) => buildDocumentNo({ mark: '云市监', kindWord: '受', applicationNo: no })
    const other = buildApplicationNo({ region: '339921', day: autumn, serial: 53 })
    expect(numberOf(applicationNo)).not.toBe(numberOf(other))
  })
})

describe('verification codes', () => {
  const bytes = fc.uint8Array({ minLength: 9, maxLength: 9 })

  test('[XCH-08] a code has ten characters in groups of 4-4-2 and is read in lower case, with spaces, O for 0, I for 1', () => {
    const code = buildVerificationCode(Uint8Array.of(0, 1, 10, 11, 20, 21, 30, 31, 0))
    expect(code).toMatch(/^01AB-MNYZ-0[0-9A-HJKMNP-TV-Z]$/)
    expect(parseVerificationCode(` o iab mnyz o${code.at(-1)}`.toLowerCase())).toBe(code)
  })

  test('[XCH-08] every code built is read back and every single slip is found', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(bytes, fc.nat(9), fc.integer({ min: 1, max: 31 }), (random, index, shift) => {
        const code = buildVerificationCode(random)
        expect(parseVerificationCode(code)).toBe(code)
        const at = index + Math.floor(index / 4)
        const character = alphabet[(alphabet.indexOf(code.charAt(at)) + shift) % 32]
        const slipped = code.slice(0, at) + character + code.slice(at + 1)
        expect(parseVerificationCode(slipped)).toBeUndefined()
        expect(slipOf(slipped)).toBe('check')
      }),
    )
  })

  test('[XCH-08] too short, too long and impossible characters are refused; too few random bytes throw', () => {
    for (const typed of ['7F3K-92QD-X', '7F3K-92QD-XHH', '7F3U-92QD-XH', '']) {
      expect(parseVerificationCode(typed)).toBeUndefined()
      expect(slipOf(typed)).toBe('incomplete')
    }
    expect(() => buildVerificationCode(new Uint8Array(8))).toThrow(RangeError)
  })
})
