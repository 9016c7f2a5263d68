import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const findingsOf = (who: string, item: string) => hall.call(who, 'GET', `/catalogue/items/${item}/findings`)

test('[CAT-03] who keeps an item reads what the prover says of it, each finding with its place and answers', async () => {
  const { status, body } = await findingsOf('department', 'spjy')
  expect([status, body.item, body.version]).toEqual([200, 'spjy', 1])
  expect(body.tree.accepted).toBeLessThan(body.tree.combinations)
  const idle = body.findings.filter((one: { code: string }) => one.code === 'answer-idle')
  expect(idle.length).toBeGreaterThan(0)
  for (const { pointer, place, example, zh, en } of idle) {
    expect(pointer).toMatch(/^\/situation\/questions\//)
    expect(example[place.question]).toContain(place.option)
    expect([zh, en]).toEqual([expect.stringMatching(/[一-鿿]/), expect.stringMatching(/[a-z]+ [a-z]+/)])
  }
})

test('[CAT-03] a shorter order of questions is offered as their ids', async () => {
  const { body } = await findingsOf('system', 'syjsl')
  expect(body.tree.order).toEqual({ before: 2, after: 1.5, questions: ['reason', 'card'], moves: [] })
})

test('[CAT-03] items of others and items that are not there are not told about', async () => {
  expect((await findingsOf('other', 'spjy')).body.code).toBe('access.out-of-scope')
  expect((await findingsOf('system', 'moon')).body.code).toBe('catalogue.no-such-item')
  for (const who of ['chief', 'manager', 'clerk']) expect((await findingsOf(who, 'spjy')).status).toBe(403)
})
