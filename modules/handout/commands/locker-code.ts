import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import type { PlainDate } from '@yichuang/platform/pure'

/** The code that opens a box for a dossier put into it on a day. */
export type LockerCode = (dossier: string, box: string, day: PlainDate) => Promise<string>

const digits = 8

/**
 * Codes of the lockers, derived from a secret of the house: the window puts a result into a box and the message to the
 * applicant names the code, while nobody at the window sees it and nothing keeps it. (EL 三(三); OUT-04)
 */
export function lockerCodes(secret: () => Promise<Buffer>): LockerCode {
  let known: Promise<Buffer> | undefined
  return async (dossier, box, day) => {
    const mac = createHmac('sha256', await (known ??= secret()))
      .update(`locker:${dossier}:${box}:${day}`)
      .digest()
    return String(mac.readUInt32BE(0) % 10 ** digits).padStart(digits, '0')
  }
}

/** A pick-up code as it is kept: slow to guess, and the same for a repeated request. */
export function codeHashOf(code: string, box: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(code, `locker:${box}`, 32, (error, key) => (error === null ? resolve(key.toString('hex')) : reject(error)))
  })
}

/** Whether a code is the one whose hash was recorded when the result was put into its box. */
export async function isCodeOf(
  code: string,
  { box, codeHash }: { readonly box: string; readonly codeHash: string },
): Promise<boolean> {
  const [given, kept] = [Buffer.from(await codeHashOf(code, box), 'hex'), Buffer.from(codeHash, 'hex')]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
