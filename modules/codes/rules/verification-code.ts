import type { Brand } from '@yichuang/platform/pure'
import { normalizeCode } from './characters.ts'
import { hybridCheck } from './check-digits.ts'

/** Code under the QR code of every printed document, by which anybody can check it: `7F3K-92QD-XH` (查验码). */
export type VerificationCode = Brand<string, 'VerificationCode'>

/** Random bytes a verification code is made of. */
export const verificationCodeBytes = 9

// No I, L, O, U: they are misread on paper and over the telephone. 9 random characters are 45 bits.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHAPE = /^[0-9A-HJKMNP-TV-Z]{10}$/

/**
 * A verification code from 9 random bytes: nine characters of 5 bits and a check character (ISO 7064 hybrid system
 * over 32 characters), in groups of 4-4-2. Throws a RangeError when there are fewer bytes.
 */
export function buildVerificationCode(random: Uint8Array): VerificationCode {
  if (random.length < verificationCodeBytes) throw new RangeError(`needs ${verificationCodeBytes} random bytes`)
  const body = Array.from(random.subarray(0, verificationCodeBytes), (byte) => ALPHABET.charAt(byte & 31)).join('')
  return grouped(body + hybridCheck(body, ALPHABET))
}

/**
 * The verification code a text names: case, spaces and hyphens do not matter, O is read as 0, I and L as 1.
 * Undefined when a character is impossible or mistyped (the check character finds every single slip).
 */
export function parseVerificationCode(typed: string): VerificationCode | undefined {
  const plain = plainCode(typed)
  if (!SHAPE.test(plain) || hybridCheck(plain.slice(0, 9), ALPHABET) !== plain.charAt(9)) return undefined
  return grouped(plain)
}

/**
 * What is wrong with a text that names no code: `incomplete`, not ten possible characters; `check`, ten of them of which
 * at least one was misread, because the check character does not fit the others. (XCH-08)
 */
export function slipOf(typed: string): 'incomplete' | 'check' {
  return SHAPE.test(plainCode(typed)) ? 'check' : 'incomplete'
}

function plainCode(typed: string): string {
  return normalizeCode(typed)
    .replaceAll(/[\s‐‑–—−-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

function grouped(plain: string): VerificationCode {
  return `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}` as VerificationCode
}
