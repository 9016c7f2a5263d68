import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { startProduct } from '../journeys/product.ts'
import type { Product } from '../journeys/product.ts'
import { call, tokenOf } from './api.ts'
import type { Answer } from './api.ts'
import { take } from './take.ts'

const launcher = fileURLToPath(new URL('../../apps/server/bin/yichuang.mjs', import.meta.url))
const clerks = 6
let product: Product | undefined
let folder: Product | undefined

afterAll(async () => {
  await product?.stop()
  await folder?.remove()
})

/** One application that a program tried to take: sent with a key, acknowledged or not. */
interface Attempt {
  readonly n: number
  readonly key: string
  answer?: Answer
}

interface Act {
  readonly id: string
  readonly version: number
}

/** Six clerks' programs take one application after the other until the server is gone. */
async function load(address: string, token: string, attempts: Attempt[]): Promise<void> {
  const clerk = async () => {
    for (;;) {
      const attempt: Attempt = { n: attempts.length, key: randomUUID() }
      attempts.push(attempt)
      try {
        attempt.answer = await take(token, attempt.n, { key: attempt.key, address, then: { kind: 'accept' } })
      } catch {
        return
      }
    }
  }
  await Promise.all(Array.from({ length: clerks }, clerk))
}

/** Ends the database as a power cut does: every process of it at once, nothing written any more. */
function killDatabase(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

test('[SEC-03] [INT-03] killed at any moment under load, every acknowledged act is there after the restart, and no other trace', async () => {
  const attempts: Attempt[] = []
  for (const { after, withDatabase } of [
    { after: 900, withDatabase: false },
    { after: 1_700, withDatabase: true },
    { after: 400, withDatabase: false },
  ]) {
    product = await startProduct(folder === undefined ? {} : { dataDir: folder.dataDir })
    folder ??= product
    const { address } = product
    const loading = load(address, await tokenOf('shenruoxi', 'hall-county-13', address), attempts)
    await wait(after)
    await product.kill()
    if (withDatabase) killDatabase(product.dataDir)
    await loading
  }
  const acknowledged = attempts.flatMap(({ n, key, answer }) =>
    answer?.status === 200 ? [{ n, key, body: answer.body as Act }] : [],
  )
  expect(acknowledged.length).toBeGreaterThan(20)
  expect(attempts.filter(({ answer }) => answer !== undefined && answer.status !== 200)).toEqual([])

  product = await startProduct({ dataDir: folder?.dataDir ?? '' })
  const { address } = product
  const token = await tokenOf('shenruoxi', 'hall-county-13', address)
  for (const {
    n,
    key,
    body: { id, version },
  } of acknowledged) {
    const { status, body } = await call('GET', `/applications/${id}`, { token, address })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version, stage: 'accepted' })
    const again = await take(token, n, { key, address, then: { kind: 'accept' } })
    expect(again.body).toMatchObject({ id, version })
  }
  // What was not acknowledged happened wholly or not at all: sent again it is one act, and the record has no hole.
  const ids = new Set(acknowledged.map(({ body }) => body.id))
  for (const { n, key, answer } of attempts) {
    if (answer !== undefined) continue
    const again = await take(token, n, { key, address, then: { kind: 'accept' } })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    ids.add((again.body as Act).id)
  }
  expect(ids.size).toBe(attempts.length)
  await product.stop()
  const { stdout } = await promisify(execFile)(process.execPath, [
    launcher,
    'log',
    'verify',
    '--json',
    '--data',
    product.dataDir,
  ])
  expect(JSON.parse(stdout)).toMatchObject({ faults: [] })
}, 240_000)
