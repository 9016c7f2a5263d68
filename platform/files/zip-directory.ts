import type { FileHandle } from 'node:fs/promises'

/** What the directory of a zip file tells, without unpacking anything. */
export interface ZipDirectory {
  readonly names: ReadonlySet<string>
  readonly isEncrypted: boolean
  /** sum of the sizes that the directory claims */
  readonly unpackedBytes: number
}

const END_MARK = 0x06054b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const ENTRY_MARK = 0x02014b50
const ENTRY_BYTES = 46
const MOST_ENTRIES = 20_000
const LARGEST_DIRECTORY = 8 * 1024 * 1024

/** Reads the directory at the end of a zip file; undefined when it is damaged, or larger than any document has. */
export async function readZipDirectory(file: FileHandle, size: number): Promise<ZipDirectory | undefined> {
  const tail = await readPart(file, Math.max(0, size - END_BYTES - LONGEST_COMMENT), size)
  const end = lastIndexOfMark(tail)
  if (end < 0) return undefined
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES || length > LARGEST_DIRECTORY || start + length > size) return undefined
  return parseEntries(await readPart(file, start, start + length), count)
}

function parseEntries(directory: Buffer, count: number): ZipDirectory | undefined {
  const names = new Set<string>()
  let isEncrypted = false
  let unpackedBytes = 0
  let at = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) return undefined
    const nameBytes = directory.readUInt16LE(at + 28)
    const otherBytes = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    isEncrypted ||= (directory.readUInt16LE(at + 8) & 1) === 1
    unpackedBytes += directory.readUInt32LE(at + 24)
    names.add(directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes))
    at += ENTRY_BYTES + nameBytes + otherBytes
  }
  return { names, isEncrypted, unpackedBytes }
}

function lastIndexOfMark(tail: Buffer): number {
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(END_MARK)
  const at = tail.lastIndexOf(mark)
  return at + END_BYTES <= tail.length ? at : -1
}

/** Bytes `from` (included) to `to` (excluded) of a file. */
export async function readPart(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const part = Buffer.alloc(to - from)
  const { bytesRead } = await file.read(part, 0, part.length, from)
  return part.subarray(0, bytesRead)
}
