import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '@yichuang/platform/pure'
import { checkCode, type CodeReason, type CodeType } from './check-code.ts'
import { creditCheck, identityCheck, licenceCheck, organisationCheck } from './check-digits.ts'

const today = '2026-11-21' as PlainDate
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LATIN = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function reasonFor(type: CodeType, value: string): CodeReason | null {
  return checkCode({ type, value, today }).reason
}

/** A resident id of this area and birthday with its right check character. */
function residentId(body: string): string {
  return body + identityCheck(body)
}

describe('resident identity numbers (GB 11643)', () => {
  test.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
  ] as const)('[XCH-08] %s is valid and says who was born when', (value, birthDate, sex) => {
    expect(checkCode({ type: 'residentId', value, today })).toEqual({
      valid: true,
      normalized: value,
      reason: null,
      birthDate,
      sex,
    })
  })

  test.each([
    ['110105194912310021', 'checksum'],
    ['340102198805059786', 'checksum'],
    ['11010119900307451X', 'checksum'],
    ['110105491231002', 'length'],
    ['', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123100X2', 'charset'],
    ['1101051949123100一2', 'charset'],
    ['991105194912310021', 'region'],
    ['831105194912310021', 'region'],
    ['110105194902300021', 'birthdate'],
    ['110105190002290021', 'birthdate'],
    ['110105194913310021', 'birthdate'],
    ['110105194900310021', 'birthdate'],
  ] as const)('[XCH-08] %s is refused for its %s', (value, reason) => {
    expect(checkCode({ type: 'residentId', value, today })).toEqual({
      valid: false,
      normalized: value,
      reason,
      birthDate: null,
      sex: null,
    })
  })

  test('[XCH-08] spaces, full-width digits and a small x are normalised first', () => {
    const answer = checkCode({ type: 'residentId', value: '　１１０１０５１９４９１２３１００２ｘ ', today })
    expect(answer).toMatchObject({ valid: true, normalized: '11010519491231002X' })
  })

  test('[XCH-08] a child born today has a number, one born tomorrow has none', () => {
    expect(reasonFor('residentId', residentId('33992120261121001'))).toBeNull()
    expect(reasonFor('residentId', residentId('33992120261122001'))).toBe('birthdate')
  })

  test('[XCH-08] 29 February exists in leap years only', () => {
    expect(reasonFor('residentId', residentId('33992120000229001'))).toBeNull()
    expect(reasonFor('residentId', residentId('33992120010229001'))).toBe('birthdate')
  })

  test('[XCH-08] the first failing reason is told: charset before region, region before birth date, that before check', () => {
    expect(reasonFor('residentId', '99010519499931002A')).toBe('charset')
    expect(reasonFor('residentId', '990105194999310020')).toBe('region')
    expect(reasonFor('residentId', '110105194999310020')).toBe('birthdate')
  })

  test('[XCH-08] any change of one digit breaks MOD 11-2, and so does any swap of two different neighbours', () => {
    const body = fc.stringMatching(/^\d{17}$/)
    fc.assert(
      fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const changed = digits.slice(0, at) + ((Number(digits[at]) + shift) % 10) + digits.slice(at + 1)
        expect(identityCheck(changed)).not.toBe(identityCheck(digits))
      }),
    )
    fc.assert(
      fc.property(body, fc.nat(15), (digits, at) => {
        fc.pre(digits[at] !== digits[at + 1])
        const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)
        expect(identityCheck(swapped)).not.toBe(identityCheck(digits))
      }),
    )
  })
})

describe('residence permits and permanent resident cards', () => {
  test.each(['810000199408230021', '830000199201300022'])('[XCH-08] residence permit %s is valid', (value) => {
    expect(checkCode({ type: 'hmtResidence', value, today })).toMatchObject({ valid: true, sex: 'female' })
  })

  test.each([
    ['11010519491231002X', 'prefix'],
    ['840000199201300022', 'prefix'],
    ['810001199408230021', 'prefix'],
    ['81000019940823002', 'length'],
    ['810000199408320021', 'birthdate'],
    ['810000199408230022', 'checksum'],
  ] as const)('[XCH-08] residence permit %s is refused for its %s', (value, reason) => {
    expect(reasonFor('hmtResidence', value)).toBe(reason)
  })

  test('[XCH-08] a permanent resident card of 2023 tells birth date and sex, the older edition only has a shape', () => {
    expect(checkCode({ type: 'fpr', value: '911124198108030024', today })).toMatchObject({
      valid: true,
      birthDate: '1981-08-03',
      sex: 'female',
    })
    expect(checkCode({ type: 'fpr', value: 'can110181080301', today })).toEqual({
      valid: true,
      normalized: 'CAN110181080301',
      reason: null,
      birthDate: null,
      sex: null,
    })
  })

  test.each([
    ['9111241981080300', 'length'],
    ['CA1110181080301', 'charset'],
    ['91112419810803002A', 'charset'],
    ['11010519491231002X', 'prefix'],
    ['911124198113030024', 'birthdate'],
    ['911124198108030025', 'checksum'],
  ] as const)('[XCH-08] permanent resident card %s is refused for its %s', (value, reason) => {
    expect(reasonFor('fpr', value)).toBe(reason)
  })
})

describe('unified social credit codes (GB 32100)', () => {
  test.each([
    '91350100M000100Y43',
    '11100000000013338W',
    '11440232MB2D06811W',
    '11370800MB28559184',
    '91440300708461136T',
    '11110000000021135M',
    '11330105002500287C',
    '11420503087246977F',
    '11511301008778183N',
    '11100000MB0341032Y',
    '11430000006122244L',
    '11100000MB03271699',
  ])('[XCH-08] %s is valid, typed in lower case too', (value) => {
    expect(checkCode({ type: 'uscc', value: value.toLowerCase(), today })).toEqual({
      valid: true,
      normalized: value,
      reason: null,
      birthDate: null,
      sex: null,
    })
  })

  test.each([
    ['91330000712562466K', 'checksum'],
    ['12345678901234567X', 'orgChecksum'],
    ['911100001000190000', 'orgChecksum'],
    ['11100000MB0327169X', 'checksum'],
    ['91350100M000100Y4', 'length'],
    ['91350100M000100O43', 'charset'],
    ['9135010OM000100Y43', 'charset'],
    ['91350100M000100Y53', 'orgChecksum'],
  ] as const)('[XCH-08] %s is refused for its %s', (value, reason) => {
    expect(reasonFor('uscc', value)).toBe(reason)
  })

  test.each([
    ['M000100Y', '4'],
    ['MB2D0681', '1'],
    ['MB285591', '8'],
    ['00001333', '8'],
    ['70846113', '6'],
    ['00612224', '4'],
  ])('[XCH-08] organisation code %s-%s carries its GB 11714 check', (body, check) => {
    expect(organisationCheck(body)).toBe(check)
  })

  test('[XCH-08] any change of one character breaks a credit code', () => {
    const body = fc.stringMatching(/^[0-9A-HJ-NP-RTUWXY]{16}$/)
    fc.assert(
      fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 30 }), (start, at, shift) => {
        const withOrganisation = start + organisationCheck(start.slice(8))
        const code = withOrganisation + creditCheck(withOrganisation)
        expect(reasonFor('uscc', code)).toBeNull()
        const character = CREDIT_ALPHABET[(CREDIT_ALPHABET.indexOf(code.charAt(at)) + shift) % 31]
        expect(reasonFor('uscc', code.slice(0, at) + character + code.slice(at + 1))).toMatch(/^(orgC|c)hecksum$/)
      }),
    )
  })
})

describe('implementation codes (31) and licence identifiers (GB/T 36904)', () => {
  test.each(['11440232MB2D06811W4000117051000', '11370800MB285591843370117002011'])('[XCH-08] %s is valid', (value) => {
    expect(reasonFor('implementationCode', value)).toBeNull()
  })

  test.each([
    ['11440232MB2D06811W400011705100', 'length'],
    ['11440232MB2D06811W8000117051000', 'charset'],
    ['11440232MB2D06811W400011705100-', 'charset'],
    ['11440232MB2D06811W4009917051000', 'prefix'],
    ['11440232MB2D06821W4000117051000', 'orgChecksum'],
    ['11440232MB2D06811X4000117051000', 'checksum'],
  ] as const)('[XCH-08] %s is refused for its %s', (value, reason) => {
    expect(reasonFor('implementationCode', value)).toBe(reason)
  })

  const licences = [
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
  ] as const

  test.each(licences)('[XCH-08] licence identifier %s is valid', (value) => {
    expect(reasonFor('licenceId', value)).toBeNull()
  })

  test.each([
    ['1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M', 'checksum'],
    ['1.2.156.3005.2.11100000MB03271699022.340100.000000016.001', 'length'],
    ['1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9.9', 'length'],
    ['1.2.156.3005.2.11100000MB03271699022.3401.000000016.001.9', 'length'],
    ['1.2.156.3005.2.11100000MB03271699022.340100..001.9', 'length'],
    ['1.2.156.3005.2.11100000MB0327169902_.340100.000000016.001.9', 'charset'],
    ['1.2.156.3005.3.11100000MB03271699022.340100.000000016.001.9', 'prefix'],
  ] as const)('[XCH-08] licence identifier %s is refused for its %s', (value, reason) => {
    expect(reasonFor('licenceId', value)).toBe(reason)
  })

  test('[XCH-08] MOD 37,36 gives the standard vector, and any change of one character breaks it', () => {
    expect(licenceCheck('A12425GABC1234002')).toBe('M')
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{1,60}$/),
        fc.nat(),
        fc.integer({ min: 1, max: 35 }),
        (body, index, shift) => {
          const at = index % body.length
          const character = LATIN[(LATIN.indexOf(body.charAt(at)) + shift) % 36]
          expect(licenceCheck(body.slice(0, at) + character + body.slice(at + 1))).not.toBe(licenceCheck(body))
        },
      ),
    )
  })
})

test('[XCH-08] whatever is typed gets an answer, and a reason exactly when it is not valid', () => {
  const type = fc.constantFrom<CodeType>('residentId', 'hmtResidence', 'fpr', 'uscc', 'implementationCode', 'licenceId')
  const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9X.]{15,31}$/))
  fc.assert(
    fc.property(type, typed, (type, value) => {
      const answer = checkCode({ type, value, today })
      expect(answer.valid).toBe(answer.reason === null)
      expect(checkCode({ type, value: answer.normalized, today })).toEqual(answer)
    }),
  )
})
