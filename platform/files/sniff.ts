import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { decided, refused } from '../pure/index.ts'
import type { Decision } from '../pure/index.ts'
import { fileKinds, kindOf } from './kinds.ts'
import type { MediaType } from './kinds.ts'
import type { FileRefusal } from './refusals.ts'
import { readPart, readZipDirectory } from './zip-directory.ts'

/** What a file may be, for whoever asks for it. */
export interface SniffOptions {
  /** name that the person gave; its ending must fit the content */
  readonly name?: string
  /** kinds that are accepted; all of `fileKinds` when not said */
  readonly allowed?: readonly MediaType[]
}

const LARGEST_UNPACKED = 512 * 1024 * 1024
const ALL = fileKinds.map(({ mediaType }) => mediaType)
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MACROS = ['word/vbaProject.bin', 'xl/vbaProject.bin']

/**
 * Tells what a complete file is from its content, and whether it may be kept: an allowed kind, as its name says, that
 * can be opened and holds nothing that runs (SEC-05).
 */
export async function sniff(path: string, options: SniffOptions = {}): Promise<Decision<MediaType, FileRefusal>> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) return refused({ code: 'files.empty' })
    const detected = (await fileTypeFromFile(path))?.mime ?? null
    if (detected === 'application/x-cfb' && (await isEncryptedOffice(file, size))) {
      return refused({ code: 'files.encrypted' })
    }
    const inside = isZip(detected, await readPart(file, 0, 4)) ? await lookInside(file, size) : decided(detected)
    return inside.ok ? judge(inside.value, options) : inside
  } finally {
    await file.close()
  }
}

function judge(detected: string | null, options: SniffOptions): Decision<MediaType, FileRefusal> {
  const { name = '', allowed = ALL } = options
  const kind = detected === null ? undefined : kindOf(detected)
  const extension = extname(name).slice(1).toLowerCase()
  const promised = fileKinds.find(({ extensions }) => (extensions as readonly string[]).includes(extension))
  if (extension !== '' && promised !== kind && (promised !== undefined || kind !== undefined)) {
    return refused({ code: 'files.not-what-its-name-says', name, extension, detected })
  }
  if (kind === undefined || !allowed.includes(kind.mediaType)) {
    return refused({ code: 'files.kind-not-allowed', detected, allowed })
  }
  return decided(kind.mediaType)
}

function isZip(detected: string | null, start: Buffer): boolean {
  return detected !== 'application/pdf' && start.toString('latin1') === 'PK\u0003\u0004'
}

/** A document that is a zip file inside: which one, told by its parts. */
async function lookInside(file: FileHandle, size: number): Promise<Decision<string, FileRefusal>> {
  const directory = await readZipDirectory(file, size)
  if (directory === undefined) return refused({ code: 'files.damaged' })
  const { names, isEncrypted, unpackedBytes } = directory
  if (isEncrypted) return refused({ code: 'files.encrypted' })
  if (unpackedBytes > LARGEST_UNPACKED) return refused({ code: 'files.unpacks-too-large' })
  if (MACROS.some((part) => names.has(part))) return refused({ code: 'files.holds-macros' })
  if (names.has('OFD.xml')) return decided('application/ofd')
  if (!names.has('[Content_Types].xml')) return decided('application/zip')
  if (names.has('word/document.xml')) return decided(WORD)
  return decided(names.has('xl/workbook.xml') ? EXCEL : 'application/zip')
}

/** An office document with a password is wrapped into the old container format, in a part of this name. */
async function isEncryptedOffice(file: FileHandle, size: number): Promise<boolean> {
  const part = Buffer.from('EncryptedPackage', 'utf16le')
  const step = 1024 * 1024
  for (let at = 0; at < size; at += step) {
    const piece = await readPart(file, at, Math.min(size, at + step + part.length))
    if (piece.includes(part)) return true
  }
  return false
}
