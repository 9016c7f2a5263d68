/** The little of DER (ITU-T X.690) that certificates and signatures need. */

export type Bytes = Uint8Array

/** One element as it stands in a file: its tag, its content, and the whole of it. */
export interface Element {
  readonly tag: number
  readonly content: Bytes
  readonly whole: Bytes
}

/** Writes an element: tag, length, content. */
export function der(tag: number, ...content: readonly Bytes[]): Bytes {
  const body = Buffer.concat(content)
  return Buffer.concat([Uint8Array.of(tag), lengthOf(body.length), body])
}

export const sequence = (...content: readonly Bytes[]): Bytes => der(0x30, ...content)
export const octets = (content: Bytes): Bytes => der(0x04, content)
export const bits = (content: Bytes): Bytes => der(0x03, Uint8Array.of(0), content)
export const utf8 = (text: string): Bytes => der(0x0c, Buffer.from(text, 'utf8'))
export const nothing: Bytes = Uint8Array.of(0x05, 0)
export const yes: Bytes = Uint8Array.of(0x01, 1, 0xff)

/** A SET OF: DER wants its members in the order of their bytes. */
export function setOf(...members: readonly Bytes[]): Bytes {
  return der(0x31, ...members.toSorted((a, b) => Buffer.compare(a, b)))
}

/** `[n]` around an element, or in place of its tag when `content` is what stands inside of it. */
export function tagged(number: number, ...content: readonly Bytes[]): Bytes {
  return der(0xa0 + number, ...content)
}

/** A number not below zero, given as such or as its bytes. */
export function integer(value: number | Bytes): Bytes {
  const bytes = typeof value === 'number' ? bytesOf(value) : value
  const first = bytes[0] ?? 0
  return first >= 0x80 ? der(0x02, Uint8Array.of(0), bytes) : der(0x02, bytes)
}

/** An object identifier from its dotted text. */
export function oid(text: string): Bytes {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  return der(0x06, ...[first * 40 + second, ...rest].map(baseOf128))
}

/** A moment as UTCTime, as certificates want it until 2049. @param at ISO instant in UTC */
export function utcTime(at: string): Bytes {
  return der(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`))
}

/** The elements that stand one after another in `bytes`. @throws when they are cut off */
export function elementsOf(bytes: Bytes): Element[] {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0
    const first = bytes[at + 1] ?? 0
    const more = first < 0x80 ? 0 : first & 0x7f
    const length = more === 0 ? first : numberOf(bytes.subarray(at + 2, at + 2 + more))
    const begin = at + 2 + more
    const end = begin + length
    if (end > bytes.length) throw new Error('not DER: an element is cut off')
    elements.push({ tag, content: bytes.subarray(begin, end), whole: bytes.subarray(at, end) })
    at = end
  }
  return elements
}

/** The element at a path of positions: `[0, 3]` is the fourth in the first. @throws when there is none */
export function elementAt(bytes: Bytes, path: readonly number[]): Element {
  let found: Element | undefined
  for (const position of path) {
    found = elementsOf(found?.content ?? bytes)[position]
    if (found === undefined) throw new Error(`not what was expected: no element at ${path.join('.')}`)
  }
  if (found === undefined) throw new Error('an element needs a path')
  return found
}

function lengthOf(length: number): Bytes {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes = bytesOf(length)
  return Uint8Array.of(0x80 + bytes.length, ...bytes)
}

function bytesOf(value: number): Bytes {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
}

function numberOf(bytes: Bytes): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

function baseOf128(value: number): Bytes {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128))
  return Uint8Array.from(bytes)
}
