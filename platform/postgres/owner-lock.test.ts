import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FolderInUse, livingOwner, startOfProcess, takeLock } from './owner-lock.ts'

const home = mkdtempSync(join(tmpdir(), 'yichuang-lock-'))
afterAll(() => rmSync(home, { recursive: true }))

function leave(name: string, owner: object, ageMs = 0): string {
  const path = join(home, name)
  writeFileSync(path, JSON.stringify(owner))
  const then = new Date(Date.now() - ageMs)
  utimesSync(path, then, then)
  return path
}

test('a lock is held until it is released, and leaves no file', async () => {
  const path = join(home, 'held')
  const lock = await takeLock(path)
  await expect(takeLock(path)).rejects.toThrow(FolderInUse)
  expect(livingOwner(path)).toMatchObject({ pid: process.pid, host: hostname() })
  lock.release()
  expect(readdirSync(home)).toEqual([])
})

test('the lock of a dead process, of a later one with its number, or a torn one is taken over', async () => {
  const own = startOfProcess(process.pid)
  const stale = [
    leave('dead', { pid: 4_000_000, started: '1', host: hostname() }),
    leave('reused', { pid: process.pid, started: `${own}0`, host: hostname() }),
    leave('torn', {}),
    leave('elsewhere', { pid: 1, started: '1', host: 'another-host' }, 60_000),
  ]
  for (const path of stale) {
    const lock = await takeLock(path)
    expect(livingOwner(path)).toMatchObject({ pid: process.pid })
    lock.release()
  }
})

test('a lock on a shared folder whose owner beats on another host is respected', async () => {
  const path = leave('beating', { pid: 1, started: '1', host: 'another-host' }, 1_000)
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), 100)
  await expect(takeLock(path)).rejects.toThrow('process 1 on another-host holds')
  clearInterval(beat)
})

test('of many that want a dead one’s lock at the same moment one gets it', async () => {
  const path = leave('wanted', { pid: 4_000_000, started: '1', host: hostname() })
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)))
  expect(tries.filter(({ status }) => status === 'fulfilled').length).toBe(1)
})
