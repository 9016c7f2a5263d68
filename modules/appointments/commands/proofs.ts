import { createHmac } from 'node:crypto'
import { idTokens } from '@yichuang/platform/tokens'
import type { IdTokens } from '@yichuang/platform/tokens'
import { bookingCode } from '../rules/index.ts'
import type { Visitor } from '../rules/index.ts'

/** What proves a booking and hides who made it; all of it derived, so that nothing of it is kept. */
export interface Proofs extends IdTokens {
  /** keyed hash by which a document is known again */
  identityKey(visitor: Pick<Visitor, 'identityKind' | 'identityNumber'>): Buffer
  /** the six signs its holder names */
  code(id: string): string
}

/** The proofs of bookings under a secret of the installation. */
export async function proofsOf(secret: () => Promise<Buffer>): Promise<Proofs> {
  const key = await secret()
  const mac = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    ...idTokens(key),
    identityKey: ({ identityKind, identityNumber }) => mac(`identity:${identityKind}:${identityNumber}`),
    code: (id) => bookingCode(mac(`code:${id}`)),
  }
}
