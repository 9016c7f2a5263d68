import type { Readable } from 'node:stream'
import type { Decision } from '../pure/index.ts'
import type { MediaType } from './kinds.ts'
import type { FileRefusal } from './refusals.ts'
import type { SniffOptions } from './sniff.ts'

/** What is known of a file that was kept. */
export interface StoredFile {
  /** sha256 of its bytes, hex: its name for ever */
  readonly hash: string
  readonly size: number
  readonly mediaType: MediaType
}

/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** How a file is taken in. */
export interface PutOptions extends SniffOptions {
  readonly maxBytes: number
}

/**
 * Where files are kept: by the hash of their content, each once, never changed. A local folder now; an object store
 * can take its place.
 */
export interface FileStore {
  /**
   * Takes a file in: reads at most `maxBytes`, checks what it is, and answers when it is safe on disk. A refused file
   * leaves no trace. @throws when the disk fails
   */
  putStream(stream: AsyncIterable<Uint8Array>, options: PutOptions): Promise<Decision<StoredFile, FileRefusal>>
  /** Checks a file like `putStream` and hands its bytes on; nothing of it is kept, whatever the answer. */
  readStream(
    stream: AsyncIterable<Uint8Array>,
    options: PutOptions,
  ): Promise<Decision<{ readonly bytes: Uint8Array; readonly mediaType: MediaType }, FileRefusal>>
  /** Keeps bytes that the platform itself made (documents, signatures), unchecked; gives their hash. */
  putOwn(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<{ readonly hash: string; readonly size: number }>
  /** The bytes of a file, or a part of them. @throws when it is not there */
  open(hash: string, range?: ByteRange): Promise<{ readonly stream: Readable; readonly size: number }>
  /** Size in bytes, undefined when it is not there. */
  sizeOf(hash: string): Promise<number | undefined>
  /** Reads the whole file and compares it with its hash. */
  verify(hash: string): Promise<'intact' | 'damaged' | 'missing'>
  /** All files, in the order of their hashes. */
  list(): AsyncIterable<{ readonly hash: string; readonly size: number }>
  /** Removes a file for good; nothing happens when it is not there. */
  remove(hash: string): Promise<void>
}
