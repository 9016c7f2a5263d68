import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { poolOf } from '../../db/index.ts'
import type { Database } from '../../db/index.ts'
import type { FileStore } from '../../files/index.ts'
import { copyOut } from './copy.ts'
import { listFolderFiles } from './folders.ts'
import type { Folders } from './folders.ts'
import { damagedFile, fileMember, MANIFEST, MANIFEST_SUM } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { columnList, listSequences, listTables, quoted } from './tables.ts'
import type { Table } from './tables.ts'
import { endArchive, writeMember } from './tar.ts'

/** What was kept in a backup, or brought back from one. */
export interface BackupSummary {
  readonly at: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
  /** files that were damaged in the store already, by the hash they should have: they cannot be brought back */
  readonly damagedFiles: readonly string[]
}

/** Told what is being written or read. */
export type BackupProgress = (step: { readonly what: 'table' | 'file'; readonly name: string }) => void

const PIECE = 8 * 1024 * 1024
const LEVEL = 3

/** What else goes into a backup. */
export interface BackupOptions {
  readonly folders?: Folders
  readonly onProgress?: BackupProgress
}

/**
 * Writes all rows and all files into one archive while the product goes on working: the rows as they stood at one
 * moment, the files that they name. The archive appears under its name when it is complete and on disk.
 * @throws when the name is taken, or the disk is full; nothing remains of the attempt
 */
export async function backup(
  db: Database,
  files: FileStore,
  path: string,
  options: BackupOptions = {},
): Promise<BackupSummary> {
  const place = resolve(path)
  if (existsSync(place)) throw new Error(`${place} is there already: choose another name`)
  const partial = `${place}.partial`
  const file = await open(partial, 'w', 0o600)
  try {
    const manifest = await writeArchive(file, {
      db,
      files,
      folders: options.folders ?? {},
      onProgress: options.onProgress ?? ignore,
    })
    await file.sync()
    const { size } = await file.stat()
    await rename(partial, place)
    await syncFolder(dirname(place))
    return summaryOf(manifest, size)
  } finally {
    await file.close()
    await rm(partial, { force: true })
  }
}

/** What an archive of this size holds. */
export function summaryOf({ at, tables, files, members }: Manifest, bytes: number): BackupSummary {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const damagedFiles = members.map(damagedFile).filter((hash) => hash !== undefined)
  return { at, tables: tables.length, rows, files: files - damagedFiles.length, bytes, damagedFiles }
}

interface Source {
  readonly db: Database
  readonly files: FileStore
  readonly folders: Folders
  readonly onProgress: BackupProgress
}

function ignore(): void {}

async function writeArchive(file: FileHandle, source: Source): Promise<Manifest> {
  const members: Manifest['members'] = []
  const add: AddMember = async (name, size, pieces) => {
    const sha256 = await writeMember(file, { name, size }, pieces)
    members.push({ name, size, sha256 })
  }
  const rows = await writeRows(source, add)
  for (const { member, path } of await listFolderFiles(source.folders)) {
    const content = await readFile(path)
    await add(member, content.length, [content])
  }
  const count = await writeFiles(source, add)
  const manifest: Manifest = { format: 'yichuang-backup', version: 1, ...rows, files: count, members: [...members] }
  const text = Buffer.from(JSON.stringify(manifest, null, 1))
  await add(MANIFEST, text.length, [text])
  const sum = Buffer.from(`${createHash('sha256').update(text).digest('hex')}\n`)
  await add(MANIFEST_SUM, sum.length, [sum])
  await endArchive(file)
  return manifest
}

type AddMember = (name: string, size: number, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<void>

type Rows = Pick<Manifest, 'at' | 'serverVersion' | 'migrations' | 'tables' | 'sequences'>

/** All in one snapshot: what is committed meanwhile is in the next backup. */
async function writeRows({ db, onProgress }: Source, add: AddMember): Promise<Rows> {
  const client = await poolOf(db).connect()
  let isClean = false
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
      set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0`)
    const at = await readMoment(client)
    const { rows: migrations } = await client.query<Rows['migrations'][number]>(
      'select name, checksum from platform.migration order by name',
    )
    const tables: Rows['tables'] = []
    for (const [number, table] of (await listTables(client)).entries()) {
      onProgress({ what: 'table', name: `${table.schema}.${table.name}` })
      tables.push(await writeTable(client, { table, number }, add))
    }
    const sequences = [...(await listSequences(client))]
    await client.query('commit')
    isClean = true
    return { at, serverVersion: db.serverVersion, migrations, tables, sequences }
  } finally {
    client.release(!isClean)
  }
}

async function readMoment(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ at: string }>('select now() as at')
  return rows[0]?.at ?? ''
}

async function writeTable(
  client: PoolClient,
  { table, number }: { readonly table: Table; readonly number: number },
  add: AddMember,
): Promise<Rows['tables'][number]> {
  const pieces: string[] = []
  let rows = 0
  // a partitioned table has no rows of its own, but a query on it has them all
  const copied = copyOut(client, `copy (select ${columnList(table)} from ${quoted(table)}) to stdout`)
  for await (const piece of inPieces(copied.pieces)) {
    rows += countLines(piece)
    const packed = await promisify(gzip)(piece, { level: LEVEL })
    const name = `tables/${String(number).padStart(4, '0')}/${String(pieces.length).padStart(6, '0')}.copy.gz`
    await add(name, packed.length, [packed])
    pieces.push(name)
  }
  const { schema, name, columns } = table
  if (copied.rows() !== rows) throw new Error(`${schema}.${name} gave ${rows} rows of ${copied.rows()}`)
  return { schema, name, columns: [...columns], rows, pieces }
}

/** Puts small pieces together until they are worth packing. */
async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let bytes = 0
  for await (const piece of stream) {
    waiting.push(piece)
    bytes += piece.byteLength
    if (bytes < PIECE) continue
    yield Buffer.concat(waiting)
    waiting = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(waiting)
}

/** COPY writes a row a line, and line ends inside of values as `\n`. */
function countLines(piece: Buffer): number {
  let count = 0
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count += 1
  return count
}

async function writeFiles({ files, onProgress }: Source, add: AddMember): Promise<number> {
  let count = 0
  for await (const { hash } of files.list()) {
    onProgress({ what: 'file', name: hash })
    const opened = await openUnlessGone(files, hash)
    if (opened === undefined) continue
    const { stream, size } = opened
    await add(fileMember(hash), size, stream)
    count += 1
  }
  return count
}

/** A file may be removed for good between the listing and its turn. */
async function openUnlessGone(
  files: FileStore,
  hash: string,
): Promise<Awaited<ReturnType<FileStore['open']>> | undefined> {
  try {
    return await files.open(hash)
  } catch (error) {
    if ((await files.sizeOf(hash)) === undefined) return undefined
    throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
