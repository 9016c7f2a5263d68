import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../pure/index.ts'

/** Minutes for which a code pairs a device, and wrong codes until it is void. */
export const PAIRING_MINUTES = 30
const MOST_WRONG = 5

/** What is kept of the code by which a device is paired; the code itself is told once. */
export interface Pairing {
  readonly codeHash: Buffer | null
  readonly until: Instant
  /** wrong codes so far */
  readonly tries: number
}

/** SHA-256 of a secret: a device keeps the secret, we its hash. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Six figures, for a person to type at the device. */
export function pairingCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

/** A key that a paired device keeps. */
export function deviceKey(): string {
  return randomBytes(24).toString('base64url')
}

/** What a typed code is: none is open any more, a wrong one, or the right one. */
export function judgeCode(pairing: Pairing | undefined, typed: string, at: Instant): 'closed' | 'wrong' | 'right' {
  if (pairing === undefined) return 'closed'
  const { codeHash, until, tries } = pairing
  if (codeHash === null || at >= until || tries >= MOST_WRONG) return 'closed'
  return timingSafeEqual(secretHash(typed.replaceAll(/\s/g, '')), codeHash) ? 'right' : 'wrong'
}
