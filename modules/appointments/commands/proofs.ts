import { createHmac, timingSafeEqual } from 'node:crypto'
import { bookingCode } from '../rules/index.ts'
import type { Visitor } from '../rules/index.ts'

/** What proves a booking and hides who made it; all of it derived, so that nothing of it is kept. */
export interface Proofs {
  /** keyed hash by which a document is known again */
  identityKey(visitor: Pick<Visitor, 'identityKind' | 'identityNumber'>): Buffer
  /** the six signs its holder names */
  code(id: string): string
  /** the secret of its page */
  token(id: string): string
  /** the booking of a token, undefined when it is none of ours */
  idOf(token: string): string | undefined
}

const ID_BYTES = 16
const PROOF_BYTES = 14

/** The proofs of bookings under a secret of the installation. */
export async function proofsOf(secret: () => Promise<Buffer>): Promise<Proofs> {
  const key = await secret()
  const mac = (text: string) => createHmac('sha256', key).update(text).digest()
  const proof = (id: string) => mac(`token:${id}`).subarray(0, PROOF_BYTES)
  return {
    identityKey: ({ identityKind, identityNumber }) => mac(`identity:${identityKind}:${identityNumber}`),
    code: (id) => bookingCode(mac(`code:${id}`)),
    token: (id) => Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), proof(id)]).toString('base64url'),
    idOf(token) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== ID_BYTES + PROOF_BYTES) return undefined
      const hex = bytes.subarray(0, ID_BYTES).toString('hex')
      const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
      return timingSafeEqual(bytes.subarray(ID_BYTES), proof(id)) ? id : undefined
    },
  }
}
