import { randomBytes } from 'node:crypto'
import { hashAlgorithm } from './cms.ts'
import { elementAt, elementsOf, integer, octets, sequence, yes } from './der.ts'

/** Sends a time-stamp query to an authority and gives its reply: `application/timestamp-query` by POST (RFC 3161 3.4). */
export type SendQuery = (query: Uint8Array) => Promise<Uint8Array>

/**
 * The token of a time-stamping authority over a hash.
 * @param hash SHA-256; @param send the road to the authority
 * @throws when the authority refuses, or answers about another hash
 */
export async function requestTimestamp(hash: Uint8Array, send: SendQuery): Promise<Uint8Array> {
  const imprint = sequence(hashAlgorithm, octets(hash))
  const query = sequence(integer(1), imprint, integer(randomBytes(8)), yes)
  const reply = await send(query)
  const [status, token] = elementsOf(elementAt(reply, [0]).content)
  const granted = status === undefined ? undefined : elementAt(status.content, [0]).content[0]
  if (token === undefined || (granted !== 0 && granted !== 1)) throw new Error('the time-stamping authority refused')
  if (!Buffer.from(token.whole).includes(Buffer.from(octets(hash))))
    throw new Error('the time stamp is about something else')
  return token.whole
}
