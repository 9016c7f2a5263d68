import { createHmac } from 'node:crypto'
import type { PlainDate } from '@yichuang/platform/pure'

/** The code that opens a box for a dossier put into it on a day. */
export type LockerCode = (dossier: string, box: string, day: PlainDate) => Promise<string>

const digits = 8

/**
 * Codes of the lockers, derived from a secret of the house: the window puts a result into a box and the message to the
 * applicant names the code, while nobody at the window sees it and nothing keeps it. (EL 三(三); OUT-04)
 */
export function lockerCodes(secret: () => Promise<Buffer>): LockerCode {
  return async (dossier, box, day) => {
    const mac = createHmac('sha256', await secret())
      .update(`locker:${dossier}:${box}:${day}`)
      .digest()
    return String(mac.readUInt32BE(0) % 10 ** digits).padStart(digits, '0')
  }
}
