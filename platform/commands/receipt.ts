import { createHash } from 'node:crypto'
import { canonicalJson } from '../events/index.ts'
import { decided, refused } from '../pure/index.ts'
import type { Decision } from '../pure/index.ts'

/** What was answered to a key before. */
export interface Receipt {
  readonly command: string
  readonly bodyHash: string
  readonly answer: unknown
}

/** Hash of a command's name and input: the same key must come with the same content. */
export function bodyHashOf(command: string, input: unknown): string {
  return createHash('sha256').update(command).update(canonicalJson(input)).digest('hex')
}

/**
 * What a key that was seen before is answered: the first answer for the same content, `platform.key-reused` for other
 * content; undefined for a new key. (lifecycle 5, I-36)
 */
export function replay<Answer>(
  receipt: Receipt | undefined,
  command: string,
  bodyHash: string,
): Decision<Answer> | undefined {
  if (receipt === undefined) return undefined
  const isSame = receipt.command === command && receipt.bodyHash === bodyHash
  return isSame ? decided(receipt.answer as Answer) : refused({ code: 'platform.key-reused' })
}
