import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { endWithReader } from './closed-pipe.ts'

function broken(isServer: boolean, code: string) {
  const output = new EventEmitter()
  const end = vi.fn()
  endWithReader(output, { isServer, end })
  return { end, breaks: () => output.emit('error', Object.assign(new Error(`write ${code}`), { code })) }
}

test('a command whose reader has gone ends quietly, a server goes on', () => {
  const command = broken(false, 'EPIPE')
  command.breaks()
  expect(command.end).toHaveBeenCalledOnce()
  const server = broken(true, 'EPIPE')
  server.breaks()
  expect(server.end).not.toHaveBeenCalled()
})

test('what else goes wrong with the output is not hidden', () => {
  const { end, breaks } = broken(false, 'ENOSPC')
  expect(breaks).toThrow('ENOSPC')
  expect(end).not.toHaveBeenCalled()
})
