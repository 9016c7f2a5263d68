import type { EventEmitter } from 'node:events'

/**
 * Whoever reads our output may stop when it has read enough (`… | head -1`): a command then ends, quietly, with the exit
 * code it has come to. A server goes on: it only loses its listener. Other errors of the stream are thrown.
 */
export function endWithReader(output: EventEmitter, { isServer, end }: { isServer: boolean; end: () => void }): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (!isServer) end()
  })
}
