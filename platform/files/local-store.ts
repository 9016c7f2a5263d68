import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { decided, refused } from '../pure/index.ts'
import type { Decision } from '../pure/index.ts'
import type { FileRefusal } from './refusals.ts'
import { sniff } from './sniff.ts'
import type { ByteRange, FileStore, PutOptions, StoredFile } from './store.ts'

const HASH = /^[0-9a-f]{64}$/
const ABANDONED_MS = 3_600_000

/**
 * A store in a local folder: `sha256/ab/cd/abcd…`, written beside (`incoming/`), flushed, then moved into its place, so
 * that a file is there whole or not at all, whatever kills the process. What a killed process left in `incoming` is
 * removed when it is an hour old.
 */
export async function openLocalStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await sweep(incoming)
  return {
    putStream: (stream, options) => putChecked(folder, stream, options),
    readStream: (stream, options) => readChecked(folder, stream, options),
    putOwn: (bytes) => putOwn(folder, bytes),
    open: (hash, range) => openFile(pathOf(folder, hash), range),
    sizeOf: (hash) => sizeOf(pathOf(folder, hash)),
    verify: (hash) => verify(pathOf(folder, hash), hash),
    list: () => list(join(folder, 'sha256')),
    remove: (hash) => rm(pathOf(folder, hash), { force: true }),
  }
}

/** Removes from `incoming` what was abandoned; gives the number of files. */
export async function sweep(incoming: string, now = Date.now()): Promise<number> {
  let removed = 0
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || now - found.mtimeMs < ABANDONED_MS) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

async function putChecked(
  folder: string,
  stream: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<Decision<StoredFile, FileRefusal>> {
  return withIncoming(folder, async (path, file) => {
    const taken = await takeIn(stream, { path, file }, options)
    if (!taken.ok) return taken
    await keep(folder, path, { file, written: taken.value })
    return taken
  })
}

async function readChecked(
  folder: string,
  stream: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<Decision<{ bytes: Uint8Array; mediaType: StoredFile['mediaType'] }, FileRefusal>> {
  return withIncoming(folder, async (path, file) => {
    const taken = await takeIn(stream, { path, file }, options)
    return taken.ok ? decided({ bytes: await readFile(path), mediaType: taken.value.mediaType }) : taken
  })
}

/** Writes a file aside and looks what it is. */
async function takeIn(
  stream: AsyncIterable<Uint8Array>,
  { path, file }: { readonly path: string; readonly file: FileHandle },
  options: PutOptions,
): Promise<Decision<StoredFile, FileRefusal>> {
  const written = await write(stream, file, options.maxBytes)
  if (written === 'too-large')
    return refused({ code: 'files.too-large', maxMegabytes: Math.round(options.maxBytes / 1024 ** 2) })
  if (written === 'cut-short') return refused({ code: 'files.cut-short' })
  const kind = await sniff(path, options)
  return kind.ok ? decided({ ...written, mediaType: kind.value }) : kind
}

async function putOwn(folder: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<Written> {
  return withIncoming(folder, async (path, file) => {
    const stream = bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes
    const written = await write(stream, file, Number.MAX_SAFE_INTEGER)
    if (typeof written === 'string') throw new Error(`a file of the platform's own could not be read: ${written}`)
    await keep(folder, path, { file, written })
    return written
  })
}

async function withIncoming<Value>(
  folder: string,
  work: (path: string, file: FileHandle) => Promise<Value>,
): Promise<Value> {
  const path = join(folder, 'incoming', randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    return await work(path, file)
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
}

interface Written {
  readonly hash: string
  readonly size: number
}

/** Reads no byte beyond the limit, and ends the stream when it stops early. */
async function write(
  stream: AsyncIterable<Uint8Array>,
  file: FileHandle,
  maxBytes: number,
): Promise<Written | 'too-large' | 'cut-short'> {
  const hash = createHash('sha256')
  const pieces = stream[Symbol.asyncIterator]()
  try {
    for (let size = 0; ;) {
      const next = await pieces.next().catch(() => 'cut-short' as const)
      if (next === 'cut-short') return next
      if (next.done === true) return { hash: hash.digest('hex'), size }
      size += next.value.byteLength
      if (size > maxBytes) return 'too-large'
      hash.update(next.value)
      await writeAll(file, next.value)
    }
  } finally {
    await pieces.return?.()
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.byteLength;) {
    const { bytesWritten } = await file.write(piece, at)
    at += bytesWritten
  }
}

/** Flush, move into place, flush the folders: in this order, the name never stands for half a file. */
async function keep(
  folder: string,
  path: string,
  { file, written }: { file: FileHandle; written: Written },
): Promise<void> {
  const place = pathOf(folder, written.hash)
  const madeFrom = await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  if ((await sizeOf(place)) !== written.size) {
    await file.sync()
    await chmod(path, 0o400)
    await rename(path, place)
  }
  await syncFolders(dirname(place), madeFrom === undefined ? dirname(place) : dirname(madeFrom))
}

/** Flushes a folder, and those above it up to `top`. */
async function syncFolders(folder: string, top: string): Promise<void> {
  for (let path = folder; ; path = dirname(path)) {
    const handle = await open(path, 'r')
    await handle.sync().finally(() => handle.close())
    if (path === top) return
  }
}

function pathOf(folder: string, hash: string): string {
  if (!HASH.test(hash)) throw new Error(`not the hash of a file: ${hash}`)
  return join(folder, 'sha256', hash.slice(0, 2), hash.slice(2, 4), hash)
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.size
}

async function openFile(path: string, range?: ByteRange): Promise<{ stream: Readable; size: number }> {
  const file = await open(path, 'r')
  const { size } = await file.stat()
  return { stream: file.createReadStream({ ...range }), size }
}

async function verify(path: string, hash: string): Promise<'intact' | 'damaged' | 'missing'> {
  if ((await sizeOf(path)) === undefined) return 'missing'
  const actual = createHash('sha256')
  const stream = createReadStream(path)
  stream.on('data', (piece) => actual.update(piece))
  await finished(stream)
  return actual.digest('hex') === hash ? 'intact' : 'damaged'
}

async function* list(top: string): AsyncIterable<{ hash: string; size: number }> {
  for (const first of await namesIn(top)) {
    for (const second of await namesIn(join(top, first))) yield* listFolder(join(top, first, second))
  }
}

async function* listFolder(folder: string): AsyncIterable<{ hash: string; size: number }> {
  for (const hash of await namesIn(folder)) {
    const size = await sizeOf(join(folder, hash))
    if (size !== undefined) yield { hash, size }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort()
}
