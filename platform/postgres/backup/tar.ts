import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** A member of an archive: where its bytes lie. */
export interface Member {
  readonly name: string
  readonly offset: number
  readonly size: number
}

const BLOCK = 512
const READ = 256 * 1024

/** Writes one member behind the others; gives the sha256 of its bytes. */
export async function writeMember(
  file: FileHandle,
  { name, size }: { readonly name: string; readonly size: number },
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  await file.write(headerOf(name, size))
  const hash = createHash('sha256')
  let written = 0
  for await (const piece of pieces) {
    hash.update(piece)
    await file.write(piece)
    written += piece.byteLength
  }
  if (written !== size) throw new Error(`${name} has ${written} bytes, ${size} were expected`)
  await file.write(Buffer.alloc(padding(size)))
  return hash.digest('hex')
}

/** Ends the archive as tar wants it, by two empty blocks. */
export async function endArchive(file: FileHandle): Promise<void> {
  await file.write(Buffer.alloc(2 * BLOCK))
}

/** The members of an archive by name; undefined when it is cut short, changed between its members, or no archive. */
export async function readMembers(file: FileHandle): Promise<ReadonlyMap<string, Member> | undefined> {
  const { size: total } = await file.stat()
  const members = new Map<string, Member>()
  for (let at = 0; at + 2 * BLOCK < total;) {
    const member = parseHeader(await readBytes(file, at, BLOCK), at + BLOCK)
    if (member === undefined) return undefined
    members.set(member.name, member)
    const end = member.offset + member.size
    at = end + padding(member.size)
    if (!isEmpty(await readBytes(file, end, padding(member.size)))) return undefined
    if (at + 2 * BLOCK === total && isEmpty(await readBytes(file, at, 2 * BLOCK))) return members
  }
  return undefined
}

async function readBytes(file: FileHandle, at: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size)
  const { bytesRead } = await file.read(bytes, 0, size, at)
  return bytes.subarray(0, bytesRead)
}

function isEmpty(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0)
}

/** The bytes of a member, piece by piece. */
export async function* readMember(file: FileHandle, { offset, size }: Member): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += READ) {
    yield await readBytes(file, offset + at, Math.min(READ, size - at))
  }
}

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for the archive: ${name}`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0)
  header.write('0000600\0', 100, 'latin1')
  header.write('0000000\0'.repeat(2), 108, 'latin1')
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  header.write('00000000000\0', 136, 'latin1')
  header.write('0', 156, 'latin1')
  header.write('ustar\u000000', 257, 'latin1')
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

function parseHeader(header: Buffer, offset: number): Member | undefined {
  if (header.length < BLOCK) return undefined
  const told = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
  if (told !== checksum(header) || Number.isNaN(size)) return undefined
  const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
  return { name, offset, size }
}

/** Sum of the bytes, the field of the sum itself taken as spaces. */
function checksum(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [at, byte] of header.entries()) {
    if (at < 148 || at >= 156) sum += byte
  }
  return sum
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}
