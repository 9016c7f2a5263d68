import { inflateRawSync } from 'node:zlib'

/** How much a file may be. */
export interface WorkbookLimits {
  /** bytes of the file as it is sent */
  readonly zipped: number
  /** bytes of all its parts unpacked */
  readonly unpacked: number
  readonly parts: number
  readonly rows: number
}

export const workbookLimits: WorkbookLimits = {
  zipped: 20 * 1024 * 1024,
  unpacked: 120 * 1024 * 1024,
  parts: 200,
  rows: 100_000,
}

/** A file that is no workbook, or more than may be taken. */
export class WorkbookFault extends Error {
  readonly code: 'not-a-workbook' | 'too-large' | 'too-many-rows'
  constructor(code: WorkbookFault['code']) {
    super(code)
    this.code = code
  }
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

/**
 * The XML parts of a workbook, unpacked with a limit that holds whatever the file claims: a part is never unpacked
 * beyond what is left of it. @throws WorkbookFault
 */
export function unzip(file: Buffer, limits: WorkbookLimits = workbookLimits): ReadonlyMap<string, Buffer> {
  if (file.length > limits.zipped) throw new WorkbookFault('too-large')
  const parts = new Map<string, Buffer>()
  let left = limits.unpacked
  try {
    for (const { name, method, from, size } of entriesOf(file, limits)) {
      const packed = file.subarray(from, from + size)
      const part = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left })
      left -= part.length
      if (left <= 0) throw new WorkbookFault('too-large')
      if (name.endsWith('.xml') || name.endsWith('.rels')) parts.set(name, part)
    }
  } catch (error) {
    throw faultOf(error)
  }
  return parts
}

function faultOf(error: unknown): WorkbookFault {
  if (error instanceof WorkbookFault) return error
  const isTooMuch = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
  return new WorkbookFault(isTooMuch ? 'too-large' : 'not-a-workbook')
}

function entriesOf(file: Buffer, limits: WorkbookLimits) {
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > limits.parts) throw new WorkbookFault('too-large')
  let at = file.readUInt32LE(end + 16)
  return Array.from({ length: count }, () => {
    if (file.readUInt32LE(at) !== ENTRY) throw new WorkbookFault('not-a-workbook')
    const nameLength = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const entry = {
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      size: file.readUInt32LE(at + 20),
      from,
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    return entry
  })
}

function endOf(file: Buffer): number {
  const last = file.length - END_SIZE
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) if (file.readUInt32LE(at) === END) return at
  throw new WorkbookFault('not-a-workbook')
}
