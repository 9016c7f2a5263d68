import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { MANIFEST, MANIFEST_SUM, parseManifest } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { readMember, readMembers } from './tar.ts'
import type { Member } from './tar.ts'

/** A backup that was read through and found whole. */
export interface Archive {
  readonly manifest: Manifest
  readonly bytes: number
  /** The bytes of a member, as they were kept. */
  read(name: string): AsyncIterable<Uint8Array>
  /** The rows of a table as COPY wrote them. */
  readRows(pieces: readonly string[]): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** Says that a file is no whole backup; nothing was changed by it. */
export class DamagedBackup extends Error {
  constructor(path: string, what: string) {
    super(`${path} cannot be restored: ${what}. Nothing was changed`)
    this.name = 'DamagedBackup'
  }
}

/**
 * Opens a backup and reads it through: every member is there, of its size, with its hash.
 * @throws DamagedBackup when anything is missing, changed or cut short
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r')
  try {
    const members = await readMembers(file)
    if (members === undefined) throw new DamagedBackup(path, 'it is cut short, or not a backup')
    const manifest = await readManifest(path, file, members)
    for (const { name, size, sha256 } of manifest.members) {
      const member = members.get(name)
      if (member === undefined || member.size !== size) throw new DamagedBackup(path, `${name} is missing`)
      if ((await hashOf(file, member)) !== sha256) throw new DamagedBackup(path, `${name} was changed`)
    }
    return archiveOver(file, { manifest, members, bytes: (await file.stat()).size })
  } catch (error) {
    await file.close()
    throw error
  }
}

function archiveOver(
  file: FileHandle,
  content: { readonly manifest: Manifest; readonly members: ReadonlyMap<string, Member>; readonly bytes: number },
): Archive {
  const find = (name: string) => {
    const member = content.members.get(name)
    if (member === undefined) throw new Error(`the backup has no ${name}`)
    return member
  }
  return {
    manifest: content.manifest,
    bytes: content.bytes,
    read: (name) => readMember(file, find(name)),
    async *readRows(pieces) {
      for (const name of pieces) {
        const packed: Uint8Array[] = []
        for await (const part of readMember(file, find(name))) packed.push(part)
        yield await promisify(gunzip)(Buffer.concat(packed))
      }
    },
    close: () => file.close(),
  }
}

async function readManifest(path: string, file: FileHandle, members: ReadonlyMap<string, Member>): Promise<Manifest> {
  const member = members.get(MANIFEST)
  const sum = members.get(MANIFEST_SUM)
  if (member === undefined || sum === undefined) throw new DamagedBackup(path, 'its list of contents is missing')
  if ((await text(readMember(file, sum))).trim() !== (await hashOf(file, member))) {
    throw new DamagedBackup(path, 'its list of contents was changed')
  }
  const manifest = parseManifest(await text(readMember(file, member)))
  if (manifest === undefined) throw new DamagedBackup(path, 'it was made by another program or a newer release')
  return manifest
}

async function hashOf(file: FileHandle, member: Member): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readMember(file, member)) hash.update(piece)
  return hash.digest('hex')
}
