/** Secrets of single things, derived from a key of the installation: nothing of them is kept anywhere. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export { deviceKey, judgeCode, PAIRING_MINUTES, pairingCode, secretHash } from './pairing.ts'
export type { Pairing } from './pairing.ts'

/** The secrets of things with a UUID: the page of a booking, the link to an evaluation. */
export interface IdTokens {
  token(id: string): string
  /** the thing of a token, undefined when it is none of ours */
  idOf(token: string): string | undefined
}

const ID_BYTES = 16
const PROOF_BYTES = 14

/** Tokens under a key: the id, then a keyed hash of it; 40 signs that fit into an address. */
export function idTokens(key: Buffer): IdTokens {
  const proof = (id: string) => createHmac('sha256', key).update(`token:${id}`).digest().subarray(0, PROOF_BYTES)
  return {
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
