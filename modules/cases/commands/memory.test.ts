import { randomUUID } from 'node:crypto'
import { connect } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Story } from '../rules/testing/story.ts'
import { openCounter } from '../testing/counter.ts'

const { db, url } = await testDatabase()
const statements: string[] = []
const other = await connect(url, { poolSize: 2, onStatement: (name) => statements.push(name) })
let here: Awaited<ReturnType<typeof openCounter>>
let there: Awaited<ReturnType<typeof openCounter>>
beforeAll(async () => {
  here = await openCounter(db)
  there = await openCounter(other)
})
afterAll(async () => {
  await here.server.close()
  await there.server.close()
  await other.close()
})

const deferred = () => here.keep(new Story().accepted('2026-04-24', ['health']))
const added = (name: string, expectedVersion: number) => ({ name, files: [], expectedVersion })
const add = (counter: typeof here, id: string, name: string, { version, key }: { version: number; key?: string }) =>
  counter.call('clerk', 'POST', `/applications/${id}/additional-materials`, {
    payload: added(name, version),
    ...(key === undefined ? {} : { key }),
  })

const versionOf = ({ body }: Awaited<ReturnType<typeof add>>) => Number(body['version'])

test('an act after another of the same process is one statement', async () => {
  const { id, version } = await deferred()
  const first = await add(there, id, '补充说明一', { version })
  expect(first.status).toBe(200)
  statements.length = 0
  expect((await add(there, id, '补充说明二', { version: versionOf(first) })).status).toBe(200)
  expect(statements.filter((name) => name.startsWith('cases.'))).toEqual(['cases.advance-dossier'])
})

test('what another process wrote in between is noticed: nothing is lost, and who is late is told the version', async () => {
  const { id, version } = await deferred()
  const first = await add(here, id, '补充说明一', { version })
  const second = await add(there, id, '补充说明二', { version: versionOf(first) })
  expect([first.status, second.status]).toEqual([200, 200])
  const late = await add(here, id, '补充说明三', { version: versionOf(first) })
  expect([late.status, late.body]).toMatchObject([409, { code: 'cases.stale-version', version: versionOf(second) }])
  const third = await add(here, id, '补充说明三', { version: versionOf(second) })
  expect(third.status).toBe(200)
  const { body } = await there.call('clerk', 'GET', `/applications/${id}`)
  expect(body['version']).toBe(versionOf(third))
  expect(JSON.stringify(body)).toMatch(/补充说明一.*补充说明二.*补充说明三/u)
})

test('the same act sent twice is one, whether the case is remembered or not', async () => {
  const { id, version } = await deferred()
  const key = randomUUID()
  const answers = [
    await add(here, id, '补充说明', { version, key }),
    await add(here, id, '补充说明', { version, key }),
    await add(there, id, '补充说明', { version, key }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(versionOf)).size).toBe(1)
  const { body } = await there.call('clerk', 'GET', `/applications/${id}`)
  expect(JSON.stringify(body).match(/补充说明/gu)).toHaveLength(1)
})
