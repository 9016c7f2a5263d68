import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type { Connection, PoolClient, Submittable } from 'pg'

/** What the driver's connection can do for COPY, beyond its published types. */
interface CopyConnection {
  readonly stream: Duplex
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const WAITING_BYTES = 1024 * 1024

/** The rows that a `copy … to stdout` gives. */
export interface CopiedOut {
  /** taken to the end, or else the connection must be destroyed */
  readonly pieces: AsyncIterable<Uint8Array>
  /** number of rows that the server says it gave; known at the end */
  rows(): number | undefined
}

/** Runs `copy … to stdout` and gives its bytes piece by piece, no faster than they are taken. */
export function copyOut(client: PoolClient, text: string): CopiedOut {
  const reading = new CopyOut(text)
  client.query(reading)
  return { pieces: piecesOf(reading), rows: () => reading.rows }
}

async function* piecesOf(reading: CopyOut): AsyncGenerator<Uint8Array> {
  for (;;) {
    const pieces = await reading.next()
    if (pieces === undefined) return
    yield* pieces
  }
}

/** Runs `copy … from stdin` with these bytes; gives the number of rows. */
export function copyIn(client: PoolClient, text: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(text, pieces, { resolve, reject }))
  })
}

/** The driver calls the `handle…` methods as the server's messages arrive. */
class CopyOut implements Submittable {
  rows: number | undefined
  readonly #text: string
  #connection: Connection | undefined
  #waiting: Uint8Array[] = []
  #bytes = 0
  #end: { readonly error?: Error } | undefined
  #wake = () => {}

  constructor(text: string) {
    this.#text = text
  }

  /** What has arrived since; undefined at the end. */
  async next(): Promise<readonly Uint8Array[] | undefined> {
    while (this.#waiting.length === 0) {
      if (this.#end?.error !== undefined) throw this.#end.error
      if (this.#end !== undefined) return undefined
      this.#connection?.stream.resume()
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    const taken = this.#waiting
    this.#waiting = []
    this.#bytes = 0
    return taken
  }

  submit(connection: Connection): void {
    this.#connection = connection
    connection.query(this.#text)
  }

  handleCopyData({ chunk }: { readonly chunk: Uint8Array }): void {
    // the driver uses the same memory for what comes next
    this.#waiting.push(Buffer.from(chunk))
    this.#bytes += chunk.byteLength
    if (this.#bytes > WAITING_BYTES) this.#connection?.stream.pause()
    this.#wake()
  }

  handleError(error: Error): void {
    this.#end = { error }
    this.#wake()
  }

  handleReadyForQuery(): void {
    this.#end ??= {}
    this.#wake()
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = rowsOf(text)
  }
}

interface Done {
  resolve(rows: number): void
  reject(error: unknown): void
}

class CopyIn implements Submittable {
  readonly #text: string
  readonly #pieces: AsyncIterable<Uint8Array>
  readonly #done: Done
  #rows = 0
  #failure: unknown

  constructor(text: string, pieces: AsyncIterable<Uint8Array>, done: Done) {
    this.#text = text
    this.#pieces = pieces
    this.#done = done
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).catch((error: unknown) => {
      this.#failure = error
      connection.sendCopyFail('the source could not be read')
    })
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#rows = rowsOf(text)
  }

  handleError(error: Error): void {
    this.#done.reject(this.#failure ?? error)
  }

  handleReadyForQuery(): void {
    this.#done.resolve(this.#rows)
  }

  async #send(connection: CopyConnection): Promise<void> {
    for await (const piece of this.#pieces) {
      connection.sendCopyFromChunk(piece)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    connection.endCopyFrom()
  }
}

function rowsOf(completion: string): number {
  return Number(/^COPY (\d+)$/.exec(completion)?.[1] ?? 0)
}
